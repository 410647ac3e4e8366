import type { Query } from '../interests/query.ts';
import { type Library, libraryOf } from './library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { holds } from './oracle.ts';
import { prepare } from './prepare.ts';

export type { MatchablePaper } from './matchable-paper.ts';

/** An interest and a paper that answers it, by their places in the lists given to `match`. */
export interface Match {
  readonly interest: number;
  readonly paper: number;
  /** 0 to 100: the share of the most that this query can give. */
  readonly score: number;
}

/**
 * Which papers answer which interests: by interest, best first, and reproducible bit for bit from the same library (M1, M3). Without a
 * library the papers themselves are one.
 */
export function match(
  interests: readonly { readonly id: string; readonly query: Query }[],
  papers: readonly MatchablePaper[],
  library: Library = libraryOf(papers),
): Match[] {
  return interests.flatMap(({ query }, interest) => {
    const prepared = prepare(query, library);
    if (!prepared) return [];
    return papers.flatMap((paper, index) => (holds(prepared, paper) ? [{ interest, paper: index, score: 100 }] : []));
  });
}
