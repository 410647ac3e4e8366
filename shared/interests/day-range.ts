import { type Day, dayAfter } from '../calendar/day.ts';

/**
 * The days that a date's value covers, both ends included: `2024`, `2024-03`, `2024-03-14`, `2024-03..2024-05`, `2024..`, `..2023`, `>=2024-03`,
 * `<2024`; also `2020-2024`, `2020-`, `-2020` and `2020:2024`. Undefined when it is no such value, or the range is empty.
 */
export function dayRange(typed: string): { from?: Day; to?: Day } | undefined {
  const compared = /^(>=|<=|>|<)(.+)$/.exec(typed);
  if (compared) {
    const span = days(compared[2]!);
    if (!span) return undefined;
    if (compared[1] === '>=') return { from: span.from };
    if (compared[1] === '<=') return { to: span.to };
    return compared[1] === '>' ? { from: dayAfter(span.to, 1) } : { to: dayAfter(span.from, -1) };
  }
  const [first, last, more] = typed.split(/\.\.\.?|:|–|(?<=^\d{4})-(?=(?:\d{4})?$)|^-(?=\d{4}$)/);
  if (more !== undefined) return undefined;
  if (last === undefined) return days(first!);
  const from = first === '' ? undefined : days(first!)?.from;
  const to = last === '' ? undefined : days(last)?.to;
  const readable = (first === '' || from) && (last === '' || to) && (from || to);
  if (!readable || (from && to && from > to)) return undefined;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** First and last day of a year, a month or a day. */
function days(typed: string): { from: Day; to: Day } | undefined {
  const found = PARTED.exec(typed) ?? TOGETHER.exec(typed);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map((part) => part?.padStart(2, '0'));
  const from = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!exists(from)) return undefined;
  if (day) return { from, to: from };
  if (!month) return { from, to: `${year}-12-31` };
  return { from, to: `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}` };
}

const PARTED = /^([12]\d{3})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/;
/** Also with hours and minutes, as arXiv's interface has them. */
const TOGETHER = /^([12]\d{3})(\d{2})(?:(\d{2})(?:\d{4})?)?$/;

function exists(day: Day): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
