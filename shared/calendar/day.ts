import { after, DAY_MS, type Instant } from './instant.ts';

/** A day without a time or zone, `YYYY-MM-DD`. */
export type Day = string;

/** The day of a moment, in UTC. */
export function dayOf(at: Instant): Day {
  return at.slice(0, 10);
}

/** The day that lies so many days after another; before it, when negative. */
export function dayAfter(day: Day, days: number): Day {
  return dayOf(after(day, days * DAY_MS));
}

/** Every day from that of one moment to that of another. */
export function daysFrom(from: Instant, to: Instant): Day[] {
  const days = daysBetween(dayOf(from), dayOf(to)) + 1;
  return Array.from({ length: Math.max(0, days) }, (_, at) => dayAfter(dayOf(from), at));
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
