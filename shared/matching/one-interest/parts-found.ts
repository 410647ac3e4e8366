import { canonical } from '../../interests/canonical.ts';
import type { Query } from '../../interests/query.ts';
import { isCommon } from '../../text/words/common.ts';
import type { Library } from '../library/library.ts';
import { holds } from '../meaning/oracle.ts';
import { prepare } from '../meaning/prepare.ts';
import { candidates } from './candidates.ts';
import type { PackedPapers } from './packed-papers.ts';

/** A part of a query, and how many papers have it. */
export interface PartFound {
  /** In canonical form. */
  readonly part: string;
  readonly papers: number;
  /** Of words side by side also each of them, without the small ones. */
  readonly words: readonly { readonly word: string; readonly papers: number }[];
}

/** What each clause of a query finds by itself, in the order of the query, each once. Empty for a query that is one word, and so says no more than the whole. */
export function partsFound(query: Query, packed: PackedPapers, library: Library): PartFound[] {
  const clauses = new Map(clausesOf(query).map((clause) => [canonical(clause), clause]));
  const parts = [...clauses].map(([part, clause]) => ({
    part,
    papers: count(clause, packed, library),
    words: wordsOf(clause).map((word) => ({ word: canonical(word), papers: count(word, packed, library) })),
  }));
  return parts.length > 1 || parts.some(({ words }) => words.length > 0) ? parts : [];
}

function clausesOf(query: Query): Query[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(clausesOf);
    case 'not':
    case 'weight':
      return clausesOf(query.part);
    case 'like':
      return [];
    default:
      return [query];
  }
}

function wordsOf(clause: Query): Query[] {
  if (clause.kind !== 'words') return [];
  const asked = clause.words.filter(({ text, form }) => form !== 'folded' || !isCommon(text));
  return asked.length < 2 ? [] : asked.map((word) => ({ kind: 'words', field: clause.field, words: [word] }));
}

function count(query: Query, packed: PackedPapers, library: Library): number {
  const prepared = prepare(query, library)!;
  const marks = candidates(prepared, packed);
  let papers = 0;
  for (const [place, paper] of packed.papers.entries())
    if (marks?.[place] !== 0 && holds(prepared, paper, () => packed.indexes[place]!)) papers += 1;
  return papers;
}
