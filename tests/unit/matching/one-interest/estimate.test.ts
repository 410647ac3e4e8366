import { describe, expect, it } from 'vitest';
import { perWeek } from '../../../../shared/matching/one-interest/estimate.ts';
import { aPaper } from '../a-paper.ts';

const NOW = '2026-03-31T12:00:00.000Z';
const on = (day: string) => aPaper({ id: day, arrival: { kind: 'new', at: `${day}T08:00:00.000Z` } });

describe('an estimate', () => {
  it('is the average of the weeks that it looks at', () => {
    const papers = ['2026-03-31', '2026-03-20', '2026-03-02', '2026-03-01', '2026-01-10'].map(on);
    expect(perWeek(papers, NOW, 30, '2026-01-01T00:00:00.000Z')).toBeCloseTo((3 * 7) / 30);
    expect(perWeek(papers, NOW, 90, '2026-01-01T00:00:00.000Z')).toBeCloseTo((5 * 7) / 90);
  });

  it('counts no days on which nothing was known yet', () => {
    const papers = ['2026-03-31', '2026-03-25'].map(on);
    expect(perWeek(papers, NOW, 30, '2026-03-18T08:00:00.000Z')).toBe(1);
  });

  it('says nothing of a week before one is known', () => {
    expect(perWeek([on('2026-03-30')], NOW, 30, '2026-03-30T08:00:00.000Z')).toBeUndefined();
    expect(perWeek([], NOW, 30, '2026-03-25T23:00:00.000Z')).toBe(0);
  });
});
