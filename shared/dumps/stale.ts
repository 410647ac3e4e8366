import { dayAfter, dayOf, daysFrom } from '../calendar/day.ts';
import { DAY_MS, type Instant } from '../calendar/instant.ts';
import { isQuietDay } from '../calendar/quiet-days.ts';
import { type Dump, droppedOn, isBackfill } from './dump.ts';

/** A source that used to come daily and has not come for a while. */
export interface StaleSource {
  /** As people call it. */
  readonly name: string;
  /** When it came last. */
  readonly since: Instant;
}

/** So long without a dump, quiet days left out, is no quiet day but a broken upload. */
const STALE_MS = 2 * DAY_MS;
/** What "daily" means: in the two weeks up to its last dump it came on so many days, and on this share of those on which something was to be expected. */
const HABIT_DAYS = 14;
const LEAST_DAYS = 4;
const LEAST_SHARE = 2 / 3;

/**
 * The sources that used to come daily and have sent nothing for 48 hours. Weekends and arXiv's holidays are not counted.
 * @param dumps of the last five weeks, in any order
 * @param nameOf what people call the source of a dump; undefined for a dump that is of none
 */
export function staleSources(
  dumps: readonly Dump[],
  now: Instant,
  nameOf: (dump: Dump) => string | undefined,
): StaleSource[] {
  const drops = new Map<string, Instant[]>();
  for (const dump of dumps) {
    const name = dump.state === 'refused' || isBackfill(dump) ? undefined : nameOf(dump);
    if (name !== undefined) drops.set(name, [...(drops.get(name) ?? []), dump.droppedAt]);
  }
  return [...drops]
    .map(([name, moments]) => ({ name, moments: moments.toSorted(), since: moments.toSorted().at(-1)! }))
    .filter(({ moments, since }) => cameDaily(moments) && workingMs(since, now) > STALE_MS)
    .map(({ name, since }) => ({ name, since }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What people call the source of a dump: its place, or for a form that anybody may write the file's name without its dates. */
export function sourceOf(dump: Dump, placeOf: (format: string) => string | undefined): string | undefined {
  const format = 'format' in dump ? dump.format : undefined;
  if (format === undefined) return undefined;
  const stem = (dump.key.slice(dump.key.lastIndexOf('/') + 1).split('.')[0] ?? '')
    .replace(/\d+|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?![a-z])/gi, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return placeOf(format) ?? (stem === '' ? undefined : stem);
}

function cameDaily(moments: readonly Instant[]): boolean {
  const last = moments.at(-1)!;
  const from = dayAfter(dayOf(last), 1 - HABIT_DAYS);
  const recent = moments.filter((moment) => dayOf(moment) >= from);
  const came = new Set(recent.map((droppedAt) => droppedOn({ droppedAt })));
  const expected = daysFrom(recent[0]!, last).filter((day) => !isQuietDay(day) || came.has(day));
  return came.size >= LEAST_DAYS && came.size / expected.length >= LEAST_SHARE;
}

/** Milliseconds between two moments that do not lie on quiet days. */
function workingMs(from: Instant, to: Instant): number {
  return daysFrom(from, to)
    .filter((day) => !isQuietDay(day))
    .reduce((sum, day) => {
      const begins = Math.max(Date.parse(day), Date.parse(from));
      return sum + Math.min(Date.parse(day) + DAY_MS, Date.parse(to)) - begins;
    }, 0);
}
