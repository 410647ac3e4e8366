import { Temporal } from 'temporal-polyfill';
import { nextDueAfter } from '../../shared/calendar/cadence.ts';

const FIRST_YEAR = 2025;
const LAST_YEAR = 2035;
const START = Temporal.Instant.from(`${FIRST_YEAR}-01-01T00:00Z`);
const LOCAL_TIMES = ['00:00', '01:30', '02:30', '03:00', '07:00', '23:59'];

/** Every IANA zone that this Node knows. */
export const ALL_ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** The zones in groups whose clocks are the same in all those years: about 65. */
export function sameClocks(): string[][] {
  const groups = new Map<string, string[]>();
  for (const zone of ALL_ZONES) {
    const clock = [
      START.toZonedDateTimeISO(zone).offset,
      ...changesOf(zone).map((at) => `${at.epochMilliseconds}${at.offset}`),
    ].join();
    groups.set(clock, [...(groups.get(clock) ?? []), zone]);
  }
  return [...groups.values()];
}

/** Local days of a zone that are worth a look: three around every change of its clock, and the same twelve of every year. */
export function tellingDays(zone: string, lastYear = LAST_YEAR): string[] {
  const days = new Set<string>();
  for (let year = FIRST_YEAR; year <= lastYear; year++)
    for (let month = 1; month <= 12; month++) days.add(new Temporal.PlainDate(year, month, month + 10).toString());
  for (const change of changesOf(zone))
    if (change.year <= lastYear)
      for (const distance of [-1, 0, 1]) days.add(change.toPlainDate().add({ days: distance }).toString());
  return [...days];
}

function changesOf(zone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  for (
    let at = START.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
    at && at.year <= LAST_YEAR;
    at = at.getTimeZoneTransition('next')
  )
    changes.push(at);
  return changes;
}

/** Every day of the years. */
export function allDays(): string[] {
  const days: string[] = [];
  const end = new Temporal.PlainDate(LAST_YEAR, 12, 30);
  for (
    let day = new Temporal.PlainDate(FIRST_YEAR, 1, 1);
    Temporal.PlainDate.compare(day, end) < 0;
    day = day.add({ days: 1 })
  )
    days.push(day.toString());
  return days;
}

/**
 * The local days on which a daily reader of the zone gets no edition, or two, or one at another hour though the day has theirs (only a day that is shorter than others may lack it). Local days and
 * hours are told by Intl, not by what the code under test uses.
 * @returns One line for each, with zone, day and local time.
 */
export function wrongDays(zone: string, days: readonly string[]): string[] {
  const formats = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const localDay = (instant: string) => formats.format(Date.parse(instant));
  const times = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const isAt = (instant: string, at: string) => times.format(Date.parse(instant)) === at;
  const wrong: string[] = [];
  for (const day of days) {
    const midnight = Temporal.PlainDate.from(day).toZonedDateTime(zone);
    const before = new Date(midnight.epochMilliseconds - 1).toISOString();
    const isShort = midnight.hoursInDay < 24;
    for (const at of LOCAL_TIMES) {
      const due = nextDueAfter({ kind: 'daily', at }, zone, before);
      const next = nextDueAfter({ kind: 'daily', at }, zone, due);
      if (localDay(due) !== day || localDay(next) === day || !(isShort || isAt(due, at)))
        wrong.push(`${zone} ${day} ${at}: ${due}, ${next}`);
    }
  }
  return wrong;
}
