import { createHash } from 'node:crypto';
import { summedDefinitions } from './acronyms.ts';
import { type Library, libraryFrom } from './library.ts';
import { type DayCounts, SEGMENT_VERSION } from './segment.ts';
import { NO_STATISTICS, summed } from './statistics.ts';

/** A library that is kept, by a name: the same name, the same matches and scores (M3). */
export interface KeptLibrary extends Library {
  readonly version: string;
}

/** Days further back than these teach nothing any more. */
export const LIBRARY_DAYS = 90;

/** Fewer papers teach less than the window that is to be matched. */
const LEAST_PAPERS = 50;

/** What is known of days, added up one after the other. */
export interface LibrarySum {
  readonly days: readonly string[];
  readonly counts: Pick<DayCounts, 'statistics' | 'definitions'>;
}

export const NO_DAYS: LibrarySum = {
  days: [],
  counts: { statistics: NO_STATISTICS, definitions: { stated: new Map(), spelled: new Map() } },
};

/** The sum and some later days, in order: of a long form the spelling that was met first is shown. */
export function withDays({ days, counts }: LibrarySum, more: readonly DayCounts[]): LibrarySum {
  const all = [counts, ...more];
  return {
    days: [...days, ...more.map(({ day }) => day)],
    counts: {
      statistics: summed(all.map(({ statistics }) => statistics)),
      definitions: summedDefinitions(all.map(({ definitions }) => definitions)),
    },
  };
}

/** The library of these days; undefined while they hold too little to learn from. Its name tells the days that are in it. */
export function libraryOfDays({ days, counts }: LibrarySum): KeptLibrary | undefined {
  const { statistics, definitions } = counts;
  if (statistics.papers < LEAST_PAPERS) return undefined;
  const these = createHash('sha256').update(days.join()).digest('hex').slice(0, 8);
  return { ...libraryFrom(statistics, definitions), version: `${SEGMENT_VERSION}-${days.at(-1)}-${these}` };
}
