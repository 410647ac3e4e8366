import { describe, expect, it } from 'vitest';
import { labelledText } from '../../../../shared/dumps/formats/labelled-text.ts';
import { LIMIT } from '../../../../shared/dumps/limits.ts';
import { headOf, readWhole } from '../../../fixtures/read-dump.ts';

/** Two papers, each as a script may have written it. */
function written(one: (title: string, id: string) => string): string {
  return `${one('Kelp: A Year', '2601.00001')}${one('On Rafts', '2601.00002')}`;
}

describe('text with labels', () => {
  it.each([
    [
      'bare',
      written(
        (title, id) =>
          `Title: ${title}\nAuthors: Ada Quill, Bo Marsh\nLink: https://arxiv.org/abs/${id}\nSummary: It holds.\n---\n`,
      ),
    ],
    [
      'bold',
      written(
        (title, id) =>
          `**Title:** ${title}\n**Authors:** Ada Quill, Bo Marsh\n**Link:** https://arxiv.org/abs/${id}\n**Abstract:** It holds.\n\n---\n\n`,
      ),
    ],
    [
      'bold, the colon outside',
      written(
        (title, id) =>
          `**Title**: ${title}  \n**Authors**: Ada Quill and Bo Marsh  \n**URL**: https://arxiv.org/abs/${id}  \n**Abstract**: It holds.\n\n`,
      ),
    ],
    [
      'bullets under numbered headings',
      `# Papers\n\n${written((title, id) => `## Paper 1\n\n- **Title**: ${title}\n- **Authors**: Ada Quill, Bo Marsh\n- **Link**: [here](https://arxiv.org/abs/${id})\n- **Abstract**: It holds.\n\n`)}`,
    ],
    [
      'numbered',
      written(
        (title, id) =>
          `1. Title: ${title}\n   Authors: Ada Quill, Bo Marsh\n   URL: https://arxiv.org/abs/${id}\n   Abstract: It holds.\n\n`,
      ),
    ],
    [
      'behind pictures',
      written(
        (title, id) =>
          `📄 Title: ${title}\n👥 Authors: Ada Quill, Bo Marsh\n🔗 Link: https://arxiv.org/abs/${id}\n📝 Abstract: It holds.\n\n`,
      ),
    ],
    [
      'Chinese',
      written(
        (title, id) =>
          `标题：${title}\n作者：Ada Quill，Bo Marsh\n链接：https://arxiv.org/abs/${id}\n摘要：It holds.\n\n`,
      ),
    ],
    [
      'as YAML',
      written(
        (title, id) =>
          `- title: "${title}"\n  authors: Ada Quill, Bo Marsh\n  url: https://arxiv.org/abs/${id}\n  abstract: >-\n    It holds.\n\n`,
      ),
    ],
    [
      'in quotes',
      written(
        (title, id) =>
          `title: "${title}"\nauthors: Ada Quill, Bo Marsh\nurl: https://arxiv.org/abs/${id}\nabstract: "It holds."\n\n`,
      ),
    ],
  ])('may have them %s', async (_, text) => {
    const { papers, rejects, reading } = await readWhole(text);
    expect([reading.parts, rejects]).toEqual([[{ format: 'labelled-text' }], []]);
    const paper = { authors: ['Ada Quill', 'Bo Marsh'], abstract: 'It holds.' };
    expect(papers).toMatchObject([
      { ...paper, title: 'Kelp: A Year', url: 'https://arxiv.org/abs/2601.00001' },
      { ...paper, title: 'On Rafts', url: 'https://arxiv.org/abs/2601.00002' },
    ]);
  });

  it.each([
    ['Published: 2026-02-01', { published: '2026-02-01' }],
    ['Entry ID: http://arxiv.org/abs/2601.00002v1', { givenId: 'http://arxiv.org/abs/2601.00002v1' }],
    ['Authors: Ada Quill', { authors: ['Ada Quill'] }],
  ])('may begin each paper with another label than the title: %s', async (line, said) => {
    const one = (title: string): string => `${line}\nTitle: ${title}\nSummary: It holds.\n\n`;
    const { papers, rejects } = await readWhole(`${one('Kelp')}${one('On Rafts')}`);
    expect(rejects).toEqual([]);
    expect(papers).toMatchObject([
      { title: 'Kelp', abstract: 'It holds.', ...said },
      { title: 'On Rafts', abstract: 'It holds.', ...said },
    ]);
  });

  it('has labels that say nothing here, which end the value before them', async () => {
    const text =
      'Title: On Rafts\nUpdated: 2026-02-03\nPublished: 2026-02-01\nReading time: 5 minutes\nPrimary Category: cs.LG\nUpvotes: 12\nAbstract: They hold.\nBoth do: ours, theirs. See our\nproject page: https://example.org/rafts.\nAffiliation: Shore\n';
    expect((await readWhole(text)).papers).toEqual([
      {
        title: 'On Rafts',
        ids: [],
        authors: [],
        published: '2026-02-01',
        categories: ['cs.LG'],
        votes: 12,
        abstract: 'They hold.\nBoth do: ours, theirs. See our\nproject page: https://example.org/rafts.',
      },
    ]);
  });

  it('has authors with their families first', async () => {
    const text = 'Title: On Rafts\nAuthors: Quill, A., Marsh, B.\nAbstract: They hold.\n';
    expect((await readWhole(text)).papers).toMatchObject([{ authors: ['Quill, A.', 'Marsh, B.'] }]);
  });

  it('may say more: keywords, venue, program', async () => {
    const text =
      'Title: On Rafts\nVenue: RFT 2026\nKeywords: rafts, kelp\nCode: https://github.com/a/b\nAbstract: They hold.\n';
    expect((await readWhole(text)).papers).toMatchObject([
      { venue: 'RFT 2026', keywords: ['rafts', 'kelp'], code: 'https://github.com/a/b' },
    ]);
  });

  it.each([
    [`${'They hold for another year. '.repeat(10)}\n`, LIMIT.recordCharacters / 280, 'is longer than 8 Mi characters'],
    ['They hold\n', LIMIT.recordLines, 'has more than 128 Ki lines'],
  ])('rejects a record that is larger than any, and goes on behind it (I2)', async (line, times, reason) => {
    const lines = line.repeat(times);
    const text = `Title: Kelp\nAbstract: It holds.\n---\nTitle: On Rafts\nAbstract: ${lines}Code: https://github.com/a/b\n---\nTitle: Reeds\nAbstract: They bend.\n---\n`;
    const { papers, rejects } = await readWhole(text);
    expect(papers.map(({ title }) => title)).toEqual(['Kelp', 'Reeds']);
    const excerpt = expect.stringMatching(/^On Rafts They hold/);
    expect(rejects).toMatchObject([{ at: { line: 4 }, reason, excerpt }]);
  });

  it.each([
    [
      'a letter',
      'Dear Bo,\n\nthe rafts hold; we looked at all of them, one by one, for a year.\n\nTitle: On Rafts\nAbstract: They hold.\n',
    ],
    [
      'a day above titles that none of them has',
      'Date: 2026-02-01\n\nTitle: Kelp\nSummary: It holds.\n\nTitle: Rafts\nSummary: They hold.\n',
    ],
    ['a title without an abstract', 'Title: Daily Papers\n\nURL: https://example.org\n\nPapers follow.\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(labelledText.recognises(headOf(text))).toBe(false);
  });
});
