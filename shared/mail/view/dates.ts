import type { Day } from '../../calendar/day.ts';
import type { Instant } from '../../calendar/instant.ts';

const SHORT = { day: 'numeric', month: 'short' } as const;
/** Making an Intl format costs a thousand times what using it does. */
const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  let format = made.get(key) as T | undefined;
  if (format === undefined) {
    format = make();
    made.set(key, format);
  }
  return format;
}

function dateFormat(locale: string, zone: string, name: string, options: Intl.DateTimeFormatOptions) {
  return once(`${locale} ${zone} ${name}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
}

/** `Sunday, 22 November 2026`, in the reader's zone. */
export function longDate(locale: string, at: Instant, zone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return dateFormat(locale, zone, 'long', options).format(new Date(at));
}

/** `22 Nov`, in the reader's zone. */
export function shortDate(locale: string, at: Instant, zone: string): string {
  return dateFormat(locale, zone, 'short', SHORT).format(new Date(at));
}

/** `22 Nov, 07:00`, in the reader's zone. */
export function shortDateTime(locale: string, at: Instant, zone: string): string {
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dateFormat(locale, zone, 'time', options).format(new Date(at));
}

/** `25 Oct – 22 Nov`, in the reader's zone. */
export function period(locale: string, from: Instant, to: Instant, zone: string): string {
  const format = dateFormat(locale, zone, 'short', SHORT);
  return format.formatRange(new Date(from), new Date(to));
}

/** Papers of a mail carry few different days. */
const labels = new Map<string, string>();
const MOST_LABELS = 500;

/** `12 Nov`, or `12 Nov 2025` when it is another year than that of `beside`. */
export function dayLabel(locale: string, day: Day, beside: Instant): string {
  const key = `${locale} ${day} ${beside.slice(0, 4)}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  if (labels.size >= MOST_LABELS) labels.clear();
  const label = newDayLabel(locale, day, beside);
  labels.set(key, label);
  return label;
}

function newDayLabel(locale: string, day: Day, beside: Instant): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (day.slice(0, 4) === beside.slice(0, 4)) return dateFormat(locale, 'UTC', 'short', SHORT).format(at);
  return dateFormat(locale, 'UTC', 'year', { ...SHORT, year: 'numeric' }).format(at);
}

/** `1,204`. Below a thousand no language of the catalogues differs, and the format need not be made. */
export function count(locale: string, n: number): string {
  return n < 1_000 ? String(n) : once(`${locale} number`, () => new Intl.NumberFormat(locale)).format(n);
}

/** `RAG, dense retrieval and reranking`. */
export function list(locale: string, items: readonly string[]): string {
  return once(`${locale} list`, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items);
}

/** Names of weekdays, Monday = 1. */
export function weekdays(locale: string, days: readonly number[]): string {
  const format = dateFormat(locale, 'UTC', 'weekday', { weekday: 'long' });
  // 5 January 1970 was a Monday.
  return list(
    locale,
    days.map((day) => format.format(new Date(Date.UTC(1970, 0, 4 + day)))),
  );
}

// The first formats of a process read ICU's tables, which takes longer than a mail: better while the code loads than while a mail waits.
dateFormat('en-GB', 'UTC', 'short', SHORT).format(0);
list('en-GB', ['', '']);
