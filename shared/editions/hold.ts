import type { Instant } from '../papers/paper.ts';

/** All sending rests until `until`. Then sends are tried again, and the first that is refused begins another. */
export interface Hold {
  readonly cause: 'account' | 'quota';
  /** A sentence for the operator. */
  readonly reason: string;
  readonly since: Instant;
  readonly until: Instant;
}

/** Whether sending rests now. */
export function isHeld(hold: Hold | undefined, now: Instant): hold is Hold {
  return hold !== undefined && now < hold.until;
}
