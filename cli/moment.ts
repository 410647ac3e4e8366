import type { Instant } from '../shared/calendar/instant.ts';
import { Complaint } from './complaint.ts';

/** A moment as a person writes it. @throws Complaint for what is none */
export function readMoment(text: string): Instant {
  if (Number.isNaN(Date.parse(text)))
    throw new Complaint(`"${text}" is no moment: write it like 2026-11-24T07:00:00Z.`);
  return new Date(text).toISOString();
}

/** Whether a text is a day of the calendar, `2026-12-24`: there is no 30th of February. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
