import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';
import { after, DAY_MS, HOUR_MS, type Instant, later } from './instant.ts';

/** When a reader wants their mail. Local times are `HH:MM` in the reader's zone; weekdays count from Monday = 1. */
export type Cadence =
  | { readonly kind: 'alerts' }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekdays'; readonly at: string }
  | { readonly kind: 'weekly'; readonly at: string; readonly days: readonly number[] }
  | { readonly kind: 'monthly'; readonly at: string; readonly day: number | 'last' };

type Clocked = Exclude<Cadence, { kind: 'alerts' }>;

/** No cadence leaves a longer gap than its own figure, so that the latest due time lies within it (a month has 31 days, a zone may skip one). */
const LONGEST_GAP_MS = {
  alerts: 2 * HOUR_MS,
  daily: 3 * DAY_MS,
  weekdays: 5 * DAY_MS,
  weekly: 9 * DAY_MS,
  monthly: 33 * DAY_MS,
} as const;

/**
 * The first due time strictly after a moment. Local times that a clock change skips come later the same day, local times that it repeats come once, the first time
 * (Temporal's `compatible`, as RFC 5545 has it; and see `dueOn`). Alerts are due on each full local hour. A month without the day is due on its last.
 * @param zone IANA name. @throws RangeError for an unknown zone.
 */
export function nextDueAfter(cadence: Cadence, zone: string, instant: Instant): Instant {
  const from = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  if (cadence.kind === 'alerts') return nextFullHour(from);
  const time = Temporal.PlainTime.from(cadence.at);
  for (let date = from.toPlainDate(); ; date = date.add({ days: 1 })) {
    date = nextDateOf(cadence, date);
    const due = dueOn(date, time, zone);
    if (due !== undefined && due > from.epochMilliseconds) return toInstant(due);
  }
}

/** The latest due time that is not after `now`, and at least `due`: due times that were missed collapse into it (E1). */
export function latestDue(cadence: Cadence, zone: string, due: Instant, now: Instant): Instant {
  const recent = after(now, -LONGEST_GAP_MS[cadence.kind]);
  let latest = recent > due ? later(due, nextDueAfter(cadence, zone, recent)) : due;
  for (;;) {
    const next = nextDueAfter(cadence, zone, latest);
    if (next > now) return latest;
    latest = next;
  }
}

/** The local day of a moment, `YYYY-MM-DD`. */
export function localDay(zone: string, instant: Instant): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first moment of the next local day. */
export function nextLocalDay(zone: string, instant: Instant): Instant {
  const today = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
  return toInstant(today.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
}

/** The first moment of a local day. */
export function startOfDay(zone: string, day: Day): Instant {
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

function nextFullHour(from: Temporal.ZonedDateTime): Instant {
  const offsetMs = Math.round(from.offsetNanoseconds / 1e6);
  const local = from.epochMilliseconds + offsetMs;
  return toInstant((Math.floor(local / HOUR_MS) + 1) * HOUR_MS - offsetMs);
}

/**
 * When a date's edition is due, in epoch milliseconds. Where the clock jumps over midnight (Greenland does at 23:00) the later reading of a skipped time lies on the
 * next date, and the earlier one is taken: each local date has its own edition. Undefined for a date that the zone skips altogether.
 */
function dueOn(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): number | undefined {
  const local = date.toPlainDateTime(time);
  for (const disambiguation of ['compatible', 'earlier'] as const) {
    const due = local.toZonedDateTime(zone, { disambiguation });
    if (due.toPlainDate().equals(date)) return due.epochMilliseconds;
  }
  return undefined;
}

/** The first date on or after `date` that the cadence names. */
function nextDateOf(cadence: Clocked, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (cadence.kind) {
    case 'daily':
      return date;
    case 'weekdays':
      return nextWeekday(date, [1, 2, 3, 4, 5]);
    case 'weekly':
      return nextWeekday(date, cadence.days);
    case 'monthly': {
      const day = cadence.day === 'last' ? 31 : cadence.day;
      const thisMonth = date.with({ day });
      return Temporal.PlainDate.compare(thisMonth, date) >= 0
        ? thisMonth
        : date.with({ day: 1 }).add({ months: 1 }).with({ day });
    }
  }
}

function nextWeekday(date: Temporal.PlainDate, days: readonly number[]): Temporal.PlainDate {
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((step) => days.includes(((date.dayOfWeek - 1 + step) % 7) + 1));
  if (ahead === undefined) throw new RangeError(`no weekday from 1 to 7 among [${days.join(', ')}]`);
  return date.add({ days: ahead });
}

function toInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}
