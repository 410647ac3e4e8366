import { describe, expect, it, vi } from 'vitest';
import { faultsAt } from './faults.ts';
import { simulate } from './simulate.ts';

// Seconds on a free machine; a busy one is no failure.
vi.setConfig({ testTimeout: 300_000 });

/** Together 1,000 days of 20 readers. A failing seed is replayed by the command that its message names. */
const SEEDS = [1, 2];
const DAYS = 500;
const READERS = 20;

describe('the steps under faults at every await, before and after its effect (E1–E6, R1)', () => {
  it.each(SEEDS)('keep every promise in 500 days of 20 readers, seed %i', async (seed) => {
    const { verdict, complaints } = await simulate({
      days: DAYS,
      readers: READERS,
      seed,
      faults: faultsAt(0.01, 0.001),
    });
    const replay = `npm run simulate -- --days ${DAYS} --readers ${READERS} --seed ${seed} --faults 0.01`;
    expect(complaints, replay).toEqual([]);
    expect(verdict.mails, replay).toBeGreaterThan(4000);
    expect(verdict.unacknowledged, replay).toBeGreaterThan(40);
  });

  it('sends nothing a second time while no evidence is lost or late', async () => {
    const { verdict, complaints } = await simulate({ days: 80, readers: READERS, seed: 5, faults: faultsAt(0.02, 0) });
    expect(complaints).toEqual([]);
    expect(verdict.unacknowledged).toBeGreaterThan(20);
    expect(verdict.secondMails).toBe(0);
  });

  it('mails nothing to a mailbox that refuses it, and loses nothing for one that is full for a while (R1, E3)', async () => {
    const faults = { ...faultsAt(0.01, 0.001), bounced: 0.02, turnedAway: 0.1 };
    const { complaints, suppressed } = await simulate({ days: 60, readers: READERS, seed: 4, faults });
    expect(complaints).toEqual([]);
    expect(suppressed).toBeGreaterThan(5);
  });

  it('mails a second time, where events are lost by the dozen, only what nobody could know of, and marks it (E4)', async () => {
    const faults = { ...faultsAt(0.02, 0.3), lostAnswer: 0.05 };
    const { verdict, complaints } = await simulate({ days: 60, readers: READERS, seed: 3, faults });
    expect(complaints).toEqual([]);
    expect(verdict.secondMails).toBeGreaterThan(10);
    expect(verdict.secondMails).toBeLessThan(verdict.unacknowledged);
  });
});
