import type { FrozenPaper } from '../../editions/edition.ts';
import type { Range, Reason } from '../../matching/reason.ts';
import { fold } from '../../text/words/fold.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { clip } from '../typesetting/clip.ts';
import { safe } from '../typesetting/safe-text.ts';
import { count, list } from './dates.ts';
import { mergeRanges } from './runs.ts';

const MOST_LINES = 3;
const MOST_CLAUSES = 4;
const LONGEST_LABEL = 80;
const LONGEST_CLAUSE = 100;
const LONGEST_FIELD = 40;
const WORDS_SHOWN = 3;

/** What why() needs to know of the interests around a paper. */
export interface Interests {
  readonly labels: ReadonlyMap<string, string>;
  /** The interest under which the paper stands. */
  readonly standsUnder: string | undefined;
  /** Interests that are called by their query, having no name: what of it hit says more. */
  readonly unnamed?: ReadonlySet<string>;
}

/**
 * Why a paper is there, a line an interest, that of its section first: `RAG: “dense retrieval” in the title and abstract`. The interest's name is left
 * out where it only repeats the clause, and of the section's own interest where it is the query, whose clause follows.
 */
export function why(paper: FrozenPaper, interests: Interests, words: Catalogue): string[] {
  const byInterest = new Map<string, Reason[]>();
  if (interests.standsUnder !== undefined) byInterest.set(interests.standsUnder, []);
  for (const reason of paper.why) {
    byInterest.set(reason.interestId, [...(byInterest.get(reason.interestId) ?? []), reason]);
  }
  return [...byInterest]
    .filter(([, reasons]) => reasons.length > 0)
    .slice(0, MOST_LINES)
    .map(([id, reasons]) => line(nameOf(id, interests), reasons, paper, words));
}

function nameOf(id: string, { labels, standsUnder, unnamed }: Interests): string | undefined {
  return id === standsUnder && unnamed?.has(id) ? undefined : labels.get(id);
}

function line(label: string | undefined, reasons: readonly Reason[], paper: FrozenPaper, words: Catalogue): string {
  const grouped = clausesByFields(reasons, paper, words);
  const hidden = reasons.length - MOST_CLAUSES;
  const shown = [
    ...[...grouped].map(([fields, clauses]) => words.card.inFields(list(words.locale, clauses), fields)),
    ...(hidden > 0 ? [words.footer.andMore(count(words.locale, hidden))] : []),
  ];
  const name = label === undefined ? '' : clip(safe(label), LONGEST_LABEL);
  const repeats = reasons.every((reason) => folded(reason.clause) === folded(name));
  return name === '' || repeats ? shown.join('; ') : `${name}: ${shown.join('; ')}`;
}

/** Clauses that hit in the same fields are named together: fields, then clauses. */
function clausesByFields(reasons: readonly Reason[], paper: FrozenPaper, words: Catalogue): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const reason of reasons.slice(0, MOST_CLAUSES)) {
    const fields = reason.field.split(' and ').map((field) => clip(safe(words.card.field(field)), LONGEST_FIELD));
    const key = list(words.locale, fields);
    grouped.set(key, [...(grouped.get(key) ?? []), clauseText(reason, paper, words)]);
  }
  return grouped;
}

/**
 * The clause in quotation marks, and after it the paper's own words where they differ so much that it would not be clear what was found:
 * `“LLM” (large language models)`. Of a fact (an author, a category) the fact.
 */
function clauseText(reason: Reason, paper: FrozenPaper, words: Catalogue): string {
  const all = [...slices(paper.title, reason.title), ...slices(paper.abstract, reason.abstract)];
  const found = [...new Map(all.toReversed().map((text) => [folded(text), text])).values()].toReversed();
  if (found.length === 0) return words.quote(clip(reason.words.map(safe).join(', '), LONGEST_CLAUSE));
  if (isByLikes(reason)) return words.card.liked(list(words.locale, found.slice(0, WORDS_SHOWN).map(words.quote)));
  const clause = clip(bareClause(safe(reason.clause)), LONGEST_CLAUSE);
  const telling = found.some((text) => sameWords(clause, text));
  const shown = telling ? '' : ` (${clip(found.slice(0, WORDS_SHOWN).join(', '), LONGEST_CLAUSE)})`;
  return `${words.quote(clause)}${shown}`;
}

/** Words shared with liked papers carry the name `like` for a clause, as a query for that very word does: then the word itself was found. */
export function isByLikes({ clause, words }: Reason): boolean {
  return clause === 'like' && !words.some((word) => folded(word).startsWith('like'));
}

function slices(text: string, ranges: readonly Range[]): string[] {
  return mergeRanges(text, ranges).map(([start, end]) => safe(text.slice(start, end)));
}

/** Without what the query language writes around words: field, quotation marks, brackets, nearness, weight. */
function bareClause(clause: string): string {
  return clause
    .replace(/^(?:ti|abs):/, '')
    .replace(/\^[\d.]+$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^[=~]?"([^"]*)"(?:~\d+)?$/, '$1');
}

/** The same words but for their endings and their order. */
function sameWords(clause: string, text: string): boolean {
  const found = folded(text);
  return folded(clause)
    .split(' ')
    .every((word) => found.includes(word.slice(0, Math.max(3, word.length - 2))));
}

function folded(text: string): string {
  return fold(text)
    .replace(/["'()~=*]/g, '')
    .replace(/[-\s]+/g, ' ')
    .trim();
}
