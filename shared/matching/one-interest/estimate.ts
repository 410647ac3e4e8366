import { dayOf, daysBetween } from '../../calendar/day.ts';
import type { Instant } from '../../calendar/instant.ts';
import { byPrecedence } from '../../papers/precedence.ts';
import { compile } from '../compile.ts';
import type { Library } from '../library/library.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { holds } from '../meaning/oracle.ts';
import { scoreOf } from '../scoring/score.ts';
import type { Wanted } from '../wanted.ts';
import { candidates } from './candidates.ts';
import type { PackedPapers } from './packed-papers.ts';

/** A paper that an interest would have brought. */
export interface Replayed {
  readonly paper: MatchablePaper;
  /** 0 to 100, as `match` gives it. */
  readonly score: number;
}

/** What an interest would have brought of these papers, best first: the same as `match`, for one interest and many papers. */
export function replay(wanted: Wanted, packed: PackedPapers, library: Library): Replayed[] {
  const { condition, scored, least } = compile(wanted, library);
  if (!condition) return [];
  const marks = candidates(condition, packed);
  const found: Replayed[] = [];
  for (const [place, paper] of packed.papers.entries()) {
    if (marks?.[place] === 0) continue;
    const wordsOf = () => packed.indexes[place]!;
    if (!holds(condition, paper, wordsOf)) continue;
    const score = scoreOf(scored, paper, library.statistics, wordsOf);
    if (score >= least) found.push({ paper, score });
  }
  return found.sort((a, b) => b.score - a.score || byPrecedence(a.paper, b.paper));
}

/** Fewer days do not make a week: papers come on weekdays, and a first dump may be of any age. */
const LEAST_DAYS = 7;

/**
 * How many of these papers arrived in a week, on the average of the days up to `now` that are known; undefined before a week is.
 * @param days at most so many days back
 * @param knownSince the first arrival that is known at all
 */
export function perWeek(
  papers: readonly MatchablePaper[],
  now: Instant,
  days: number,
  knownSince: Instant,
): number | undefined {
  const ago = ({ arrival }: MatchablePaper) => (arrival ? daysBetween(dayOf(arrival.at), dayOf(now)) : days);
  const known = Math.min(days, daysBetween(dayOf(knownSince), dayOf(now)) + 1);
  if (known < LEAST_DAYS) return undefined;
  return (papers.filter((paper) => ago(paper) < days).length * 7) / known;
}
