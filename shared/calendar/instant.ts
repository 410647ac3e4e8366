/** A moment in UTC with milliseconds, `2026-11-22T06:00:00.000Z`. Sorts as text. */
export type Instant = string;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The moment that lies `ms` milliseconds after `instant` (before it, when negative). */
export function after(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** Milliseconds from one moment to another; negative when `to` comes first. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

/** The earlier of two moments. Instants sort as text. */
export function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

/** The later of two moments. */
export function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
