import { describe, expect, it } from 'vitest';
import { HOUR_MS, after as later, MINUTE_MS } from '../../../shared/calendar/instant.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import {
  allows,
  type Claimed,
  cancel,
  confirm,
  GRACE_MS,
  heldBy,
  isUndecided,
  plan,
  postpone,
  refuse,
  release,
  settle,
  take,
  type Undecided,
} from '../../../shared/editions/ledger.ts';
import { aBody } from '../../fixtures/an-edition.ts';

const NOW = '2026-03-02T07:00:00.000Z';
const CLAIM = { owner: 'me', leaseUntil: later(NOW, 3 * MINUTE_MS) };
const facts = {
  id: 'e1',
  readerId: 'r1',
  dueAt: NOW,
  sendBefore: later(NOW, 12 * HOUR_MS),
  readerVersion: 3,
  papers: 2,
  attempts: 0,
  unknownAttempts: 0,
};
const planned: Undecided = { ...facts, state: 'PLANNED', nextActionAt: NOW };
const claimed: Claimed = {
  ...facts,
  attempts: 1,
  state: 'CLAIMED',
  claim: CLAIM,
  nextActionAt: later(CLAIM.leaseUntil, GRACE_MS),
};
const afterGrace = later(CLAIM.leaseUntil, GRACE_MS + 1);
const ended: Edition[] = [
  { ...facts, state: 'SENT', sentAt: NOW },
  { ...facts, state: 'REFUSED', reason: 'too large', endedAt: NOW },
  { ...facts, state: 'PARKED', reason: 'nobody knows', endedAt: NOW },
  { ...facts, state: 'EXPIRED', endedAt: NOW },
  { ...facts, state: 'CANCELLED', reason: 'left', endedAt: NOW },
];

describe('a frozen edition', () => {
  it('enters the ledger once, PLANNED, and is looked at again in ten minutes', () => {
    const body = aBody({ id: 'e1', papers: ['p1', 'p2'] });
    const { next, when } = plan(body, NOW);
    expect(next).toEqual({
      id: 'e1',
      readerId: body.readerId,
      dueAt: body.dueAt,
      sendBefore: body.sendBefore,
      readerVersion: body.readerVersion,
      papers: 2,
      attempts: 0,
      unknownAttempts: 0,
      state: 'PLANNED',
      nextActionAt: '2026-03-02T07:10:00.000Z',
    });
    expect(allows(when, undefined)).toBe(true);
    expect(allows(when, planned)).toBe(false);
  });
});

describe('taking an edition', () => {
  it('claims one that is planned', () => {
    const transition = take(planned, CLAIM, NOW)!;
    expect(transition.next).toEqual({
      ...facts,
      attempts: 1,
      state: 'CLAIMED',
      claim: CLAIM,
      nextActionAt: '2026-03-02T08:03:00.000Z',
    });
    expect(allows(transition.when, planned)).toBe(true);
    expect(allows(transition.when, claimed)).toBe(false);
    expect(allows(transition.when, { ...planned, attempts: 1 })).toBe(false);
    expect(allows(transition.when, undefined)).toBe(false);
  });

  it('leaves a claim alone until lease and grace are over', () => {
    expect(take(claimed, CLAIM, NOW)).toBeUndefined();
    expect(take(claimed, CLAIM, later(CLAIM.leaseUntil, GRACE_MS))).toBeUndefined();
    const again = take(claimed, { ...CLAIM, owner: 'another' }, afterGrace)!.next;
    expect(again).toMatchObject({ state: 'CLAIMED', attempts: 2, unknownAttempts: 1, claim: { owner: 'another' } });
  });

  it('parks after two sends that nobody knows the end of (E4)', () => {
    const second = { ...claimed, attempts: 2, unknownAttempts: 1 };
    expect(take(second, CLAIM, NOW)).toBeUndefined();
    expect(take(second, CLAIM, afterGrace)!.next).toEqual({
      ...facts,
      attempts: 2,
      unknownAttempts: 2,
      state: 'PARKED',
      reason: 'two sends, and nobody knows whether they arrived',
      endedAt: afterGrace,
    });
  });

  it('never sends what is stale (E5): planned it expires, of unknown outcome it is parked', () => {
    const tooLate = later(facts.sendBefore, 1);
    expect(take(planned, CLAIM, facts.sendBefore)!.next.state).toBe('CLAIMED');
    const expired = take(planned, CLAIM, tooLate)!;
    expect(expired.next).toEqual({ ...facts, state: 'EXPIRED', endedAt: tooLate });
    expect(allows(expired.when, planned)).toBe(true);
    expect(allows(expired.when, claimed)).toBe(false);
    expect(take(claimed, CLAIM, tooLate)!.next).toMatchObject({
      state: 'PARKED',
      unknownAttempts: 1,
      reason: 'a send of unknown outcome, and its time is over',
    });
  });

  it.each(ended)('leaves one alone that is $state', (edition) => {
    expect(take(edition, CLAIM, afterGrace)).toBeUndefined();
    expect(isUndecided(edition)).toBe(false);
  });
});

