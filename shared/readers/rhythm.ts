import { isDeepStrictEqual } from 'node:util';
import { nextDueAfter, startOfDay } from '../editions/cadence.ts';
import { after } from '../editions/instant.ts';
import { rescheduled } from '../editions/reschedule.ts';
import type { Day, Instant } from '../papers/paper.ts';
import { afterPause, isInvited } from './consent.ts';
import type { Cadence, Reader } from './reader.ts';

/** The reader with another hour, cadence or zone; nothing is doubled or skipped by it (reschedule.ts). */
export function withRhythm(reader: Reader, cadence: Cadence, zone: string, now: Instant): Reader {
  if (reader.zone === zone && isDeepStrictEqual(reader.cadence, cadence)) return reader;
  return { ...reader, cadence, zone, nextDueAt: rescheduled(reader, cadence, zone, now) };
}

/** The reader in silence until a day of theirs begins, after which one catch-up edition comes; without one, until they are resumed. */
export function paused(reader: Reader, day: Day | undefined): Reader {
  const invited = isInvited(reader.consent) && { invited: true as const };
  if (day === undefined) return { ...reader, consent: { state: 'paused', ...invited } };
  const until = startOfDay(reader.zone, day);
  // A moment earlier, so that a mail at midnight is not a day late.
  const nextDueAt = nextDueAfter(reader.cadence, reader.zone, after(until, -1));
  return { ...reader, consent: { state: 'paused', until, ...invited }, nextDueAt };
}

/** The reader as one who gets mail again. */
export function resumed(reader: Reader, now: Instant): Reader {
  return { ...reader, consent: afterPause(reader.consent), nextDueAt: nextDueAfter(reader.cadence, reader.zone, now) };
}
