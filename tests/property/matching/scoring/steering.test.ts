import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../../shared/matching/library/library.ts';
import { match } from '../../../../shared/matching/match.ts';
import type { MatchablePaper } from '../../../../shared/matching/matchable-paper.ts';
import type { Wanted } from '../../../../shared/matching/wanted.ts';
import { aPaper, aQuery, aText, dice } from '../engine-cases.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Papers, and what is asked of them with the papers that steer it. */
function aCase(seed: number) {
  const roll = dice(seed);
  const papers = Array.from({ length: 12 }, (_, index) => aPaper(roll, `p${index}`));
  const example = () => (roll.roll() < 0.5 ? roll.pick(papers) : { title: aText(roll, 5), abstract: aText(roll, 20) });
  const examples = (least: number) => Array.from({ length: roll.times(least, 3) }, example);
  const asked: Wanted =
    roll.roll() < 0.5 ? { id: 'i', query: aQuery(roll, 2) } : { id: 'i', text: aText(roll, 12), like: examples(0) };
  return { papers, asked, like: examples(1), dislike: examples(1) };
}

function scores(wanted: Wanted, papers: readonly MatchablePaper[]): Map<number, number> {
  return new Map(match([wanted], papers, libraryOf(papers)).map(({ paper, score }) => [paper, score]));
}

describe('papers that steer', () => {
  it('by being disliked only ever take from scores, and change nothing of what is found (M1)', () => {
    for (const seed of SEEDS) {
      const { papers, asked, dislike } = aCase(seed);
      const before = scores(asked, papers);
      const after = scores({ ...asked, dislike }, papers);
      expect([...after.keys()].sort(), `seed ${seed}`).toEqual([...before.keys()].sort());
      for (const [paper, score] of after) expect(score, `seed ${seed}`).toBeLessThanOrEqual(before.get(paper)!);
    }
  });

  it('change nothing of what a query finds, and keep its scores within 0 and 100 (M1)', () => {
    for (const seed of SEEDS) {
      const { papers, asked, like, dislike } = aCase(seed);
      if (!asked.query) continue;
      const steered = scores({ ...asked, like, dislike }, papers);
      expect([...steered.keys()].sort(), `seed ${seed}`).toEqual([...scores(asked, papers).keys()].sort());
      for (const score of steered.values()) expect(score >= 0 && score <= 100, `seed ${seed}: ${score}`).toBe(true);
    }
  });
});
