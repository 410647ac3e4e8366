import type { Instant } from '../calendar/instant.ts';
import type { Consent, Reader } from './reader.ts';

/** The consent of one whom the operator takes off: who left, or was suppressed, stays so. */
export function takenOff({ consent }: Reader, at: Instant): Consent {
  return consent.state === 'left' || consent.state === 'suppressed' ? consent : { state: 'left', at };
}

/** What stays of a reader who is erased: their id, which is a keyed hash, and that they are never mailed again (R3). */
export function erased(reader: Reader, at: Instant): Reader {
  return {
    id: reader.id,
    address: '',
    zone: 'UTC',
    cadence: { kind: 'alerts' },
    interests: [],
    consent: takenOff(reader, at),
    addedAt: at,
    nextDueAt: at,
    watermark: at,
    openEditions: [],
    version: reader.version,
  };
}
