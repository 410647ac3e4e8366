import type { Instant } from '../papers/paper.ts';
import type { Cadence, Reader } from '../readers/reader.ts';
import { nextDueAfter } from './cadence.ts';
import { after, DAY_MS, later } from './instant.ts';
import { LOOK_BACK_MS, OVERLAP_MS } from './window.ts';

/**
 * When a reader is due next who changes cadence or zone now. The watermark stays, so that nothing is doubled; and where the new cadence would come so late that the window
 * could not reach back to the watermark, one edition comes before, at the new hour, so that nothing is skipped.
 */
export function rescheduled(reader: Reader, cadence: Cadence, zone: string, now: Instant): Instant {
  const next = nextDueAfter(cadence, zone, now);
  const reach = after(reader.watermark, LOOK_BACK_MS - OVERLAP_MS);
  if (next <= reach) return next;
  const daily: Cadence = cadence.kind === 'alerts' ? cadence : { kind: 'daily', at: cadence.at };
  return nextDueAfter(daily, zone, later(now, after(reach, -2 * DAY_MS)));
}
