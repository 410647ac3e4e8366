import type { FrozenPaper, Reason } from '../editions/edition.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { clip } from './clip.ts';
import { list } from './dates.ts';
import { safe } from './safe-text.ts';

const MOST_LINES = 3;
const MOST_CLAUSES = 4;
const LONGEST_LABEL = 80;
const LONGEST_CLAUSE = 100;

/** What why() needs to know of the interests around a paper. */
export interface Interests {
  readonly labels: ReadonlyMap<string, string>;
  /** The interest under which the paper stands. */
  readonly standsUnder: string | undefined;
}

/**
 * Why a paper is there, a line an interest, that of its section first: `RAG: “dense retrieval” in the title and abstract`. The interest's name is left
 * out where it only repeats the clause.
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
    .map(([id, reasons]) => line(interests.labels.get(id), reasons, words));
}

function line(label: string | undefined, reasons: readonly Reason[], words: Catalogue): string {
  const clauses = clausesByFields(reasons);
  const shown = [...clauses].map(([fields, named]) => words.card.inFields(list(words.locale, named), fields));
  const name = label === undefined ? '' : clip(safe(label), LONGEST_LABEL);
  const repeats = reasons.every((reason) => folded(reason.clause) === folded(name));
  return name === '' || repeats ? shown.join('; ') : `${name}: ${shown.join('; ')}`;

  /** Clauses that hit in the same fields are named together. */
  function clausesByFields(of: readonly Reason[]): Map<string, string[]> {
    const fieldsOf = new Map<string, { fields: Set<string>; found: string }>();
    for (const reason of of) {
      const entry = fieldsOf.get(reason.clause) ?? { fields: new Set(), found: foundWords(reason) };
      fieldsOf.set(reason.clause, entry);
      entry.fields.add(words.card.field(reason.field));
    }
    const grouped = new Map<string, string[]>();
    for (const [clause, { fields, found }] of [...fieldsOf].slice(0, MOST_CLAUSES)) {
      const key = list(words.locale, [...fields]);
      grouped.set(key, [...(grouped.get(key) ?? []), `${words.quote(clauseText(clause))}${found}`]);
    }
    return grouped;
  }
}

/** The paper's own words, where they differ from the clause so much that it would not be clear what was found: ` (large language models)`. */
function foundWords(reason: Reason): string {
  const clause = folded(reason.clause);
  const found = [...new Set(reason.words.map((word) => safe(word)))];
  const together = folded(found.join(' '));
  const telling = clause.split(' ').every((word) => together.includes(word.slice(0, -1)));
  return telling || found.length === 0 ? '' : ` (${clip(found.slice(0, 3).join(', '), LONGEST_CLAUSE)})`;
}

/** A clause without the quotation marks of the query language around it: the catalogue puts those of the language. */
function clauseText(clause: string): string {
  const text = safe(clause);
  return clip(/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text, LONGEST_CLAUSE);
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|["'()]/gu, '')
    .replace(/[-\s]+/g, ' ')
    .trim();
}
