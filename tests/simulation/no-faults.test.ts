import { describe, expect, it, vi } from 'vitest';
import { type Faults, faultsAt, NO_FAULTS } from './faults.ts';
import type { PlantedFlaw } from './flaws.ts';
import { type Outcome, simulate } from './simulate.ts';

// Seconds on a free machine; a busy one is no failure.
vi.setConfig({ testTimeout: 300_000 });

describe('the steps without faults', () => {
  it('mail every edition once and within minutes of its due time, though ticks come twice and indexes lag', async () => {
    const { verdict, complaints } = await simulate({
      days: 80,
      readers: 20,
      seed: 7,
      faults: { ...NO_FAULTS, doubleTick: 1, indexLag: 0.01, messageRepeated: 0.2 },
    });
    expect(complaints).toEqual([]);
    expect(verdict.secondMails).toBe(0);
    expect(verdict.mails).toBe(verdict.editions);
    expect(verdict.carriedMails).toBe(0);
  });

  it('mail within ten minutes of the due time', async () => {
    const { verdict } = await simulate({ days: 30, readers: 20, seed: 8, faults: NO_FAULTS });
    expect(verdict.slowestMinutes).toBeLessThan(10);
  });

  it('do the same, to the last mail, when a seed is run again', async () => {
    const run = { days: 20, readers: 10, seed: 9, faults: faultsAt(0.02, 0.01) };
    const fingerprint = ({ verdict, calls }: Outcome) => JSON.stringify([verdict, calls]);
    expect(fingerprint(await simulate(run))).toBe(fingerprint(await simulate(run)));
  });
});

describe('the judge sees what is wrong', () => {
  // What each flaw needs to show is frequent here, so that no seed is a lucky one.
  const lateIndex = { ...NO_FAULTS, indexLag: 0.3 };
  const crashes = { ...NO_FAULTS, crash: 0.03 };
  const daysWithoutMail = { ...NO_FAULTS, accountFault: 0.2 };
  const run = (days: number, faults: Faults, flaw?: PlantedFlaw) =>
    simulate({
      days,
      readers: 20,
      seed: 5,
      faults,
      plan: { protocol: 'claim, then evidence', ...(flaw && { flaw }) },
    });

  it('windows that do not overlap lose what an index showed late', async () => {
    expect((await run(40, lateIndex, 'no overlap of windows')).verdict.lost).toBeGreaterThan(5);
  });

  it('a watermark that moves before the edition is frozen loses what dies in between', async () => {
    expect((await run(20, crashes, 'watermark before freeze')).verdict.lost).toBeGreaterThan(5);
  });

  it('a reader who forgets the editions before the latest loses what was not mailed yet (E3)', async () => {
    expect((await run(20, daysWithoutMail, 'predecessors forgotten')).verdict.lost).toBeGreaterThan(5);
  });

  it('editions whose time is never over are mailed late (E5)', async () => {
    expect((await run(20, daysWithoutMail, 'editions without end')).verdict.late).toBeGreaterThan(5);
  });

  it('and nothing where nothing is wrong, under all of these faults', async () => {
    const { complaints } = await run(40, { ...daysWithoutMail, indexLag: 0.3, crash: 0.03 });
    expect(complaints).toEqual([]);
  });
});

describe('ways to send that were not taken (docs/decisions/0001-ledger.md)', () => {
  const under = async (protocol: 'lease only' | 'send, then mark' | 'mark, then send') =>
    (await simulate({ days: 40, readers: 20, seed: 5, faults: faultsAt(0.01, 0.001), plan: { protocol } })).verdict;

  it('send, then mark: mails twice', async () => {
    expect((await under('send, then mark')).secondMails).toBeGreaterThan(4);
  });

  it('mark, then send: loses', async () => {
    expect((await under('mark, then send')).lost).toBeGreaterThan(60);
  });

  it('lease only: mails twice whatever nobody heard back from', async () => {
    expect((await under('lease only')).secondMails).toBeGreaterThan(2);
  });
});
