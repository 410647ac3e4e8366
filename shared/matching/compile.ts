import { described } from './described.ts';
import type { Library } from './library.ts';
import { type FactClause, type Prepared, prepare, type TextClause } from './prepare.ts';
import { rarity, rarityOf } from './rarity.ts';
import { normalised, type Scored } from './score.ts';
import type { Statistics } from './statistics.ts';
import { steered } from './steering.ts';
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
  const scored = steered(query, text, wanted, library.statistics);
  return { condition: asked ?? anyOf(scored), scored, least: wanted.query && !asked ? LEAST_LIKE : 0 };
}

function inOwnWords(text: string, { statistics }: Library): Scored[] {
  return normalised(
    described(text, statistics).map(({ clause, weight }) => ({ clause, share: weight, origin: 'text' })),
  );
}

/** About two papers in a hundred come so near to a liked one. */
const LEAST_LIKE = 6;

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
