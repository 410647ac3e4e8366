import type { Cadence } from '../calendar/cadence.ts';
import { after, DAY_MS, HOUR_MS, type Instant } from '../calendar/instant.ts';

/** How long after its due time an edition is still worth a mail. Shorter than any gap to the next but one due time. */
const FRESH_MS = {
  alerts: 6 * HOUR_MS,
  daily: 12 * HOUR_MS,
  weekdays: 12 * HOUR_MS,
  weekly: 3 * DAY_MS,
  monthly: 3 * DAY_MS,
} as const satisfies Record<Cadence['kind'], number>;

/** The moment after which an edition is never mailed; its papers are carried into the next (E5). */
export function sendBefore(cadence: Cadence, dueAt: Instant): Instant {
  return after(dueAt, FRESH_MS[cadence.kind]);
}
