import type { Day } from '../calendar/day.ts';
import type { PartialDay } from './paper.ts';

/**
 * The day that a date in any usual spelling names, or its month or year where it says no more; undefined for what is no date. Time and zone are dropped: the day is
 * the one written down. Of "3/4/2024" the later reading holds, so that a date never makes a paper older than it is.
 */
export function parseDay(written: string): PartialDay | undefined {
  const text = written.trim().slice(0, 100);
  for (const [pattern, read] of SPELLINGS) {
    const found = pattern.exec(text);
    const day = found && read(found.slice(1));
    if (day) return PLACEHOLDERS.has(day) ? undefined : day;
  }
  return undefined;
}

/**
 * The day of a list or page: as {@link parseDay}, and where the year is missing the latest such day that is not after `today`. Undefined for anything but a whole
 * day, and for a day in the future (I6: a label, never in the future).
 */
export function parseListDay(written: string, today: Day): Day | undefined {
  const whole = parseDay(written);
  if (whole && whole.length === 10) return whole <= today ? whole : undefined;
  if (whole) return undefined;
  const [month, day] = monthAndDay(written) ?? [];
  if (!month || !day) return undefined;
  const year = Number(today.slice(0, 4));
  // Eight years back: a 29 February may be that far away.
  for (let back = 0; back <= 8; back++) {
    const candidate = wholeDay(year - back, month, day);
    if (candidate && candidate <= today) return candidate;
  }
  return undefined;
}

/** The last day that a date may mean: `2026-02` is 28 February 2026. */
export function lastDay(date: PartialDay): Day {
  if (date.length === 10) return date;
  const [year, month = 12] = date.split('-').map(Number);
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-${daysOf(year!, month)}`;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** As English, and BibTeX with it, shortens them. */
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})';
const any = (pattern: string) => new RegExp(pattern, 'i');

/** What programs write when they know no date: the beginnings of their clocks, also as a zone west of Greenwich has them. */
const PLACEHOLDERS: ReadonlySet<Day> = new Set(['1970-01-01', '1969-12-31', '1900-01-01', '1899-12-31', '1899-12-30']);

type Read = (parts: readonly (string | undefined)[]) => PartialDay | undefined;
const number = (part: string | undefined) => (part === undefined ? undefined : Number(part));
const named = (part: string | undefined) => MONTHS.indexOf((part ?? '').toLowerCase()) + 1;

const SPELLINGS: readonly (readonly [RegExp, Read])[] = [
  // 2023 Dec-2024 Jan; Dec 2023-Jan 2024; 2023-2024: the later end
  [any(`^${YEAR}\\s+${MONTH}\\s*[-–/]\\s*${YEAR}\\s+${MONTH}`), ([, , y, m]) => partialDay(number(y), named(m))],
  [any(`^${MONTH}\\s+${YEAR}\\s*[-–/]\\s*${MONTH}\\s+${YEAR}`), ([, , m, y]) => partialDay(number(y), named(m))],
  [/^\d{4}\s?[-–/]\s?(\d{4})$/, ([y]) => partialDay(number(y))],
  // 2024-03-12, 2024/3/12, 2024.03.12, 2024年3月12日, with or without a time behind
  [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/, ([y, m, d]) => wholeDay(number(y), number(m), number(d))],
  [/^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/, ([y, m, d]) => wholeDay(number(y), number(m), number(d))],
  // 2024-03, 2024/03//, 2024年3月
  [/^(\d{4})[-/.年](\d{1,2})(?!\d)(?:月?$|\/)/, ([y, m]) => partialDay(number(y), number(m))],
  // Seconds or milliseconds since 1970
  [/^(\d{10}|\d{13})$/, ([n]) => (n ? epochDay(n.length === 10 ? Number(n) * 1000 : Number(n)) : undefined)],
  // Tue, 12 Mar 2024 17:59:59 GMT; 12th of March 2024; 12-MAR-2024
  [
    any(`(?:^|[^\\d.])${DAY}[\\s-]*(?:of\\s+)?${MONTH}[\\s,/-]*${YEAR}`),
    ([d, m, y]) => wholeDay(number(y), named(m), number(d)),
  ],
  // Mon, 1 Apr 96 (mail of the last century)
  [
    any(`^(?:[a-z]{3},?\\s+)?${DAY}[\\s-]+${MONTH}[\\s-]+(\\d{2})(?:\\s|$)`),
    ([d, m, y]) => wholeDay(century(y), named(m), number(d)),
  ],
  // March 12, 2024; Tue Mar 12 17:59:59 2024
  [
    any(`\\b${MONTH}\\s+${DAY}(?:\\s*,\\s*|\\s+)(?:\\d{1,2}:[\\d:]+\\s+(?:[a-z]{3,4}\\s+)?)?${YEAR}`),
    ([m, d, y]) => wholeDay(number(y), named(m), number(d)),
  ],
  // 2024 Mar 12 (MEDLINE)
  [any(`^${YEAR}[\\s,/-]+${MONTH}[\\s/-]+(\\d{1,2})(?!\\d)`), ([y, m, d]) => wholeDay(number(y), named(m), number(d))],
  [/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/, ([d, m, y]) => wholeDay(number(y), number(m), number(d))],
  [/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/, ([a, b, y]) => laterReading(number(y), number(a), number(b))],
  // 2024 Mar-Apr means April; Mar 2024
  [any(`^${YEAR}[\\s,/-]+(?:${MONTH}\\s*[-/]\\s*)?${MONTH}`), ([y, , m]) => partialDay(number(y), named(m))],
  [any(`\\b${MONTH}[\\s,/-]+${YEAR}`), ([m, y]) => partialDay(number(y), named(m))],
  [/^(\d{1,2})\/(\d{4})$/, ([m, y]) => partialDay(number(y), number(m))],
  [/^(?:c\.?|©)?\s?(\d{4})(?:\D.*)?$/i, ([y]) => partialDay(number(y))],
];

function monthAndDay(written: string): readonly [month: number, day: number] | undefined {
  const text = written.trim();
  const first = any(`\\b${MONTH}\\s+${DAY}\\b`).exec(text);
  if (first) return [named(first[1]), Number(first[2])];
  const second = any(`(?:^|\\D)${DAY}\\.?\\s+${MONTH}`).exec(text);
  return second ? [named(second[2]), Number(second[1])] : undefined;
}

/** Years of two digits are of mail before 2000, or of the first years after it. */
function century(year: string | undefined): number {
  const two = Number(year);
  return two >= 70 ? 1900 + two : 2000 + two;
}

function laterReading(year: number | undefined, one: number | undefined, other: number | undefined): Day | undefined {
  const readings = [wholeDay(year, one, other), wholeDay(year, other, one)].filter((day) => day !== undefined);
  return readings.sort().at(-1);
}

function epochDay(ms: number): Day | undefined {
  const [year, month, day] = new Date(ms).toISOString().slice(0, 10).split('-').map(Number);
  return wholeDay(year, month, day);
}

function wholeDay(year: number | undefined, month: number | undefined, day: number | undefined): Day | undefined {
  const start = partialDay(year, month);
  if (!start || !month || !day || day > Number(lastDay(start).slice(8))) return undefined;
  return `${start}-${String(day).padStart(2, '0')}`;
}

/** Printing is older than papers; a year beyond 2100 is a number that is no year. */
function partialDay(year: number | undefined, month?: number): PartialDay | undefined {
  if (!year || year < 1600 || year > 2100) return undefined;
  if (month === undefined) return String(year);
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}
