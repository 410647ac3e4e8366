import type { Consent } from './reader.ts';

/**
 * Whether the clock may find this reader due. An invited reader is due because the invitation goes out with the first edition; a paused one because the pause
 * ends at `nextDueAt`; one who paused without an end, left, or was suppressed is never looked at.
 */
export function isDueByClock(consent: Consent): boolean {
  switch (consent.state) {
    case 'invited':
    case 'active':
      return true;
    case 'paused':
      return consent.until !== undefined;
    case 'left':
    case 'suppressed':
      return false;
  }
}
