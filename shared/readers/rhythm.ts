import { isDeepStrictEqual } from 'node:util';
import { type Cadence, startOfDay } from '../calendar/cadence.ts';
import type { Day } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import { afterPause, awakened, isInvited } from './consent.ts';
import type { Reader } from './reader.ts';
import { rescheduled } from './reschedule.ts';

/**
 * The reader with another hour, cadence or zone; nothing is doubled or skipped by it (reschedule.ts). Who is due, and has not been answered yet, stays due: that edition is owed (E1).
 */
export function withRhythm(reader: Reader, cadence: Cadence, zone: string, now: Instant): Reader {
  if (reader.zone === zone && isDeepStrictEqual(reader.cadence, cadence)) return reader;
  const changed = { ...reader, cadence, zone };
  const isOwed = reader.nextDueAt <= now && awakened(reader, now) !== undefined;
  return isOwed ? changed : { ...changed, nextDueAt: rescheduled(changed, now) };
}

/** The reader in silence until a day of theirs begins, after which one catch-up edition comes; without one, until they are resumed. */
export function paused(reader: Reader, day: Day | undefined): Reader {
  const invited = isInvited(reader.consent) && { invited: true as const };
  if (day === undefined) return { ...reader, consent: { state: 'paused', ...invited } };
  const until = startOfDay(reader.zone, day);
  const asleep: Reader = { ...reader, consent: { state: 'paused', until, ...invited } };
  return { ...asleep, nextDueAt: rescheduled(asleep, reader.watermark) };
}

/** The reader as one who gets mail again, if they paused. */
export function resumed(reader: Reader, now: Instant): Reader {
  const { consent } = reader;
  if (consent.state !== 'paused') return reader;
  const awake: Reader = { ...reader, consent: afterPause(consent) };
  return awakened(reader, now) ? awake : { ...awake, nextDueAt: rescheduled(awake, now) };
}
