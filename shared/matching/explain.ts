import type { Range, Reason } from '../editions/edition.ts';
import { canonical } from '../interests/canonical.ts';
import type { Query } from '../interests/query.ts';
import { factOf } from './facts.ts';
import { type Hit, hitsOf } from './hits.ts';
import type { Library } from './library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { wordsOfPaper } from './paper-words.ts';
import { type FactClause, type Prepared, prepare, type TextClause } from './prepare.ts';

/** Why a paper answers a query: each clause that hit, with its words and where they stand in the text as shown (M2). */
export function explain(query: Query, interestId: string, paper: MatchablePaper, library: Library): Reason[] {
  const prepared = prepare(query, library);
  return prepared ? clauses(prepared).flatMap((clause) => reasonOf(clause, interestId, paper)) : [];
}

/** The clauses that can speak for a paper: those that are not excluded. */
function clauses(query: Prepared): (TextClause | FactClause)[] {
  if (query.kind === 'not') return [];
  if (query.kind === 'weight') return clauses(query.part);
  return query.kind === 'and' || query.kind === 'or' ? query.parts.flatMap(clauses) : [query];
}

function reasonOf(clause: TextClause | FactClause, interestId: string, paper: MatchablePaper): Reason[] {
  const common = { interestId, clause: canonical(clause.query) };
  if (clause.kind === 'fact') {
    const fact = factOf(clause, paper);
    return fact === undefined ? [] : [{ ...common, field: clause.query.kind, words: [fact], title: [], abstract: [] }];
  }
  const hits = hitsOf(clause, wordsOfPaper(paper));
  const title = ranges(hits.title);
  const abstract = ranges(hits.abstract);
  if (title.length + abstract.length === 0) return [];
  const words = [...slices(paper.title, title), ...slices(paper.abstract, abstract)];
  const field = title.length === 0 ? 'abstract' : abstract.length === 0 ? 'title' : 'title and abstract';
  return [{ ...common, field, words: [...new Set(words)], title, abstract }];
}

function slices(text: string, at: readonly Range[]): string[] {
  return at.map(([start, end]) => text.slice(start, end));
}

/** Sorted and disjoint: overlapping and touching words become one range. */
function ranges(hits: readonly Hit[]): Range[] {
  const sorted = hits.flat().sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: [number, number][] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
