import { describe, expect, it } from 'vitest';
import { allot } from '../../../../shared/mail/view/allotment.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const cards = (shares: ReturnType<typeof allot>) => shares.map((share) => share.cards);
const titles = (shares: ReturnType<typeof allot>) => shares.map((share) => share.titles);

describe('how an edition is shared out', () => {
  it('shows ten papers in full, then titles to forty, and leaves the rest to the web', () => {
    expect(allot([100])).toEqual([{ cards: 10, titles: 30 }]);
    expect(allot([7])).toEqual([{ cards: 7, titles: 0 }]);
  });

  it('lets interests take turns', () => {
    expect(cards(allot([100, 100]))).toEqual([5, 5]);
    expect(cards(allot([2, 100]))).toEqual([2, 8]);
    expect(titles(allot([2, 100]))).toEqual([0, 30]);
  });

  it('gives each interest three, even where that is more than ten', () => {
    expect(cards(allot([9, 9, 9, 9, 9]))).toEqual([3, 3, 3, 3, 3]);
    expect(cards(allot([1, 50, 1, 50, 1]))).toEqual([1, 4, 1, 3, 1]);
  });

  it('never shows more than twenty-five in full', () => {
    expect(sum(cards(allot(Array.from({ length: 12 }, () => 9))))).toBe(25);
    expect(cards(allot([100], 90))).toEqual([25]);
  });

  it('takes a reader’s choice of fewer or more', () => {
    expect(allot([100], 1)).toEqual([{ cards: 1, titles: 39 }]);
    expect(allot([100], 20)).toEqual([{ cards: 20, titles: 20 }]);
  });
});
