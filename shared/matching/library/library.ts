import type { MatchablePaper } from '../matchable-paper.ts';
import { type Acronyms, acronymsOf, type DefinitionCounts, definitionCounts, NO_ACRONYMS } from '../terms/acronyms.ts';
import { NO_STATISTICS, type Statistics, statisticsOf } from './statistics.ts';

/** What is known of the papers around: how common words are, and what short forms stand for. Same library, same matches and scores (M3). */
export interface Library {
  readonly statistics: Statistics;
  readonly acronyms: Acronyms;
}

/** A library of nothing: every word is as rare as any other, no short form is known. */
export const EMPTY_LIBRARY: Library = { statistics: NO_STATISTICS, acronyms: NO_ACRONYMS };

/** The library that papers are by themselves: those of a window on the first day, of a file that is looked at alone. Goes through them more than once. */
export function libraryOf(papers: Iterable<MatchablePaper>): Library {
  return { statistics: statisticsOf(papers), acronyms: acronymsOf(definitionCounts(papers)) };
}

/** The library of counts that were kept, summed over its days. */
export function libraryFrom(statistics: Statistics, definitions: DefinitionCounts): Library {
  return { statistics, acronyms: acronymsOf(definitions) };
}
