import { asksFor } from './asked-words.ts';
import { described, stemsClause } from './described.ts';
import { type Keyword, steeringOf } from './examples.ts';
import type { Library } from './library.ts';
import { type FactClause, type Prepared, prepare, type TextClause } from './prepare.ts';
import { rarity, rarityOf } from './rarity.ts';
import type { Scored } from './score.ts';
import type { Statistics } from './statistics.ts';
import type { Wanted } from './wanted.ts';

/** An interest, ready to be compared with papers. */
export interface Compiled {
  /** What has to hold; undefined when nothing can. */
  readonly condition: Prepared | undefined;
  readonly scored: readonly Scored[];
  /** No match scores less. Above 0 only for a query of nothing but `like:`, which would bring every paper that shares a word. */
  readonly least: number;
}

/** Works out an interest once, for all papers that it is compared with. */
export function compile(wanted: Wanted, library: Library): Compiled {
  const asked = wanted.query && prepare(wanted.query, library);
  const query = asked ? scoredBy(asked, library.statistics) : [];
  const text = wanted.text === undefined ? [] : inOwnWords(wanted.text, library);
  const scored = together([[query, 1], [text, 1], ...steered(wanted, query, text, library)]);
  return { condition: asked ?? anyOf(scored), scored, least: wanted.query && !asked ? LEAST_LIKE : 0 };
}

function inOwnWords(text: string, { statistics }: Library): Scored[] {
  return normalised(
    described(text, statistics).map(({ clause, weight }) => ({ clause, share: weight, origin: 'text' })),
  );
}

/** Clauses that count together, and how much beside others; below 0 against a paper. */
type Group = readonly [group: readonly Scored[], weight: number];

/**
 * What liked and disliked papers count beside words. Three of them say more than one, but not three times as much; and a description of fifty
 * words says more than one of five: both go by the square root.
 */
function steered(
  { like = [], dislike = [] }: Wanted,
  query: readonly Scored[],
  text: readonly Scored[],
  { statistics }: Library,
): Group[] {
  if (like.length + dislike.length === 0) return [];
  const { towards, away } = steeringOf(like, dislike, asksFor([...query, ...text]), statistics);
  const words = text.length === 0 ? USUAL_WORDS : Math.max(FEWEST_WORDS, text.filter(isWord).length);
  return [
    [towards.map(exemplified), EXAMPLE_WEIGHT * Math.sqrt(like.length / words)],
    [away.map(exemplified), -AWAY * EXAMPLE_WEIGHT * Math.sqrt(dislike.length / words)],
  ];
}

/** Tuned on the even queries of tests/bench/quality.ts, from one liked paper to ten: 2 and 3 are as good. */
const EXAMPLE_WEIGHT = 2.5;
/** What disliked papers count beside liked ones. Of 0.25 to 1 the most that pushes their kind down and takes no good ones along. */
const AWAY = 0.5;
/** A query counts like a description of so many words. */
const USUAL_WORDS = 8;
/** One of fewer words counts like one of so many. */
const FEWEST_WORDS = 4;

function isWord({ clause }: Scored): boolean {
  return clause.query.kind === 'words';
}

function exemplified({ stem, word, weight }: Keyword): Scored {
  return { clause: stemsClause([{ stem, folded: word }]), share: weight, origin: 'like' };
}

/** About two papers in a hundred come so near to a liked one. */
const LEAST_LIKE = 6;

/** Groups of shares as one, by the weights of those that have any. Nothing where nothing speaks for a paper. */
function together(groups: readonly Group[]): Scored[] {
  const present = groups.filter(([group]) => group.length > 0);
  const total = present.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
  if (total === 0) return [];
  return present.flatMap(([group, weight]) => group.map((one) => ({ ...one, share: (one.share * weight) / total })));
}

/** Whatever shares a word with what is liked or described. */
function anyOf(scored: readonly Scored[]): Prepared | undefined {
  const parts = scored.filter(({ share }) => share > 0).map(({ clause }) => clause);
  return parts.length === 0 ? undefined : { kind: 'or', parts };
}

/** The clauses of a query that speak for a paper, each with its share. */
export function scoredBy(asked: Prepared, statistics: Statistics): Scored[] {
  return shares(leaves(asked, 1), statistics);
}

/** The clauses of a query that speak for a paper, with the weights around them. */
function leaves(query: Prepared, weight: number): { clause: TextClause | FactClause; weight: number }[] {
  if (query.kind === 'not') return [];
  if (query.kind === 'weight') return leaves(query.part, weight * query.weight);
  return query.kind === 'and' || query.kind === 'or'
    ? query.parts.flatMap((part) => leaves(part, weight))
    : [{ clause: query, weight }];
}

function shares(
  clauses: readonly { clause: TextClause | FactClause; weight: number }[],
  statistics: Statistics,
): Scored[] {
  const usual = rarity(statistics.papers / USUAL_FACT, statistics.papers);
  return normalised(
    clauses.map(({ clause, weight }) => ({
      clause,
      share: weight * (clause.kind === 'text' ? rarityOf(clause, statistics) : usual),
      origin: 'query',
    })),
  );
}

/** Authors, categories and dates are not counted in the library: they pass for one paper in so many. */
const USUAL_FACT = 20;

function normalised(scored: readonly Scored[]): Scored[] {
  const total = scored.reduce((sum, { share }) => sum + share, 0);
  return scored.map((one) => ({ ...one, share: one.share / total }));
}
