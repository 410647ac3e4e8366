import { describe, expect, it } from 'vitest';
import { bucket, take } from '../../../shared/editions/pace.ts';

describe('the pace of one sender among several (E6)', () => {
  it('is its share of 80 % of the account’s rate, evenly', () => {
    let state = bucket(10, 4, 0);
    const leaves: number[] = [];
    for (let mail = 0; mail < 4; mail++) {
      const taken = take(state, leaves.at(-1) ?? 0);
      leaves.push((leaves.at(-1) ?? 0) + taken.waitMs);
      state = taken.bucket;
    }
    expect(leaves).toEqual([500, 1000, 1500, 2000]);
  });

  it('lets one mail leave at once after a rest, and no more', () => {
    const rested = take(bucket(10, 4, 0), 60_000);
    expect(rested.waitMs).toBe(0);
    expect(take(rested.bucket, 60_000).waitMs).toBe(500);
  });

  it('saves up for the time between two batches, but never above the rate', () => {
    const share = bucket(1000, 20, 0);
    expect(share.burst).toBe(7.5);
    let state = share;
    let atOnce = 0;
    for (let taken = take(state, 60_000); taken.waitMs === 0; taken = take(state, 60_000)) {
      state = taken.bucket;
      atOnce++;
    }
    expect(atOnce).toBe(7);
  });

  it('makes those who ask at once wait one after the other', () => {
    const first = take(bucket(10, 4, 0), 0);
    const second = take(first.bucket, 0);
    expect([first.waitMs, second.waitMs, take(second.bucket, 0).waitMs]).toEqual([500, 1000, 1500]);
  });
});
