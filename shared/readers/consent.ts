import type { Instant } from '../calendar/instant.ts';
import type { Consent, Reader } from './reader.ts';

/** Whether the invitation has not gone out yet: a pause before it changes nothing of that (R1). */
export function isInvited(consent: Consent): boolean {
  return consent.state === 'invited' || (consent.state === 'paused' && consent.invited === true);
}

/** The consent of one who gets mail again. */
export function afterPause(consent: Consent): Consent {
  return isInvited(consent) ? { state: 'invited' } : { state: 'active' };
}

/** The reader as one who gets mail, if they do now: a pause that is over ends here, and the window behind it is one catch-up (bounded by window.ts). */
export function awakened(reader: Reader, now: Instant): Reader | undefined {
  const { consent } = reader;
  if (consent.state === 'active' || consent.state === 'invited') return reader;
  const over = consent.state === 'paused' && consent.until !== undefined && consent.until <= now;
  return over ? { ...reader, consent: afterPause(consent) } : undefined;
}
