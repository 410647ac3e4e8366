import { Temporal } from 'temporal-polyfill';
import { CannotRun } from './state.ts';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** A day that no cron expression of Scheduler can name. */
const MAX_DAYS = 366 * 8;

/** The first moment after another at which something is due. */
export type Next = (after: number) => number;

/**
 * EventBridge Scheduler's `rate(5 minutes)` and `cron(minute hour day month weekday year)` in a time zone.
 * @throws CannotRun for anything else.
 */
export function parseSchedule(expression: string, zone: string): Next {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (value && unit) {
    const every = Number(value) * (UNIT_MS[unit] ?? 0);
    return (after) => (Math.floor(after / every) + 1) * every;
  }
  const fields = /^cron\(([^)]+)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  if (fields.length !== 6)
    throw new CannotRun(`The schedule expression ${expression} is not one that the local run knows.`);
  const [minute, hour, day, month, weekday, year] = fields.map((field, index) =>
    parseField(field, index, expression),
  ) as Field[];
  const dayMatches = (date: Temporal.PlainDate): boolean =>
    Boolean(
      day?.has(date.day) && month?.has(date.month) && weekday?.has((date.dayOfWeek % 7) + 1) && year?.has(date.year),
    );
  return (after) => {
    const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
    for (let days = 0; days < MAX_DAYS; days++) {
      const date = start.add({ days });
      if (!dayMatches(date)) continue;
      for (const h of hour?.values ?? [])
        for (const m of minute?.values ?? []) {
          const at = date.toZonedDateTime({
            timeZone: zone,
            plainTime: new Temporal.PlainTime(h, m),
          }).epochMilliseconds;
          if (at > after) return at;
        }
    }
    return Number.POSITIVE_INFINITY;
  };
}

interface Field {
  readonly values: readonly number[];
  has(value: number): boolean;
}

const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
  [1970, 2199],
] as const;

function parseField(text: string, index: number, expression: string): Field {
  const [low, high] = BOUNDS[index] ?? [0, 0];
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const number = (word: string): number => (NAMES.includes(word) ? NAMES.indexOf(word) + 1 : Number(word));
    const [from, to] = range === '*' || range === '?' ? [low, high] : range.split('-').map(number);
    const last = to ?? (part.includes('/') ? high : from);
    if (
      from === undefined ||
      last === undefined ||
      !Number.isInteger(from) ||
      !Number.isInteger(last) ||
      from < low ||
      last > high ||
      !(Number(step) > 0)
    )
      throw new CannotRun(`The schedule expression ${expression} is not one that the local run knows.`);
    for (let value = from; value <= last; value += Number(step)) values.add(value);
  }
  return { values: [...values].sort((a, b) => a - b), has: (value) => values.has(value) };
}
