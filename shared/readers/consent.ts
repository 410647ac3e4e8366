import type { Consent } from './reader.ts';

/** Whether the invitation has not gone out yet: a pause before it changes nothing of that (R1). */
export function isInvited(consent: Consent): boolean {
  return consent.state === 'invited' || (consent.state === 'paused' && consent.invited === true);
}

/** The consent of one who gets mail again. */
export function afterPause(consent: Consent): Consent {
  return isInvited(consent) ? { state: 'invited' } : { state: 'active' };
}
