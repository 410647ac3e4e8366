import { describe, expect, it } from 'vitest';
import { bucket, take } from '../../shared/editions/pace.ts';
import { drain, mostWithin } from './drain.ts';

/** When a million mails leave that are shared out between senders, each by its own bucket: seconds, in order. */
function leaves(perSecond: number, concurrency: number): Float64Array {
  const mails = 1_000_000;
  const moments = new Float64Array(mails);
  for (let sender = 0; sender < concurrency; sender++) {
    let state = bucket(perSecond, concurrency, 0);
    let now = 0;
    for (let mail = sender; mail < mails; mail += concurrency) {
      const taken = take(state, now);
      state = taken.bucket;
      now += taken.waitMs;
      moments[mail] = now;
    }
  }
  return moments.sort();
}

describe('a backlog of a million mails (E6)', () => {
  it.each([
    [14, 2],
    [100, 10],
    [1000, 20],
  ])('at %i a second by %i senders drains at 80 % of the rate, and never above it', (perSecond, concurrency) => {
    const moments = leaves(perSecond, concurrency);
    const ideal = 1_000_000 / (0.8 * perSecond);
    expect(moments.at(-1)! / 1000 / ideal).toBeGreaterThan(0.999);
    expect(moments.at(-1)! / 1000 / ideal).toBeLessThan(1.05);
    expect(mostWithin(moments, 1000)).toBeLessThanOrEqual(perSecond);
  });
});

describe('the send step on a backlog', () => {
  it.each([
    [14, 2, 10_000],
    [1000, 20, 40_000],
  ])(
    'of %i a second by %i functions keeps the pace in spite of latency and batches',
    async (perSecond, concurrency, mails) => {
      const { seconds, mostInASecond } = await drain({
        mails,
        perSecond,
        concurrency,
        perDay: Number.POSITIVE_INFINITY,
      });
      expect(seconds / (mails / (0.8 * perSecond))).toBeLessThan(1.05);
      expect(mostInASecond).toBeLessThanOrEqual(perSecond);
    },
  );

  it('rests when the day’s quota is used up, and goes on when it comes back', async () => {
    const { seconds, mostInADay, refused } = await drain({
      mails: 40_000,
      perSecond: 14,
      concurrency: 2,
      perDay: 20_000,
    });
    const ideal = 86_400 + 20_000 / (0.8 * 14);
    expect(mostInADay).toBe(20_000);
    expect(seconds / ideal).toBeLessThan(1.05);
    // Two functions with eight lanes each, every half hour.
    expect(refused).toBeLessThanOrEqual(16 * 48);
  });
});
