import { type Cadence, nextDueAfter } from '../calendar/cadence.ts';
import { after, DAY_MS, type Instant, later } from '../calendar/instant.ts';
import { LOOK_BACK_MS, OVERLAP_MS } from '../calendar/look-back.ts';
import { alertsFrom } from './alerts.ts';
import type { Reader } from './reader.ts';

/**
 * When a reader is due next whose cadence, zone or pause is another from now on: after the pause, and after the day of which they have had all alerts. The watermark stays, so that nothing is doubled; and
 * where the clock would come round so late that the window could not reach back to the watermark, one edition comes before, at their hour, so that nothing is skipped.
 * @param reader with what has changed
 */
export function rescheduled(reader: Reader, now: Instant): Instant {
  const { cadence, consent, watermark, zone } = reader;
  // A moment before the pause ends, so that a mail at midnight is not a day late.
  const awake = consent.state === 'paused' && consent.until !== undefined ? later(now, after(consent.until, -1)) : now;
  const from = alertsFrom(reader, awake);
  const next = nextDueAfter(cadence, zone, from);
  const reach = after(watermark, LOOK_BACK_MS - OVERLAP_MS);
  if (next <= reach) return next;
  const daily: Cadence = cadence.kind === 'alerts' ? cadence : { kind: 'daily', at: cadence.at };
  return nextDueAfter(daily, zone, later(from, after(reach, -2 * DAY_MS)));
}
