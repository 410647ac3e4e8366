import { chains, type Span, spansOf, type WordIndex } from '../terms/spans.ts';
import { gatherings } from './near.ts';
import type { TextClause } from './prepare.ts';
import type { Wording } from './wordings.ts';

/** One place of a title or an abstract where a clause holds: the spans of its words. */
export type Hit = readonly Span[];

/** A paper whose words can be looked for. */
export interface PaperIndex {
  readonly title: WordIndex;
  readonly abstract: WordIndex;
}

/** Where a clause holds in each of the fields that it looks at. */
export function hitsOf(
  clause: TextClause,
  words: PaperIndex,
): { readonly title: readonly Hit[]; readonly abstract: readonly Hit[] } {
  return {
    title: clause.field === 'abstract' ? [] : hitsIn(words.title, clause.wordings),
    abstract: clause.field === 'title' ? [] : hitsIn(words.abstract, clause.wordings),
  };
}

function hitsIn(field: WordIndex, wordings: readonly Wording[]): Hit[] {
  const hits = wordings.flatMap((wording) => hitsOfWording(field, wording));
  return wordings.length < 2 ? hits : hits.sort((a, b) => a[0]!.start - b[0]!.start);
}

function hitsOfWording(field: WordIndex, { units, within }: Wording): Hit[] {
  const lists: Span[][] = [];
  for (const unit of units) {
    const spans = spansOf(field, unit);
    if (spans.length === 0) return [];
    lists.push(spans);
  }
  if (lists.length === 1) return lists[0]!.map((span) => [span]);
  if (within === 'in order') return chains(lists).map((span) => [span]);
  return gatherings(lists, within).map((gathering) => gathering.spans);
}

/** How often a clause holds in each of those fields. Most are about one word, and it is counted without saying where it stands. */
export function countsOf(clause: TextClause, words: PaperIndex): { readonly title: number; readonly abstract: number } {
  const { field, wordings } = clause;
  const unit = wordings.length === 1 && wordings[0]!.units.length === 1 ? wordings[0]!.units[0]! : [];
  const word = unit.length === 1 && unit[0]!.length === 1 ? unit[0]![0]! : undefined;
  if (!word) {
    const { title, abstract } = hitsOf(clause, words);
    return { title: title.length, abstract: abstract.length };
  }
  return {
    title: field === 'abstract' ? 0 : words.title.count(word),
    abstract: field === 'title' ? 0 : words.abstract.count(word),
  };
}
