import { described, stemsClause } from './described.ts';
import { keywordsOf } from './examples.ts';
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
  const scored = together([
    [asked ? scoredBy(asked, library.statistics) : [], 1],
    [wanted.text === undefined ? [] : inOwnWords(wanted.text, library), 1],
    [exemplified(wanted, library), EXAMPLE_WEIGHT],
  ]);
  return { condition: asked ?? anyOf(scored), scored, least: wanted.query && !asked ? LEAST_LIKE : 0 };
}

function inOwnWords(text: string, { statistics }: Library): Scored[] {
  return normalised(
    described(text, statistics).map(({ clause, weight }) => ({ clause, share: weight, origin: 'text' })),
  );
}

function exemplified({ like = [], dislike = [] }: Wanted, { statistics }: Library): Scored[] {
  return keywordsOf(like, dislike, statistics).map(({ stem, word, weight }) => ({
    clause: stemsClause([{ stem, folded: word }]),
    share: weight,
    origin: 'like',
  }));
}

/** About two papers in a hundred come so near to a liked one. */
const LEAST_LIKE = 6;

/** What liked papers count for beside words, tuned with the constants of the score. */
const EXAMPLE_WEIGHT = 1.5;

/** Groups of shares as one, by the weights of those that have any. */
function together(groups: readonly (readonly [group: readonly Scored[], weight: number])[]): Scored[] {
  const present = groups.filter(([group]) => group.length > 0);
  const total = present.reduce((sum, [, weight]) => sum + weight, 0);
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
