import { factOf } from './facts.ts';
import { hitsOf } from './hits.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { wordsOfPaper } from './paper-words.ts';
import type { FactClause, TextClause } from './prepare.ts';
import type { Statistics } from './statistics.ts';

/** A clause that counts for the score: its rarity times the weights around it, as a share of all. Below 0 for what is disliked. */
export interface Scored {
  readonly clause: TextClause | FactClause;
  readonly share: number;
  readonly origin: Origin;
}

/** What part of an interest a clause is of: its query, its description, or the papers it names. */
export type Origin = 'query' | 'text' | 'like';

/**
 * How much of what is asked for a paper has, 0 to 100 with two decimals: BM25F over title and abstract for each clause, added up by share,
 * and more where more of the clauses hit at all. 100 would be every clause without end.
 */
export function scoreOf(scored: readonly Scored[], paper: MatchablePaper, statistics: Statistics): number {
  let gained = 0;
  let covered = 0;
  for (const { clause, share } of scored) {
    const part = saturation(clause, paper, statistics);
    gained += share * part;
    if (part > 0 && share > 0) covered += share;
  }
  const coordinated = (gained * (1 + COVERAGE * covered)) / (1 + COVERAGE);
  return Math.round(10_000 * Math.max(0, coordinated)) / 100;
}

/** How much more a paper counts that has all clauses than one with the same sum from few of them. */
const COVERAGE = 0.5;

/** What one clause gives, 0 to 1: nothing to everlastingly. */
export function saturation(clause: TextClause | FactClause, paper: MatchablePaper, statistics: Statistics): number {
  if (clause.kind === 'fact') return factOf(clause, paper) === undefined ? 0 : 1;
  const words = wordsOfPaper(paper);
  const { title, abstract } = hitsOf(clause, words);
  return saturated(frequency(title.length, abstract.length, words.title.length, words.abstract.length, statistics));
}

/** Hits in both fields as one frequency: those of the title weigh more, those of a long text less. */
function frequency(
  title: number,
  abstract: number,
  titleWords: number,
  abstractWords: number,
  statistics: Statistics,
): number {
  const { papers } = statistics;
  const inTitle = title === 0 ? 0 : (TITLE_WEIGHT * title) / norm(titleWords, statistics.titleWords / papers);
  const inAbstract = abstract === 0 ? 0 : abstract / norm(abstractWords, statistics.abstractWords / papers);
  return inTitle + inAbstract;
}

function norm(words: number, usual: number): number {
  return usual > 0 ? 1 - LENGTH_SHARE + (LENGTH_SHARE * words) / usual : 1;
}

function saturated(frequency: number): number {
  return frequency / (frequency + HALF);
}

/** BM25F's constants, tuned on half of the queries of four collections (tests/bench/quality.ts). HALF is k1, LENGTH_SHARE is b. */
const TITLE_WEIGHT = 2;
const LENGTH_SHARE = 0.7;
const HALF = 1.2;
