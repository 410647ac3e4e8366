import { describe, expect, it, vi } from 'vitest';
import { type Budget, check, type Flaw } from './checker.ts';

// Seconds on a free machine; a busy one is no failure.
vi.setConfig({ testTimeout: 300_000 });

const THREE: Budget = {
  workers: 3,
  crashes: 2,
  unknown: 2,
  lostAcknowledgements: 2,
  lostEvents: 1,
  lateEvents: 1,
  refusals: 0,
};
const TWO_REFUSED: Budget = { ...THREE, workers: 2, refusals: 1 };

describe('every history that the ledger’s transitions allow (E3, E4, R1)', () => {
  it('keeps the promises with three workers, crashes, lost answers, lost and late events, and a reader who leaves', () => {
    const { broken, mostMails, states } = check(THREE);
    expect([...broken]).toEqual([]);
    expect(mostMails).toBe(2);
    expect(states).toBeGreaterThan(100_000);
  });

  it('keeps them where the mail service throttles or refuses', () => {
    expect([...check(TWO_REFUSED).broken]).toEqual([]);
  });

  it('sends no second mail where no evidence is lost or late, whatever else fails', () => {
    const { broken, mostMails } = check({ ...THREE, lostEvents: 0, lateEvents: 0 });
    expect([...broken]).toEqual([]);
    expect(mostMails).toBe(1);
  });
});

describe('the checker sees what is wrong', () => {
  const small: Budget = { ...THREE, workers: 2, crashes: 1, unknown: 1, lostAcknowledgements: 0 };
  const flaws: [Flaw, string][] = [
    ['lease too short', 'a second mail while the first was known to have left'],
    ['confirm fenced', 'an event came, and the edition is not SENT'],
    ['client retries', 'a second mail while the first was known to have left'],
    ['evidence ignored', 'a second mail while the first was known to have left'],
    ['no look at the reader', 'mailed after they had left'],
    ['no look at the clock', 'mailed after its time'],
    ['stale ones claimed', 'claimed again and again'],
    ['claims not counted', 'a second mail while the first was known to have left'],
  ];
  it.each(flaws)('%s: %s', (flaw, promise) => {
    expect([...check(small, flaw).broken.keys()]).toEqual([promise]);
  });
});
