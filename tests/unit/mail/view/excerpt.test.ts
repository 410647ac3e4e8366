import { describe, expect, it } from 'vitest';
import { sentences } from '../../../../shared/mail/typesetting/sentences.ts';
import { EXCERPT_LIMIT, excerpt } from '../../../../shared/mail/view/excerpt.ts';
import { textOf } from '../../../../shared/mail/view/runs.ts';
import type { Range } from '../../../../shared/matching/reason.ts';

const BACKGROUND =
  'Subword vocabularies are trained on text that is mostly English, and others pay by the token. '.repeat(3);
const CONTRIBUTION = 'We propose a vocabulary that minimises the worst case. ';
const DETAILS = 'The spread falls to 2.3 while English grows by 4%. '.repeat(4);
const NEEDLE = 'A retriever over graphs finds the rest. ';
const ABSTRACT = `${BACKGROUND}${CONTRIBUTION}${DETAILS}${NEEDLE}${DETAILS}`.trim();

function hit(text: string, word: string): Range[] {
  const at = text.indexOf(word);
  return [[at, at + word.length]];
}

describe('an excerpt', () => {
  it('is the whole abstract where that is short', () => {
    expect(textOf(excerpt('Short and whole.', [], false))).toBe('Short and whole.');
  });

  it('is whole sentences around the hit, at most 380 characters', () => {
    const runs = excerpt(ABSTRACT, hit(ABSTRACT, 'graphs'), false);
    const text = textOf(runs);
    expect(text.length).toBeLessThanOrEqual(EXCERPT_LIMIT);
    expect(text).toMatch(/^(A retriever|The spread)/);
    expect(text).toMatch(/\.\u00a0…$|\.$/);
    expect(runs.filter((run) => run.hit).map((run) => run.text)).toEqual(['graphs']);
  });

  it('prefers the window with most different hits', () => {
    const text = `Graphs here. ${'Filler sentence without anything. '.repeat(15)}Graphs and networks meet.`;
    const ranges: Range[] = [
      [0, 6],
      ...hit(text, 'Graphs and').map(([start]): Range => [start, start + 6]),
      ...hit(text, 'networks'),
    ];
    expect(textOf(excerpt(text, ranges, false))).toContain('Graphs and networks meet.');
  });

  it('states the contribution and not the background when the title was hit', () => {
    expect(textOf(excerpt(ABSTRACT, [], true))).toMatch(/^We propose a vocabulary/);
    expect(textOf(excerpt(ABSTRACT, hit(ABSTRACT, 'Subword'), true))).toMatch(/^We propose a vocabulary/);
  });

  const FILL = 'Chains of spins have long been of interest to many people in many places. ';

  it('finds the contribution where nobody says “we”, and not in what was done beside it at the end', () => {
    const told = `${FILL.repeat(3)}The magnetisation of such chains is studied by transfer matrices. ${FILL.repeat(3)}`;
    expect(textOf(excerpt(told, [], true))).toMatch(/^The magnetisation/);
    const beside = `${FILL.repeat(6)}In addition, the data agree with our results.`;
    expect(textOf(excerpt(beside, hit(beside, 'spins'), true))).toMatch(/^Chains of spins/);
  });

  it.each([
    ['Type I diabetes is common. ', 'We measure it. '],
    ['Samples are i.i.d. and class I molecules abound. ', 'Here I show how. '],
    ['Los peces importan. ', 'En este trabajo mostramos que sí. '],
    ['Os peixes importam. ', 'Neste artigo mostramos isso. '],
    ['I pesci contano molto. ', 'In questo lavoro mostriamo come. '],
    ['Les poissons comptent. ', 'Cet article le montre. '],
  ])('knows where the authors speak, after %j', (background, said) => {
    expect(textOf(excerpt(`${background}${FILL.repeat(3)}${said}${FILL.repeat(3)}`, [], true))).toContain(said.trim());
    expect(textOf(excerpt(`${background}${FILL.repeat(3)}${said}${FILL.repeat(3)}`, [], true))).not.toContain(
      background,
    );
  });

  it('says what led to a contribution that nearly nothing follows', () => {
    const long = `${FILL.repeat(5)}Here we bend them. ${'So they stay. '.repeat(9)}`.trim();
    expect(textOf(excerpt(long, [], true))).toMatch(/^Here we bend them\. So they stay/);
    expect(textOf(excerpt(`${FILL.repeat(5)}Here we bend them.`, [], true))).toMatch(/^Chains .* Here we bend them\.$/);
  });

  it('cuts between words where one sentence is too long', () => {
    const long = `${'word '.repeat(90)}needle ${'more '.repeat(90)}`.trim();
    const text = textOf(excerpt(long, hit(long, 'needle'), false));
    expect(text.length).toBeLessThanOrEqual(EXCERPT_LIMIT);
    expect(text).toContain(' needle ');
    expect(text.replace(/^… |\u00a0…$/g, '')).toMatch(/^(word|more)\b.*\b(word|more)$/);
  });
});

describe('sentences', () => {
  const texts = (text: string) => sentences(text).map(([start, end]) => text.slice(start, end));

  it.each([
    ['abbreviations', 'See Fig. 3 and e.g. The Smiths or Smith et al. 2020 for more. Then stop.', 2],
    ['dotted short forms', 'Made in the U.S. Navy for i.i.d. Gaussians. We used the U.S. The end.', 3],
    ['initials', 'Proved by P. Erdős in 1959. Then again.', 2],
    ['decimals', 'It falls by 0.5 points. Rises by 3.', 2],
    ['Chinese', '噪声很大。本文提出一种方法！效果很好。', 3],
    ['Arabic', 'هذه جملة. وهذه أخرى.', 2],
    ['questions in quotes', 'They ask "why?" We answer. (Or not.) Fine.', 4],
  ])('of %s are told apart', (_, text, count) => {
    expect(texts(text)).toHaveLength(count);
    expect(texts(text).join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
