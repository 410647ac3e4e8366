import { Temporal } from 'temporal-polyfill';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/calendar/instant.ts';
import type { Base } from './base.ts';
import type { Functions } from './lambda.ts';
import { CannotRun } from './state.ts';

type Target = { Arn: string; RoleArn: string; Input?: string };
type Schedule = { ScheduleExpression: string; ScheduleExpressionTimezone?: string; Target: Target };
/** The first moment after another at which something is due. */
type Next = (after: number) => number;

export function createScheduler({ template, policies, state, clock }: Base, functions: Functions) {
  state.rows('create table if not exists schedule (name primary key, firedAt)');
  const schedules = template.all<Schedule>('Scheduler::Schedule').map(({ id, name, properties }) => {
    const { ScheduleExpression, ScheduleExpressionTimezone = 'UTC', Target } = properties;
    const next = parseSchedule(ScheduleExpression, ScheduleExpressionTimezone);
    const target = functions.find(Target.Arn);
    if (!policies.assume(Target.RoleArn, name).may('lambda:InvokeFunction', Target.Arn))
      throw new CannotRun(`The schedule ${id}: its role lacks lambda:InvokeFunction on ${Target.Arn}.`);
    state.rows('insert or ignore into schedule values (?, ?)', name, clock.now());
    const moments = (until: number): number[] => {
      const [row] = state.rows<{ firedAt: number }>('select firedAt from schedule where name = ?', name);
      const found: number[] = [];
      for (let at = next(row?.firedAt ?? until); at <= until; at = next(at)) found.push(at);
      return found;
    };
    const fire = (at: number): void => {
      state.rows('update schedule set firedAt = ? where name = ?', at, name);
      const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
      const input = Target.Input?.replaceAll('<aws.scheduler.scheduled-time>', time) ?? '{}';
      void functions.invokeLater(target, JSON.parse(input));
    };
    return { moments, fire };
  });
  return {
    /** Fires what is due: of several moments that were missed, the last. */
    tick(): void {
      for (const { moments, fire } of schedules) for (const last of moments(clock.now()).slice(-1)) fire(last);
    },
    /** The moments up to one at which anything is due, in order. */
    upcoming: (until: number): number[] =>
      [...new Set(schedules.flatMap(({ moments }) => moments(until)))].sort((a, b) => a - b),
  };
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };
/** Minute, hour, day of the month, month, day of the week (Sunday is 1), year. */
const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
  [1970, 2199],
] as const;
/** No day that an expression can name is further away: 29 February. */
const MAX_DAYS = 366 * 8;

/** `rate(5 minutes)` and `cron(0/5 * * * ? *)` in a time zone. @throws CannotRun for what it cannot read. */
function parseSchedule(expression: string, zone: string): Next {
  const [, kind, inside = ''] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? [];
  const [amount = '', unit = ''] = inside.split(' ');
  const every = Number(amount) * (UNIT_MS[unit.replace(/s$/, '')] ?? 0);
  if (kind === 'rate' && every > 0) return (after) => (Math.floor(after / every) + 1) * every;
  const fields = inside.split(' ').map(readField);
  const [minutes = [], hours = [], days = [], months = [], weekdays = [], years = []] = fields;
  if (kind !== 'cron' || fields.length !== 6 || fields.flat().some(Number.isNaN))
    throw new CannotRun(`Nothing here reads the schedule ${expression}.`);
  const momentsOf = (date: Temporal.PlainDate): number[] => {
    const isDay =
      days.includes(date.day) &&
      months.includes(date.month) &&
      weekdays.includes((date.dayOfWeek % 7) + 1) &&
      years.includes(date.year);
    const times = isDay ? hours.flatMap((hour) => minutes.map((minute) => ({ hour, minute }))) : [];
    return times.map((plainTime) => date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
  };
  // A day's moments are asked for one after the other: its zone is worked out once.
  let [known, moments]: [string, number[]] = ['', []];
  return (after) => {
    const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
    for (let passed = 0; passed < MAX_DAYS; passed++) {
      const date = start.add({ days: passed });
      if (known !== date.toString()) [known, moments] = [date.toString(), momentsOf(date)];
      const at = moments.find((moment) => moment > after);
      if (at !== undefined) return at;
    }
    return Number.POSITIVE_INFINITY;
  };
}

/** The values that a field of a cron expression names: `*`, `?`, `5`, `1-5`, `0/5`, `MON-FRI`, lists of them. NaN for what is none. */
function readField(field: string, index: number): number[] {
  const [low, high] = BOUNDS[index] ?? [0, 0];
  return field.split(',').flatMap((part) => {
    const [range = '', step = '1'] = part
      .replace(/SUN|MON|TUE|WED|THU|FRI|SAT/g, (day) => `${'SUNMONTUEWEDTHUFRISAT'.indexOf(day) / 3 + 1}`)
      .split('/');
    const [from = low, to = part.includes('/') ? high : from] = /^[*?]$/.test(range)
      ? [low, high]
      : range.split('-').map(Number);
    if (!(from >= low && to <= high && Number(step) > 0)) return [Number.NaN];
    return Array.from({ length: Math.floor((to - from) / Number(step)) + 1 }, (_, n) => from + n * Number(step));
  });
}
