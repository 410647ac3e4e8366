import { readFileSync } from 'node:fs';
import type { EditionSection, FrozenPaper } from '../../shared/editions/edition.ts';
import type { Range, Reason } from '../../shared/matching/reason.ts';
import { texToText } from '../../shared/text/cleaning/tex/tex.ts';

/** What a specimen looks for: words that stand beside each other, in any case. */
export interface Wanted {
  readonly id: string;
  readonly label: string;
  readonly query: string;
  readonly words: RegExp;
}

const AUTHORS = [
  ['Mira Okonkwo', 'Jonas Feld', 'Aiko Tanabe', 'Luís Carvalho', 'Priya Raman'],
  ['Ingrid Sørensen', 'Tomasz Wójcik'],
  ['Wen Zhao', 'Fatima El Amrani', 'Sebastián Ruiz', 'Noor van Dijk'],
  ['Chloé Béranger'],
  ['Kwame Mensah', 'Anna-Lena Böhm', 'Rashid Karimov'],
];
const CATEGORIES = [['cs.LG', 'stat.ML'], ['cs.CL'], ['cs.CV', 'cs.GR'], ['cs.RO'], ['cs.DS', 'math.PR']];

/** The papers of the sample dump, as the page's text has them: without authors, links and dates of their own. */
export function samplePapers(): FrozenPaper[] {
  const dump = readFileSync(new URL('../../samples/papers-nov-20.txt', import.meta.url), 'utf8');
  const blocks = dump
    .slice(dump.indexOf('Nov 20') + 'Nov 20'.length)
    .trim()
    .split(/\n\n/);
  return Array.from({ length: blocks.length / 2 }, (_, index) =>
    aPaper({
      id: `sample-${index + 1}`,
      title: texToText(blocks[2 * index]!),
      abstract: texToText(blocks[2 * index + 1]!),
    }),
  );
}

/** The same papers as a listing has them: with authors, links, categories and dates. */
export function listedPapers(): FrozenPaper[] {
  return samplePapers().map((paper, index) => {
    const { listedOn: _, ...rest } = paper;
    const authors = AUTHORS[index % AUTHORS.length]!;
    const identifier = `2611.${String(10_001 + 37 * index)}`;
    return {
      ...rest,
      source: 'arxiv-listing',
      authors,
      authorCount: authors.length + (index % 3 === 0 ? 11 : 0),
      categories: CATEGORIES[index % CATEGORIES.length]!,
      published: `2026-11-${20 - (index % 3)}`,
      links: {
        abstract: `https://arxiv.org/abs/${identifier}`,
        pdf: `https://arxiv.org/pdf/${identifier}`,
        ...(index % 4 === 1 ? { code: `https://code.example/paper-${index + 1}` } : {}),
      },
    };
  });
}

export function aPaper(with_: Partial<FrozenPaper> = {}): FrozenPaper {
  return {
    id: 'paper-1',
    title: 'A title',
    abstract: 'An abstract.',
    authors: [],
    authorCount: 0,
    categories: [],
    links: {},
    listedOn: '2026-11-20',
    source: 'hf-page',
    arrival: 'new',
    arrivedAt: '2026-11-21T18:02:11.000Z',
    why: [],
    ...with_,
  };
}

/** A section of the papers in which the words stand, those with the words in the title first. */
export function sectionFor(wanted: Wanted, papers: readonly FrozenPaper[]): EditionSection {
  const found = papers
    .map((paper) => ({ ...paper, why: reasons(wanted, paper) }))
    .filter((paper) => paper.why.length > 0)
    .sort((one, other) => titleHits(other) - titleHits(one));
  const { id, label, query } = wanted;
  return { interest: { id, label, query }, papers: found, toStartWith: false };
}

function reasons({ id, label, words }: Wanted, { title, abstract }: FrozenPaper): Reason[] {
  const inTitle = ranges(title, words);
  const inAbstract = ranges(abstract, words);
  if (inTitle.length + inAbstract.length === 0) return [];
  const field = inTitle.length === 0 ? 'abstract' : inAbstract.length === 0 ? 'title' : 'title and abstract';
  const found = inTitle.map(([start, end]) => title.slice(start, end));
  return [{ interestId: id, clause: label, field, words: found, title: inTitle, abstract: inAbstract }];
}

function ranges(text: string, words: RegExp): Range[] {
  return [...text.matchAll(words)].map((match) => [match.index, match.index + match[0].length]);
}

function titleHits(paper: FrozenPaper): number {
  return paper.why.reduce((sum, reason) => sum + reason.title.length, 0);
}
