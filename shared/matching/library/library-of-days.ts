import { createHash } from 'node:crypto';
import type { Day } from '../../calendar/day.ts';
import { type DefinitionCounts, summedDefinitions } from '../terms/acronyms.ts';
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

/** Days that are read at the same time, and added up before the next are: all at once would be much memory. */
const TOGETHER = 10;

/**
 * The library of these days; undefined while they hold too little to learn from. Its name tells the days that are in it.
 * @param days in order: of a long form the spelling that was met first is shown
 */
export async function libraryOfDays(
  days: readonly Day[],
  countsOf: (day: Day) => Promise<DayCounts>,
): Promise<KeptLibrary | undefined> {
  let statistics = NO_STATISTICS;
  let definitions: DefinitionCounts = { stated: new Map(), spelled: new Map() };
  for (let from = 0; from < days.length; from += TOGETHER) {
    const counts = await Promise.all(days.slice(from, from + TOGETHER).map(countsOf));
    statistics = summed([statistics, ...counts.map((one) => one.statistics)]);
    definitions = summedDefinitions([definitions, ...counts.map((one) => one.definitions)]);
  }
  if (statistics.papers < LEAST_PAPERS) return undefined;
  const these = createHash('sha256').update(days.join()).digest('hex').slice(0, 8);
  return { ...libraryFrom(statistics, definitions), version: `${SEGMENT_VERSION}-${days.at(-1)}-${these}` };
}
