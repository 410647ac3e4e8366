import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/interests/canonical.ts';
import { parseQuery } from '../../../shared/interests/parse.ts';
import type { Query } from '../../../shared/interests/query.ts';
import { compile } from '../../../shared/matching/compile.ts';
import { reasonsOf } from '../../../shared/matching/explain.ts';
import { highlight } from '../../../shared/matching/highlight.ts';
import { type Library, libraryOf } from '../../../shared/matching/library/library.ts';
import { match } from '../../../shared/matching/match.ts';
import type { MatchablePaper } from '../../../shared/matching/matchable-paper.ts';
import type { Range, Reason } from '../../../shared/matching/reason.ts';
import { isShouted } from '../../../shared/text/words/capitals.ts';
import { aPaper, aQuery, type Dice, dice } from './engine-cases.ts';

const ROUNDS = 2;
const PAPERS = 50;
const QUERIES = 40;

describe('the reasons of a match', () => {
  it('are there for every match and for nothing else, in ranges of whole characters, each of which answers its clause (M2)', () => {
    let matches = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const rolls = dice(7919 + round);
      const papers = Array.from({ length: PAPERS }, (_, index) => aPaper(rolls, `p${index}`));
      const library = libraryOf(papers);
      for (let count = 0; count < QUERIES; count++) {
        const query = aReadableQuery(rolls);
        const compiled = compile({ id: 'i', query }, library);
        const found = new Set(match([{ id: 'i', query }], papers, library).map(({ paper }) => paper));
        for (const [place, paper] of papers.entries()) {
          const reasons = reasonsOf(compiled, 'i', paper, library);
          expect(reasons.length > 0, canonical(query)).toBe(found.has(place));
          for (const reason of reasons) check(reason, paper, library);
          const { title, abstract } = highlight(reasons);
          expectInside(title, paper.title);
          expectInside(abstract, paper.abstract);
        }
        matches += found.size;
      }
    }
    expect(matches).toBeGreaterThan(ROUNDS * QUERIES);
  });
});

/** One that can be typed, so that it says what to look for. */
function aReadableQuery(rolls: Dice): Query {
  for (;;) {
    const parsed = parseQuery(canonical(aQuery(rolls, 3)));
    if (parsed.ok) return parsed.query;
  }
}

function check({ clause, title, abstract, words }: Reason, paper: MatchablePaper, library: Library): void {
  expectInside(title, paper.title);
  expectInside(abstract, paper.abstract);
  const slices = [
    ...title.map(([start, end]) => paper.title.slice(start, end)),
    ...abstract.map(([start, end]) => paper.abstract.slice(start, end)),
  ];
  if (slices.length === 0) return;
  expect(new Set(words), clause).toEqual(new Set(slices));
  const parsed = parseQuery(clause);
  expect(parsed.ok, clause).toBe(true);
  // Words near each other answer together only, and capitals tell nothing where everything is in capitals.
  const alone =
    parsed.ok && parsed.query.kind === 'words' && parsed.query.words.length === 1 ? parsed.query : undefined;
  if (!alone || isShouted(paper.title) || isShouted(paper.abstract)) return;
  for (const slice of slices) {
    const only = {
      ...paper,
      title: alone.field === 'title' ? slice : '',
      abstract: alone.field === 'title' ? '' : slice,
    };
    expect(match([{ id: 'i', query: alone }], [only], library), `${clause} in ${slice}`).toHaveLength(1);
  }
}

/** Sorted, disjoint, of whole characters. */
function expectInside(ranges: readonly Range[], text: string): void {
  let last = -1;
  for (const [start, end] of ranges) {
    expect(start).toBeGreaterThan(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(text.slice(start, end).isWellFormed() || !text.isWellFormed()).toBe(true);
    expect(text.slice(end)).not.toMatch(/^\p{M}/u);
    last = end;
  }
}
