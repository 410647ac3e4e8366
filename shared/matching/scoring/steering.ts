import type { Statistics } from '../library/statistics.ts';
import type { TextClause } from '../meaning/prepare.ts';
import type { Wanted } from '../wanted.ts';
import { asksFor } from './asked-words.ts';
import { stemsClause } from './described.ts';
import { type Keyword, steeringOf } from './examples.ts';
import { normalised, type Scored } from './score.ts';

/**
 * What counts for an interest's score: the clauses of its query and of its description, and the words of its liked and disliked papers. Three
 * liked papers say more than one, but not three times as much, and a description of fifty words says more than one of five: both go by the
 * square root. Of a long description not every word matters, and liked papers tell which.
 */
export function steered(
  query: readonly Scored[],
  text: readonly Scored[],
  { like = [], dislike = [] }: Wanted,
  statistics: Statistics,
): readonly Scored[] {
  const isSteered = like.length + dislike.length > 0;
  if (!isSteered && text.length === 0) return query;
  if (!isSteered)
    return together([
      [query, 1],
      [text, 1],
    ]);
  const { towards, away, having } = steeringOf(like, dislike, asksFor([...query, ...text]), statistics);
  const words = Math.max(FEWEST_WORDS, query.length + text.filter(isWord).length);
  const weighed = text.map((one) => ({ ...one, share: one.share * (1 + (words / LONG) * having(stemsOf(one))) }));
  return together([
    [query, 1],
    [normalised(weighed), 1],
    [towards.map(exemplified), EXAMPLE_WEIGHT * Math.sqrt(like.length / words)],
    [away.map(exemplified), -AWAY * EXAMPLE_WEIGHT * Math.sqrt(dislike.length / words)],
  ]);
}

/** Tuned on the even queries of tests/bench/quality.ts, from one liked paper to ten: 2 and 3 are as good. */
const EXAMPLE_WEIGHT = 2.5;
/** What disliked papers count beside liked ones. Of 0.25 to 1 the most that pushes their kind down and takes no good ones along. */
const AWAY = 0.5;
/** An interest of fewer words counts like one of so many. */
const FEWEST_WORDS = 4;
/** In a description of so many words, one that all liked papers have counts twice. Of 8 to 64; short ones do not care. */
const LONG = 32;

function isWord({ clause }: Scored): boolean {
  return clause.query.kind === 'words';
}

/** The stems that a clause of a description looks for. */
function stemsOf({ clause }: Scored): string[] {
  const sought = clause.kind === 'text' ? clause.wordings[0]!.units.flat(2) : [];
  return sought.flatMap((one) => (one.kind === 'stem' ? [one.stem] : []));
}

function exemplified({ stem, word, weight }: Keyword): Scored {
  let clause = CLAUSES.get(word);
  if (!clause) {
    clause = stemsClause([{ stem, folded: word }]);
    if (CLAUSES.size >= MOST_KEPT) CLAUSES.clear();
    CLAUSES.set(word, clause);
  }
  return { clause, share: weight, origin: 'like' };
}

/** Many liked papers have the same words. With a clause for each, 5,000 interests that six papers steer take 240 MB, and so 40. */
const CLAUSES = new Map<string, TextClause>();
const MOST_KEPT = 50_000;

/** Clauses that count together, and how much beside others; below 0 against a paper. */
type Group = readonly [group: readonly Scored[], weight: number];

/** Groups of shares as one, by the weights of those that have any. Nothing where nothing speaks for a paper. */
function together(groups: readonly Group[]): Scored[] {
  const present = groups.filter(([group]) => group.length > 0);
  const total = present.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
  if (total === 0) return [];
  return present.flatMap(([group, weight]) => group.map((one) => ({ ...one, share: (one.share * weight) / total })));
}
