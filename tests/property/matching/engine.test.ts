import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/matching/compile.ts';
import { compileInterests } from '../../../shared/matching/engine/compile-interests.ts';
import { libraryOf } from '../../../shared/matching/library/library.ts';
import { holds } from '../../../shared/matching/meaning/oracle.ts';
import { scoreOf } from '../../../shared/matching/scoring/score.ts';
import type { Wanted } from '../../../shared/matching/wanted.ts';
import { aPaper, aQuery, aText, type Dice, dice } from './engine-cases.ts';

/** Pairs of a query and a paper. OFFPRINT_FUZZ_CHECKS=10000000 for a night's work. */
const CHECKS = Number(process.env.OFFPRINT_FUZZ_CHECKS ?? 500_000);
const QUERIES = 120;
const MOST_PAPERS = 150;

/** What engine and oracle say differently of some interests and papers, in words; empty when they agree. */
function differences(roll: Dice): { checks: number; different: string[] } {
  const papers = Array.from({ length: roll.times(1, MOST_PAPERS) }, (_, index) => aPaper(roll, `p${index}`));
  const library = libraryOf(papers);
  const wanted = Array.from({ length: QUERIES }, (_, index) => anInterest(roll, `${index}`));
  const compiled = wanted.map((one) => compile(one, library));
  const found = new Map<string, number>();
  compileInterests(compiled, library.statistics).match(papers, (block) =>
    block.eachInterest((interest, entry) =>
      block.eachPaper(entry, (paper, score) => found.set(`${interest} ${paper}`, score)),
    ),
  );
  const different: string[] = [];
  for (const [interest, { condition, scored }] of compiled.entries()) {
    for (const [index, paper] of papers.entries()) {
      const expected = condition && holds(condition, paper) ? scoreOf(scored, paper, library.statistics) : undefined;
      const actual = found.get(`${interest} ${index}`);
      if (!Object.is(actual, expected))
        different.push(`${JSON.stringify(wanted[interest])} on ${JSON.stringify(paper)}: ${actual}, not ${expected}`);
    }
  }
  return { checks: compiled.length * papers.length, different };
}

function anInterest(roll: Dice, id: string): Wanted {
  const kind = roll.roll();
  if (kind < 0.03) return { id, text: aText(roll, 8) };
  const examples = () =>
    Array.from({ length: roll.below(3) }, () => ({ title: aText(roll, 5), abstract: aText(roll, 20) }));
  const asked = kind < 0.045 ? {} : kind < 0.06 ? { text: aText(roll, 8) } : { query: aQuery(roll, 3) };
  return { id, ...asked, ...(kind < 0.1 ? { like: examples(), dislike: examples() } : {}) };
}

describe('the engine', () => {
  it(`finds what the oracle says and scores it to the last bit, in ${CHECKS} pairs (M1, M3)`, () => {
    let checks = 0;
    for (let seed = 1; checks < CHECKS; seed++) {
      const round = differences(dice(seed));
      expect(round.different.slice(0, 3), `seed ${seed}`).toEqual([]);
      checks += round.checks;
    }
  });
});
