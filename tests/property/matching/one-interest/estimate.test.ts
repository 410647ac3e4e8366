import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../../shared/matching/library/library.ts';
import { match } from '../../../../shared/matching/match.ts';
import { replay } from '../../../../shared/matching/one-interest/estimate.ts';
import { PackedPapers } from '../../../../shared/matching/one-interest/packed-papers.ts';
import type { Wanted } from '../../../../shared/matching/wanted.ts';
import { aPaper, aQuery, dice } from '../engine-cases.ts';

const ROUNDS = 4;
const PAPERS = 60;
const QUERIES = 40;

describe('a replay', () => {
  it('brings the papers, scores and order that match does, whatever is asked (M1, M3)', () => {
    let found = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const rolls = dice(20261123 + round);
      const papers = Array.from({ length: PAPERS }, (_, index) => aPaper(rolls, `p${index}`));
      const library = libraryOf(papers);
      const packed = new PackedPapers(papers);
      for (let count = 0; count < QUERIES; count++) {
        const query = aQuery(rolls, 3);
        const wanted: Wanted = rolls.roll() < 0.1 ? { id: 'w', like: [papers[3]!] } : { id: 'w', query };
        const replayed = replay(wanted, packed, library).map(({ paper, score }) => [paper.id, score]);
        const matched = match([wanted], papers, library).map(({ paper, score }) => [papers[paper]!.id, score]);
        expect(replayed, JSON.stringify(wanted)).toEqual(matched);
        found += matched.length;
      }
    }
    expect(found).toBeGreaterThan(ROUNDS * QUERIES);
  });
});
