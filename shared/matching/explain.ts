import { canonical } from '../interests/canonical.ts';
import { type Compiled, compile } from './compile.ts';
import type { Library } from './library/library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { factOf } from './meaning/facts.ts';
import { type Hit, hitsOf } from './meaning/hits.ts';
import { holds } from './meaning/oracle.ts';
import type { FactClause, Prepared, TextClause } from './meaning/prepare.ts';
import { merged } from './ranges.ts';
import type { Range, Reason } from './reason.ts';
import { type Origin, type Scored, saturation } from './scoring/score.ts';
import { type PaperWords, readWords } from './terms/paper-words.ts';
import type { Wanted } from './wanted.ts';

/**
 * Why a paper answers an interest: each clause of the query that made it match, then what the description and the liked papers share with it,
 * with the words as they stand there and where (M2). Empty for a paper that does not match.
 */
export function explain(wanted: Wanted, paper: MatchablePaper, library: Library): Reason[] {
  return reasonsOf(compile(wanted, library), wanted.id, paper, library);
}

/** As {@link explain}, for an interest that is compiled already, by the same library. */
export function reasonsOf(
  { condition, scored }: Compiled,
  interestId: string,
  paper: MatchablePaper,
  library: Library,
): Reason[] {
  if (!condition) return [];
  const read: ReadPaper = { interestId, paper, library, words: readWords(paper) };
  if (!holds(condition, paper, () => read.words)) return [];
  const byQuery = scored.some(({ origin }) => origin === 'query') ? clausesThatHold(condition, read) : [];
  const reasons = [
    ...byQuery.map((clause) => reasonOf(clause, read)),
    ...shared('text', scored, read),
    ...shared('like', scored, read),
  ];
  return [...new Map(reasons.map((reason) => [reason.clause, reason])).values()];
}

/** A paper whose words are read, and for whom. */
interface ReadPaper {
  readonly interestId: string;
  readonly paper: MatchablePaper;
  readonly library: Library;
  readonly words: PaperWords;
}

/** The clauses without which the paper would not be here: of an OR only the parts that hold, of a NOT none. */
function clausesThatHold(query: Prepared, read: ReadPaper): (TextClause | FactClause)[] {
  if (query.kind === 'not' || !holds(query, read.paper, () => read.words)) return [];
  if (query.kind === 'weight') return clausesThatHold(query.part, read);
  return query.kind === 'and' || query.kind === 'or'
    ? query.parts.flatMap((part) => clausesThatHold(part, read))
    : [query];
}

function reasonOf(clause: TextClause | FactClause, read: ReadPaper): Reason {
  const label = canonical(clause.query);
  if (clause.kind === 'text') return textReason([clause], label, read);
  const fact = factOf(clause, read.paper);
  return {
    interestId: read.interestId,
    clause: label,
    field: clause.query.kind,
    words: fact === undefined ? [] : [fact],
    title: [],
    abstract: [],
  };
}

/** The words that count most of those that a description or the liked papers share with a paper, as one reason. */
function shared(origin: Origin, scored: readonly Scored[], read: ReadPaper): Reason[] {
  const { paper, words } = read;
  const { statistics } = read.library;
  const gains = scored
    .filter((one) => one.origin === origin && one.share > 0)
    .map(({ clause, share }) => ({ clause, gain: share * saturation(clause, paper, statistics, () => words) }))
    .filter((one): one is { clause: TextClause; gain: number } => one.gain > 0 && one.clause.kind === 'text')
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_SHARED);
  if (gains.length === 0) return [];
  const clauses = gains.map(({ clause }) => clause);
  return [textReason(clauses, origin, read)];
}

const MOST_SHARED = 6;

function textReason(clauses: readonly TextClause[], label: string, { interestId, paper, words }: ReadPaper): Reason {
  const hits = clauses.map((clause) => hitsOf(clause, words));
  const title = rangesOf(hits.flatMap((hit) => hit.title));
  const abstract = rangesOf(hits.flatMap((hit) => hit.abstract));
  const found = new Set([...slices(paper.title, title), ...slices(paper.abstract, abstract)]);
  const field = title.length === 0 ? 'abstract' : abstract.length === 0 ? 'title' : 'title and abstract';
  return { interestId, clause: label, field, words: [...found], title, abstract };
}

function slices(text: string, at: readonly Range[]): string[] {
  return at.map(([start, end]) => text.slice(start, end));
}

function rangesOf(hits: readonly Hit[]): Range[] {
  return merged(hits.flat().map(({ start, end }) => [start, end] as const));
}
