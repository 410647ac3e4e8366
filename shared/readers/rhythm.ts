import { isDeepStrictEqual } from 'node:util';
import { nextDueAfter } from '../editions/cadence.ts';
import { rescheduled } from '../editions/reschedule.ts';
import type { Instant } from '../papers/paper.ts';
import type { Cadence, Reader } from './reader.ts';

/** The reader with another hour, cadence or zone; nothing is doubled or skipped by it (reschedule.ts). */
export function withRhythm(reader: Reader, cadence: Cadence, zone: string, now: Instant): Reader {
  if (reader.zone === zone && isDeepStrictEqual(reader.cadence, cadence)) return reader;
  return { ...reader, cadence, zone, nextDueAt: rescheduled(reader, cadence, zone, now) };
}

/** The reader in silence until a moment, after which one catch-up edition comes; without one, until they are resumed. */
export function paused(reader: Reader, until: Instant | undefined): Reader {
  if (until === undefined) return { ...reader, consent: { state: 'paused' } };
  const nextDueAt = nextDueAfter(reader.cadence, reader.zone, until);
  return { ...reader, consent: { state: 'paused', until }, nextDueAt };
}

/** The reader as one who gets mail again. */
export function resumed(reader: Reader, now: Instant): Reader {
  return { ...reader, consent: { state: 'active' }, nextDueAt: nextDueAfter(reader.cadence, reader.zone, now) };
}
