import { describe, expect, it } from 'vitest';
import { meaning, rate } from '../../../cli/meaning.ts';
import { libraryOf } from '../../../shared/matching/library/library.ts';
import { PackedPapers } from '../../../shared/matching/one-interest/packed-papers.ts';
import { aPaper } from '../matching/a-paper.ts';
import { asked } from '../matching/asked.ts';

const papers = ['Owls hunt mice.', 'An owl.'].map((abstract, index) => aPaper({ id: `p${index}`, abstract }));

describe('the meaning of a query', () => {
  it('is its canonical form, what may not be expected, papers that nobody knows, and what its parts find', () => {
    const query = asked('owls and mice AND hawk like:2403.12345');
    expect(meaning(query, new PackedPapers(papers), libraryOf(papers), ['nobody knows it'])).toEqual([
      '(owls and mice) AND hawk AND like:2403.12345',
      '  “and” is in nearly every paper and not asked for here; in quotes it counts.',
      '  In small letters “and” is a word like any other: write AND for both anywhere.',
      '  nobody knows it',
      '  owls and mice: 1 paper (owls 2, mice 1)',
      '  hawk: 0 papers',
    ]);
    expect(meaning(asked('owls'), new PackedPapers([]), libraryOf([]), [])).toEqual(['owls']);
  });
});

describe('a rate', () => {
  const now = '2026-03-31T12:00:00.000Z';
  const on = (day: number) =>
    aPaper({ id: `${day}`, arrival: { kind: 'new', at: `2026-03-${String(day).padStart(2, '0')}T23:59:59.999Z` } });
  const told = (days: readonly number[], since: string | undefined, over = 30) =>
    rate(days.map(on), { now, ...(since !== undefined && { since }) }, over);

  it('is about so many a week, over whole days up to today', () => {
    const since = '2026-01-01T00:00:00.000Z';
    expect(told([31, 30, 29, 20, 10, 9, 8, 7, 2], since)).toBe('about 2 a week');
    expect(told([31, 10], since)).toBe('less than one a week');
    expect(told([1], since)).toBe('none');
    expect(told([2], since)).toBe('less than one a week');
    expect(told([], since)).toBe('none');
  });

  it('is not told before a week is known, nor of a file', () => {
    expect(told([31, 30], '2026-03-26T00:00:00.000Z')).toBeUndefined();
    expect(told([31, 30], '2026-03-25T23:00:00.000Z')).toBe('about 2 a week');
    expect(told([31, 30], undefined)).toBeUndefined();
  });
});
