import { byPrecedence } from '../papers/precedence.ts';
import { compile } from './compile.ts';
import { compileInterests } from './engine/compile-interests.ts';
import { type Library, libraryOf } from './library/library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import type { Wanted } from './wanted.ts';

/** An interest and a paper that answers it, by their places in the lists given to `match`. */
export interface Match {
  readonly interest: number;
  readonly paper: number;
  /** 0 to 100: the share of the most that this interest can give. */
  readonly score: number;
}

/**
 * Which papers answer which interests: by interest, best first, and reproducible bit for bit from the same library (M1, M3). Without a
 * library the papers themselves are one.
 */
export function match(
  interests: readonly Wanted[],
  papers: readonly MatchablePaper[],
  library: Library = libraryOf(papers),
): Match[] {
  const compiled = interests.map((wanted) => compile(wanted, library));
  const matches = interests.map((): Match[] => []);
  compileInterests(compiled, library.statistics).match(papers, (found) =>
    found.eachInterest((interest, entry) =>
      found.eachPaper(entry, (paper, score) => {
        if (score >= compiled[interest]!.least) matches[interest]!.push({ interest, paper, score });
      }),
    ),
  );
  for (const list of matches)
    list.sort((a, b) => b.score - a.score || byPrecedence(papers[a.paper]!, papers[b.paper]!));
  return matches.flat();
}
