import { describe, expect, it } from 'vitest';
import { type FoldPorts, foldDays, foldHourly } from '../../../functions/compose/fold-days.ts';
import { newestLibrary } from '../../../shared/matching/library/newest-library.ts';
import { decodeCounts, decodePart, type FoldedDay } from '../../../shared/matching/library/segment.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';

const UNTIL = '2026-12-31T00:00:00.000Z';
const at = (firstArrivedAt: string, id = firstArrivedAt) => anArrivedPaper(id, { firstArrivedAt });

/** Arrivals and segments, in memory. */
class FoldWorld implements FoldPorts {
  time = '2026-03-02T07:00:00.000Z';
  papers: Paper[] = [];
  lists = 0;
  readonly folded = new Map<string, FoldedDay>();

  now = () => this.time;
  async *arrivals(from: string, to: string) {
    for (const paper of this.papers) if (paper.arrival!.at > from && paper.arrival!.at <= to) yield paper;
  }
  segments = {
    days: async (from: string) => {
      this.lists++;
      return [...this.folded.keys()].filter((day) => day >= from).sort();
    },
    putIfAbsent: async (day: FoldedDay) => {
      if (!this.folded.has(day.day)) this.folded.set(day.day, day);
    },
    counts: async (day: string) => decodeCounts(this.folded.get(day)!.counts),
  };
  idsOf = (day: string) => this.folded.get(day)?.parts.flatMap((part) => decodePart(part.text).map(({ id }) => id));
}

describe('folding closed days', () => {
  it('folds yesterday and the missing days of the look-back, each with exactly its own arrivals', async () => {
    const world = new FoldWorld();
    world.papers = [
      at('2026-02-28T23:59:59.999Z'),
      at('2026-03-01T00:00:00.000Z'),
      at('2026-03-01T23:59:59.999Z'),
      at('2026-03-02T00:00:00.000Z'),
    ];
    const days = await foldDays(world, UNTIL);
    expect(days[0]).toBe('2026-03-01');
    expect(days).toHaveLength(36);
    expect(world.idsOf('2026-03-01')).toEqual(['2026-03-01T00:00:00.000Z', '2026-03-01T23:59:59.999Z']);
    expect(world.idsOf('2026-02-28')).toEqual(['2026-02-28T23:59:59.999Z']);
    expect(world.folded.has('2026-03-02')).toBe(false);
    expect(await foldDays(world, UNTIL)).toEqual([]);
  });

  it.each([
    ['2026-03-02T01:59:59.999Z', false],
    ['2026-03-02T02:00:00.000Z', true],
  ])('takes a day for closed two hours after its end: at %s %s', async (time, closed) => {
    const world = new FoldWorld();
    world.time = time;
    await foldDays(world, UNTIL);
    expect(world.folded.has('2026-03-01')).toBe(closed);
  });

  it('leaves a day as it was folded first, whoever folds it again', async () => {
    const world = new FoldWorld();
    world.papers = [at('2026-03-01T12:00:00.000Z', 'a')];
    await Promise.all([foldDays(world, UNTIL), foldDays(world, UNTIL)]);
    const first = world.folded.get('2026-03-01');
    world.papers = [];
    await foldDays(world, UNTIL);
    expect(world.folded.get('2026-03-01')).toBe(first);
  });

  it('begins no day when its time is over', async () => {
    const world = new FoldWorld();
    expect(await foldDays(world, '2026-03-02T06:59:00.000Z')).toEqual([]);
  });

  it('looks at most once an hour, and again at once where it failed', async () => {
    const world = new FoldWorld();
    const fold = foldHourly(world);
    const { days } = world.segments;
    world.segments.days = () => Promise.reject(new Error('S3 is away'));
    await expect(fold(UNTIL)).rejects.toThrow('S3 is away');
    world.segments.days = days;
    expect(await fold(UNTIL)).toHaveLength(36);
    world.time = '2026-03-02T07:59:00.000Z';
    await fold(UNTIL);
    expect(world.lists).toBe(1);
    world.time = '2026-03-03T07:00:00.000Z';
    expect(await fold(UNTIL)).toEqual(['2026-03-02']);
  });
});

describe('the newest library', () => {
  it('is read once, and again when a day was added; the same days are the same library (M3)', async () => {
    const world = new FoldWorld();
    world.papers = Array.from({ length: 60 }, (_, index) => at('2026-03-01T12:00:00.000Z', `p${index}`));
    const library = newestLibrary(world.segments, world.now);
    expect(await library()).toBeUndefined();
    await foldDays(world, UNTIL);
    expect(await library()).toBeUndefined();
    world.time = '2026-03-02T09:00:00.000Z';
    const first = await library();
    expect(first?.statistics.papers).toBe(60);
    expect(await library()).toBe(first);
    expect(await newestLibrary(world.segments, world.now)()).toEqual(first);
    world.time = '2026-03-02T10:30:00.000Z';
    expect(await library()).toBe(first);
    world.time = '2026-03-03T10:00:00.000Z';
    await foldDays(world, UNTIL);
    expect((await library())?.version).not.toBe(first?.version);
  });
});