describe('settling without sending', () => {
  it('ends what is stale and leaves what may yet be sent', () => {
    expect(settle(planned, facts.sendBefore)).toBeUndefined();
    expect(settle(planned, later(facts.sendBefore, 1))!.next.state).toBe('EXPIRED');
    expect(settle(claimed, NOW)).toBeUndefined();
    expect(settle(claimed, afterGrace)).toBeUndefined();
    expect(settle({ ...claimed, unknownAttempts: 1 }, NOW)).toBeUndefined();
    expect(settle({ ...claimed, unknownAttempts: 1 }, afterGrace)!.next.state).toBe('PARKED');
    const graceEnds = later(CLAIM.leaseUntil, GRACE_MS);
    expect(settle({ ...claimed, unknownAttempts: 1 }, graceEnds)).toBeUndefined();
    expect(settle(claimed, facts.sendBefore)).toBeUndefined();
    expect(settle(claimed, later(facts.sendBefore, 1))!.next.state).toBe('PARKED');
  });
});

describe('confirm and evidence', () => {
  it.each([planned, claimed, ...ended.slice(1)])('set SENT from $state, by whatever attempt', (edition) => {
    const { next, when } = confirm(edition, NOW, 'm1');
    expect(next).toMatchObject({ id: 'e1', state: 'SENT', sentAt: NOW, messageId: 'm1', attempts: edition.attempts });
    expect(next).not.toHaveProperty('claim');
    expect(next).not.toHaveProperty('nextActionAt');
    expect(allows(when, edition)).toBe(true);
  });

  it('change nothing once it is SENT, and make nothing that was not frozen', () => {
    const { when } = confirm(claimed, NOW);
    expect(allows(when, ended[0])).toBe(false);
    expect(allows(when, undefined)).toBe(false);
    expect(confirm(claimed, NOW).next).not.toHaveProperty('messageId');
  });
});

describe('the holder of a claim', () => {
  it('is told by its name', () => {
    expect(heldBy(claimed, 'me')).toBe(claimed);
    expect(heldBy(claimed, 'another')).toBeUndefined();
    expect(heldBy(planned, 'me')).toBeUndefined();
    expect(heldBy(undefined, 'me')).toBeUndefined();
  });

  it('may refuse, release, or cancel, while nobody claimed it anew', () => {
    const transitions = [refuse(claimed, 'too large', NOW), release(claimed, afterGrace), cancel(claimed, 'left', NOW)];
    expect(transitions.map(({ next }) => next)).toEqual([
      { ...facts, attempts: 1, state: 'REFUSED', reason: 'too large', endedAt: NOW },
      { ...facts, attempts: 1, state: 'PLANNED', nextActionAt: afterGrace },
      { ...facts, attempts: 1, state: 'CANCELLED', reason: 'left', endedAt: NOW },
    ]);
    for (const { when } of transitions) {
      expect(allows(when, claimed)).toBe(true);
      expect(allows(when, { ...claimed, attempts: 2 })).toBe(false);
      expect(allows(when, { ...ended[0]!, attempts: 1 })).toBe(false);
    }
  });
});

describe('postponing', () => {
  it('changes when the ledger looks again, and collides with no claim', () => {
    const { next, when } = postpone(planned, afterGrace);
    expect(next).toEqual({ ...planned, nextActionAt: afterGrace });
    expect(allows(when, planned)).toBe(true);
    expect(allows(when, claimed)).toBe(false);
    expect(postpone(claimed, afterGrace).next).toEqual({ ...claimed, nextActionAt: afterGrace });
  });
});
