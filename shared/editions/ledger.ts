import { after, type Instant, MINUTE_MS } from '../calendar/instant.ts';
import type { Claim, Edition, EditionBody } from './edition.ts';
import { papersOf } from './listed.ts';

/**
 * The ledger's transitions, as pure functions (DESIGN §7). Each answers the row to write and the condition under which the write is allowed; the store,
 * the exhaustive checker and the simulation run the same ones.
 */
export interface Transition {
  readonly next: Edition;
  readonly when: Guard;
}

/**
 * What the stored row must be for a write to be allowed.
 * `absent`: there is none. `at`: it is still in this state at this attempt (attempts grow with each claim, so this names one claim).
 * `unsent`: it exists and is not SENT, whoever wrote it last: confirm and evidence are monotone and unfenced.
 */
export type Guard =
  | { readonly row: 'absent' }
  | { readonly row: 'at'; readonly state: Edition['state']; readonly attempts: number }
  | { readonly row: 'unsent' };

/** Whether a guard allows the write over `row`. */
export function allows(guard: Guard, row: Edition | undefined): boolean {
  switch (guard.row) {
    case 'absent':
      return row === undefined;
    case 'at':
      return row?.state === guard.state && row.attempts === guard.attempts;
    case 'unsent':
      return row !== undefined && row.state !== 'SENT';
  }
}

/** An edition that may still be mailed. */
export type Undecided = Extract<Edition, { state: 'PLANNED' | 'CLAIMED' }>;
export type Claimed = Extract<Edition, { state: 'CLAIMED' }>;
type Cancelled = Extract<Edition, { state: 'CANCELLED' }>;

/** After a lease ends, how long evidence of its send is waited for before anybody sends again. */
export const GRACE_MS = 60 * MINUTE_MS;
/** A lease outlives its holder: the invocation's deadline and this much more. */
export const LEASE_MARGIN_MS = MINUTE_MS;
/** After so many sends of unknown outcome the edition is parked; its papers are carried, marked. */
const UNKNOWN_ATTEMPTS = 2;
/** When compose looks again at an edition whose wake-up should long have been answered. */
export const REWAKE_MS = 10 * MINUTE_MS;

/** How many papers an edition lists. */
export function paperCount(body: EditionBody): number {
  return papersOf(body).length;
}

/** Whether nobody knows yet what becomes of an edition. */
export function isUndecided(edition: Edition): edition is Undecided {
  return edition.state === 'PLANNED' || edition.state === 'CLAIMED';
}

/** The ledger's first row of an edition whose body is written. */
export function plan(body: EditionBody, now: Instant): Transition {
  return {
    next: {
      id: body.id,
      readerId: body.readerId,
      dueAt: body.dueAt,
      sendBefore: body.sendBefore,
      readerVersion: body.readerVersion,
      papers: paperCount(body),
      attempts: 0,
      unknownAttempts: 0,
      state: 'PLANNED',
      nextActionAt: after(now, REWAKE_MS),
    },
    when: { row: 'absent' },
  };
}

/**
 * The end of an edition that nobody may send any more: its time is over, or nobody knows what became of two sends. Undefined while it may yet be sent,
 * and while a claim or the grace after it lasts.
 */
export function settle(edition: Undecided, now: Instant): Transition | undefined {
  if (edition.state === 'PLANNED') return now > edition.sendBefore ? expire(edition, now) : undefined;
  if (now <= graceEnd(edition.claim)) return undefined;
  if (edition.unknownAttempts + 1 >= UNKNOWN_ATTEMPTS)
    return park(edition, 'two sends, and nobody knows whether they arrived', now);
  return now > edition.sendBefore ? park(edition, 'a send of unknown outcome, and its time is over', now) : undefined;
}

/**
 * What a sender may do with an edition now: end it (see `settle`) or claim it. Undefined when there is nothing to do: it is decided, or a claim
 * and the grace after it are not over.
 */
export function take(edition: Edition, claim: Claim, now: Instant): Transition | undefined {
  if (!isUndecided(edition) || (edition.state === 'CLAIMED' && now <= graceEnd(edition.claim))) return undefined;
  return settle(edition, now) ?? claimed(edition, claim, edition.state === 'CLAIMED' ? 1 : 0);
}

/** The claimed edition that `row` is, if `owner` holds it. A write whose answer was lost is recognised so. */
export function heldBy(row: Edition | undefined, owner: string): Claimed | undefined {
  return row?.state === 'CLAIMED' && row.claim.owner === owner ? row : undefined;
}

/** SES took the mail, or an event proves that it left. Monotone: allowed from every state, by any attempt. */
export function confirm(edition: Edition, sentAt: Instant, messageId?: string): Transition {
  return {
    next: { ...facts(edition), state: 'SENT', sentAt, ...(messageId !== undefined && { messageId }) },
    when: { row: 'unsent' },
  };
}

/** SES will never take this message. */
export function refuse(edition: Claimed, reason: string, now: Instant): Transition {
  return { next: { ...facts(edition), state: 'REFUSED', reason, endedAt: now }, when: unchanged(edition) };
}

/** The claim's holder knows that no mail left, and gives the edition back until `nextActionAt`. */
export function release(edition: Claimed, nextActionAt: Instant): Transition {
  return { next: { ...facts(edition), state: 'PLANNED', nextActionAt }, when: unchanged(edition) };
}

/** The reader is not to be mailed any more, or another edition answers for this one. */
export function cancel(edition: Claimed, reason: Cancelled['reason'], now: Instant): Transition {
  return { next: { ...facts(edition), state: 'CANCELLED', reason, endedAt: now }, when: unchanged(edition) };
}

/** Looks at an undecided edition again at `nextActionAt`: the same state, so it collides with no claim. */
export function postpone(edition: Undecided, nextActionAt: Instant): Transition {
  return { next: { ...edition, nextActionAt }, when: unchanged(edition) };
}

function claimed(edition: Undecided, claim: Claim, unknown: number): Transition {
  const { attempts, unknownAttempts } = edition;
  return {
    next: {
      ...facts(edition),
      attempts: attempts + 1,
      unknownAttempts: unknownAttempts + unknown,
      state: 'CLAIMED',
      claim,
      nextActionAt: graceEnd(claim),
    },
    when: unchanged(edition),
  };
}

function expire(edition: Undecided, now: Instant): Transition {
  return { next: { ...facts(edition), state: 'EXPIRED', endedAt: now }, when: unchanged(edition) };
}

function park(edition: Claimed, reason: string, now: Instant): Transition {
  const unknownAttempts = edition.unknownAttempts + 1;
  return {
    next: { ...facts(edition), unknownAttempts, state: 'PARKED', reason, endedAt: now },
    when: unchanged(edition),
  };
}

function graceEnd(claim: Claim): Instant {
  return after(claim.leaseUntil, GRACE_MS);
}

function unchanged({ state, attempts }: Undecided): Guard {
  return { row: 'at', state, attempts };
}

/** What is true of an edition in every state. */
function facts(edition: Edition) {
  const { id, readerId, dueAt, sendBefore, readerVersion, papers, attempts, unknownAttempts } = edition;
  return { id, readerId, dueAt, sendBefore, readerVersion, papers, attempts, unknownAttempts };
}
