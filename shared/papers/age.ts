import { type Day, daysBetween } from '../calendar/day.ts';
import { lastDay } from './day.ts';
import type { PartialDay } from './paper.ts';

/**
 * Whether a paper is too old to be news (I6): its own date, taken as late as it may be meant, lies more than `newsMaxAgeDays` before today. A paper without a date
 * is never too old.
 */
export function isTooOld(published: PartialDay | undefined, today: Day, newsMaxAgeDays: number): boolean {
  return published !== undefined && daysBetween(lastDay(published), today) > newsMaxAgeDays;
}
