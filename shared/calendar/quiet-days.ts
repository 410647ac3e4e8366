import { type Day, dayAfter } from './day.ts';

const MONDAY = 1;
const THURSDAY = 4;

/**
 * Whether nothing is to be expected of sources on a UTC day. arXiv announces from Sunday to Thursday in the evening of New York, which is Monday to Friday here, and not on the evenings of some holidays; what
 * other people gather follows it (info.arxiv.org/help/availability, "On Deferred Mailings"). The day of a holiday and the morning after it are quiet, and so are the days from Christmas to New Year, which it
 * schedules from year to year.
 */
export function isQuietDay(day: Day): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 || isHoliday(day) || isHoliday(dayAfter(day, -1));
}

function isHoliday(day: Day): boolean {
  const [year, date] = [Number(day.slice(0, 4)), day.slice(5)];
  if (date === '01-01' || date >= '12-24') return true;
  if (date === '06-19' || date === '07-04') return true;
  return [nth(3, MONDAY, year, 1), nth(1, MONDAY, year, 9), nth(4, THURSDAY, year, 11)].includes(day);
}

/** The nth such weekday of a month. */
function nth(n: number, weekday: number, year: number, month: number): Day {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const date = 1 + ((weekday - first + 7) % 7) + 7 * (n - 1);
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}
