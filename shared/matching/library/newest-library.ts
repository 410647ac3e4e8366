import { type Day, dayOf } from '../../calendar/day.ts';
import { after, DAY_MS, HOUR_MS, type Instant, msBetween } from '../../calendar/instant.ts';
import { type KeptLibrary, LIBRARY_DAYS, libraryOfDays } from './library-of-days.ts';
import type { DayCounts } from './segment.ts';

/** Where folded days are. */
interface FoldedDays {
  /** Days from `from` on that are folded, in order. */
  days(from: Day): Promise<readonly Day[]>;
  counts(day: Day): Promise<DayCounts>;
}

/**
 * The library of the newest segments, up to 90 days; undefined while there is too little in them. Kept for the process; once an hour it looks whether a
 * day was added.
 */
export function newestLibrary(segments: FoldedDays, now: () => Instant): () => Promise<KeptLibrary | undefined> {
  let kept: { readonly days: string; readonly library: KeptLibrary | undefined; readonly looked: Instant } | undefined;
  return async () => {
    const looked = now();
    if (kept && Math.abs(msBetween(kept.looked, looked)) < HOUR_MS) return kept.library;
    const days = await segments.days(dayOf(after(looked, -LIBRARY_DAYS * DAY_MS)));
    const same = kept?.days === days.join();
    kept = { days: days.join(), library: same ? kept?.library : await libraryOfDays(days, segments.counts), looked };
    return kept.library;
  };
}
