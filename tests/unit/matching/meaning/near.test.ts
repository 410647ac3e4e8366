import { describe, expect, it } from 'vitest';
import { gatherings } from '../../../../shared/matching/meaning/near.ts';
import type { Span } from '../../../../shared/matching/terms/spans.ts';

const at = (...places: (number | [number, number])[]): Span[] =>
  places.map((place) => {
    const [from, to] = typeof place === 'number' ? [place, place] : place;
    return { from, to, start: from, end: to + 1 };
  });
const shown = (lists: Span[][], within: number) => gatherings(lists, within).map(({ from, to }) => [from, to]);

describe('gatherings', () => {
  it('allow so many other words among the words, and no more', () => {
    expect(shown([at(0), at(5)], 4)).toEqual([[0, 5]]);
    expect(shown([at(0), at(6)], 4)).toEqual([]);
    expect(shown([at(6), at(1)], 4)).toEqual([[1, 6]]);
  });

  it('do not count the parts of a compound as other words', () => {
    expect(shown([at([0, 2]), at(7)], 4)).toEqual([[0, 7]]);
    expect(shown([at([0, 2]), at(8)], 4)).toEqual([]);
  });

  it('are as small as can be, each place once', () => {
    expect(shown([at(0, 2, 20), at(3, 22)], 4)).toEqual([
      [2, 3],
      [20, 22],
    ]);
  });

  it('let one word answer for two', () => {
    expect(shown([at([0, 1]), at(1)], 0)).toEqual([[0, 1]]);
  });

  it('need every word', () => {
    expect(shown([at(0), []], 4)).toEqual([]);
  });

  it('are looked for in reach alone: a word said thirty thousand times is no square of that', () => {
    const everywhere = at(...Array.from({ length: 30_000 }, (_, index) => 2 * index));
    const between = at(...Array.from({ length: 30_000 }, (_, index) => 2 * index + 1));
    expect(gatherings([everywhere, between], 50)).toHaveLength(59_999);
    expect(gatherings([everywhere, at(59_999)], 50)).toHaveLength(1);
  });

  it('are found in a hostile text without trying every choice', () => {
    const everywhere = at(...Array.from({ length: 300 }, (_, index) => index));
    expect(
      gatherings(
        Array.from({ length: 64 }, () => everywhere),
        4,
      ).length,
    ).toBeGreaterThan(0);
  });
});
