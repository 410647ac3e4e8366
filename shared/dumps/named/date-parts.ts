import { isObject } from '../json/head.ts';
import { textOfValue } from '../json/text.ts';
import { dateOfValue } from './values.ts';

/**
 * A date as Crossref and CSL write one: `{"date-parts": [[2026, 3, 14]]}`, where months, days or all of it may be missing and numbers may be
 * strings; else `{"raw": …}`, `{"literal": …}`, or a plain text. Of a range, its beginning.
 */
export function dateOfParts(value: unknown): string | undefined {
  if (!isObject(value)) return dateOfValue(value);
  const [first] = Array.isArray(value['date-parts']) ? (value['date-parts'] as unknown[]) : [];
  const numbers = (Array.isArray(first) ? first : [first]).map(Number);
  const end = numbers.findIndex((number) => !(number > 0));
  const [year, ...rest] = end < 0 ? numbers : numbers.slice(0, end);
  if (year === undefined) return textOfValue(value.raw ?? value.literal ?? value['date-time']);
  return [String(year).padStart(4, '0'), ...rest.map((number) => String(number).padStart(2, '0'))].join('-');
}

/** The earliest of dates that begin with the year; of a month and a day in it, the day. */
export function earliestOf(dates: readonly (string | undefined)[]): string | undefined {
  return dates
    .filter((date) => date !== undefined && date !== '')
    .sort((one, other) => (`${one}~` < `${other}~` ? -1 : 1))[0];
}
