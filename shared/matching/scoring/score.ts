import type { Statistics } from '../library/statistics.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { factOf } from '../meaning/facts.ts';
import { countsOf, type PaperIndex } from '../meaning/hits.ts';
import type { FactClause, TextClause } from '../meaning/prepare.ts';
import { wordsOfPaper } from '../terms/paper-words.ts';

/** A clause that counts for the score: its rarity times the weights around it, as a share of all. Below 0 for what is disliked. */
export interface Scored {
  readonly clause: TextClause | FactClause;
  readonly share: number;
  readonly origin: Origin;
}

/** The same clauses, with shares that add up to 1. */
export function normalised(scored: readonly Scored[]): Scored[] {
  const total = scored.reduce((sum, { share }) => sum + share, 0);
  return scored.map(({ clause, share, origin }) => ({ clause, share: share / total, origin }));
}

/** What part of an interest a clause is of: its query, its description, or the papers it names. */
export type Origin = 'query' | 'text' | 'like';

/**
 * How much of what is asked for a paper has, 0 to 100 with two decimals: BM25F over title and abstract for each clause, added up by share,
 * and more where more of the clauses hit at all. 100 would be every clause without end.
 * @param wordsOf where the paper's words are looked for
 */
export function scoreOf(
  scored: readonly Scored[],
  paper: MatchablePaper,
  statistics: Statistics,
  wordsOf: (paper: MatchablePaper) => PaperIndex = wordsOfPaper,
): number {
  let gained = 0;
  let covered = 0;
  for (const { clause, share } of scored) {
    const part = saturation(clause, paper, statistics, wordsOf);
    gained += share * part;
    if (part > 0 && share > 0) covered += share;
  }
  return asScore(gained, covered);
}

/** What clauses gave together, as a score. @param covered the shares of those that gave anything */
function asScore(gained: number, covered: number): number {
  return hundredths(gained, covered) / 100;
}

/** A score in whole hundredths, 0 to 10,000. */
export function hundredths(gained: number, covered: number): number {
  return Math.floor(Math.max(0, gained * (1 + COVERAGE * covered) * MOST) + 0.5);
}

/** How much more a paper counts that has all clauses than one with the same sum from few of them. */
const COVERAGE = 0.5;
/** Hundredths of a paper that has all of all clauses. */
const MOST = 10_000 / (1 + COVERAGE);

/** What one clause gives, 0 to 1: nothing to everlastingly. */
export function saturation(
  clause: TextClause | FactClause,
  paper: MatchablePaper,
  statistics: Statistics,
  wordsOf: (paper: MatchablePaper) => PaperIndex = wordsOfPaper,
): number {
  if (clause.kind === 'fact') return factOf(clause, paper) === undefined ? 0 : 1;
  const words = wordsOf(paper);
  const { title, abstract } = countsOf(clause, words);
  const { papers, titleWords, abstractWords } = statistics;
  return saturated(
    title,
    abstract,
    norm(words.title.length, titleWords / papers),
    norm(words.abstract.length, abstractWords / papers),
  );
}

/** How long a field is beside the usual. @param usual NaN or 0 where nothing is usual */
export function norm(words: number, usual: number): number {
  return usual > 0 ? 1 - LENGTH_SHARE + (LENGTH_SHARE * words) / usual : 1;
}

/** What so many hits in both fields give, 0 to 1: those of the title weigh more, those of a long text less. */
export function saturated(titleHits: number, abstractHits: number, titleNorm: number, abstractNorm: number): number {
  const frequency = (TITLE_WEIGHT * titleHits) / titleNorm + abstractHits / abstractNorm;
  return frequency / (frequency + HALF);
}

/** BM25F's constants, tuned on half of the queries of four collections (tests/bench/quality.ts). HALF is k1, LENGTH_SHARE is b. */
const TITLE_WEIGHT = 2;
const LENGTH_SHARE = 0.7;
const HALF = 1.2;
