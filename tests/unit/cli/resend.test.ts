import { describe, expect, it } from 'vitest';
import { whyNotResent } from '../../../cli/resend.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const AT = '2026-03-02T07:00:00.000Z';
const facts = {
  id: 'e1',
  readerId: 'r1',
  dueAt: AT,
  sendBefore: AT,
  readerVersion: 1,
  papers: 3,
  attempts: 2,
  unknownAttempts: 2,
};
const parked: Edition = { ...facts, state: 'PARKED', reason: 'two sends', endedAt: AT };
const reader = aReader({ id: 'r1', openEditions: ['e1'] });

describe('an edition that the operator wants sent again (E2)', () => {
  it.each([
    parked,
    { ...facts, state: 'REFUSED', reason: 'too large', endedAt: AT } as const,
    { ...facts, state: 'EXPIRED', endedAt: AT } as const,
  ])('may be while nothing else answers for its papers: $state', (edition) => {
    expect(whyNotResent(edition, reader)).toBeUndefined();
    expect(whyNotResent(edition, aReader({ id: 'r1', openEditions: ['e2'] }))).toBe('carried');
  });

  it.each([
    [{ ...facts, state: 'SENT', sentAt: AT } as const, /was sent on 2026-03-02T07:00Z/],
    [{ ...facts, state: 'PLANNED', nextActionAt: AT } as const, /on its way/],
    [{ ...facts, state: 'CANCELLED', reason: 'superseded', endedAt: AT } as const, /cancelled: superseded/],
  ])('is not when it left, may yet leave, or was called off: %o', (edition, why) => {
    expect(whyNotResent(edition, reader)).toMatch(why);
  });

  it('is not for a reader who left or was erased (R1)', () => {
    expect(whyNotResent(parked, { ...reader, consent: { state: 'left', at: AT } })).toMatch(/\(left\)/);
    expect(whyNotResent(parked, undefined)).toMatch(/erased/);
  });
});
