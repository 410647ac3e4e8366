import type { Range, Reason } from '../editions/edition.ts';
import { canonical } from '../interests/canonical.ts';
import { compile } from './compile.ts';
import { factOf } from './facts.ts';
import { type Hit, hitsOf } from './hits.ts';
import type { Library } from './library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { holds } from './oracle.ts';
import { wordsOfPaper } from './paper-words.ts';
import type { FactClause, Prepared, TextClause } from './prepare.ts';
import { merged } from './ranges.ts';
import { type Origin, type Scored, saturation } from './score.ts';
import type { Wanted } from './wanted.ts';

/**
 * Why a paper answers an interest: each clause of the query that made it match, then what the description and the liked papers share with it,
 * with the words as they stand there and where (M2). Empty for a paper that does not match.
 */
export function explain(wanted: Wanted, paper: MatchablePaper, library: Library): Reason[] {
  const { condition, scored } = compile(wanted, library);
  if (!condition || !holds(condition, paper)) return [];
  const byQuery = scored.some(({ origin }) => origin === 'query') ? clausesThatHold(condition, paper) : [];
  const reasons = [
    ...byQuery.map((clause) => reasonOf(clause, wanted.id, paper)),
    ...shared('text', scored, wanted.id, paper, library),
    ...shared('like', scored, wanted.id, paper, library),
  ];
  return [...new Map(reasons.map((reason) => [reason.clause, reason])).values()];
}

/** The clauses without which the paper would not be here: of an OR only the parts that hold, of a NOT none. */
function clausesThatHold(query: Prepared, paper: MatchablePaper): (TextClause | FactClause)[] {
  if (query.kind === 'not' || !holds(query, paper)) return [];
  if (query.kind === 'weight') return clausesThatHold(query.part, paper);
  return query.kind === 'and' || query.kind === 'or'
    ? query.parts.flatMap((part) => clausesThatHold(part, paper))
    : [query];
}

function reasonOf(clause: TextClause | FactClause, interestId: string, paper: MatchablePaper): Reason {
  const label = canonical(clause.query);
  if (clause.kind === 'text') return textReason([clause], label, interestId, paper);
  const fact = factOf(clause, paper);
  return {
    interestId,
    clause: label,
    field: clause.query.kind,
    words: fact === undefined ? [] : [fact],
    title: [],
    abstract: [],
  };
}

/** The words that count most of those that a description or the liked papers share with a paper, as one reason. */
function shared(
  origin: Origin,
  scored: readonly Scored[],
  interestId: string,
  paper: MatchablePaper,
  { statistics }: Library,
): Reason[] {
  const gains = scored
    .filter((one) => one.origin === origin && one.share > 0)
    .map(({ clause, share }) => ({ clause, gain: share * saturation(clause, paper, statistics) }))
    .filter((one): one is { clause: TextClause; gain: number } => one.gain > 0 && one.clause.kind === 'text')
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_SHARED);
  if (gains.length === 0) return [];
  return [
    textReason(
      gains.map(({ clause }) => clause),
      origin,
      interestId,
      paper,
    ),
  ];
}

const MOST_SHARED = 6;

function textReason(clauses: readonly TextClause[], label: string, interestId: string, paper: MatchablePaper): Reason {
  const hits = clauses.map((clause) => hitsOf(clause, wordsOfPaper(paper)));
  const title = rangesOf(hits.flatMap((hit) => hit.title));
  const abstract = rangesOf(hits.flatMap((hit) => hit.abstract));
  const words = new Set([...slices(paper.title, title), ...slices(paper.abstract, abstract)]);
  const field = title.length === 0 ? 'abstract' : abstract.length === 0 ? 'title' : 'title and abstract';
  return { interestId, clause: label, field, words: [...words], title, abstract };
}

function slices(text: string, at: readonly Range[]): string[] {
  return at.map(([start, end]) => text.slice(start, end));
}

function rangesOf(hits: readonly Hit[]): Range[] {
  return merged(hits.flat().map(({ start, end }) => [start, end] as const));
}
