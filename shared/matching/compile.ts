import type { Library } from './library/library.ts';
import type { Statistics } from './library/statistics.ts';
import { type FactClause, type Prepared, prepare, type TextClause } from './meaning/prepare.ts';
import { described } from './scoring/described.ts';
import { rarity, rarityOf } from './scoring/rarity.ts';
import { normalised, type Scored } from './scoring/score.ts';
import { steered } from './scoring/steering.ts';
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
  const scored: Scored[] = [];
  collect(asked, 1, statistics, scored);
  return normalised(scored);
}

/** @param weight all weights around the query, multiplied */
function collect(query: Prepared, weight: number, statistics: Statistics, into: Scored[]): void {
  switch (query.kind) {
    case 'not':
      return;
    case 'weight':
      collect(query.part, weight * query.weight, statistics, into);
      return;
    case 'and':
    case 'or':
      for (let at = 0; at < query.parts.length; at++) collect(query.parts[at]!, weight, statistics, into);
      return;
    default:
      into.push({ clause: query, share: weight * rarityIn(query, statistics), origin: 'query' });
  }
}

function rarityIn(clause: TextClause | FactClause, statistics: Statistics): number {
  return clause.kind === 'text'
    ? rarityOf(clause, statistics)
    : rarity(statistics.papers / USUAL_FACT, statistics.papers);
}

/** Authors, categories and dates are not counted in the library: they pass for one paper in so many. */
const USUAL_FACT = 20;
