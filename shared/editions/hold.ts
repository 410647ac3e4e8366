import type { Instant } from '../calendar/instant.ts';

/**
 * All sending rests until `until`. Then sends are tried again, and the first that is refused begins another. What readers' mailboxes say of us (`reputation`) is for the operator to look into: that hold
 * ends when they release it.
 */
export interface Hold {
  readonly cause: 'account' | 'quota' | 'reputation';
  /** A sentence for the operator. */
  readonly reason: string;
  readonly since: Instant;
  readonly until: Instant;
}

/** Whether sending rests now. */
export function isHeld(hold: Hold | undefined, now: Instant): hold is Hold {
  return hold !== undefined && now < hold.until;
}
