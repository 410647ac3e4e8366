import type { FoundPaper } from '../papers/found-paper.ts';
import type { Place, Sink } from './format.ts';

/** A record that is no paper by its nature (a deleted record, an erratum). */
interface Skipped {
  readonly skip: string;
  readonly title?: string;
  /** Identifiers, as written, of what its archive deleted. */
  readonly deleted?: readonly string[];
}

/** A record that is broken beyond use. */
interface Rejected {
  readonly reject: string;
}

/** What a format makes of one whole record. */
export type Outcome = FoundPaper | Skipped | Rejected;

/** Longest excerpt of a reject, in characters. */
export const EXCERPT_LENGTH = 200;

/** The start of a broken record, fit to be shown: at most {@link EXCERPT_LENGTH} characters, never half a surrogate pair. */
export function excerptOf(text: string): string {
  const cut = text.slice(0, EXCERPT_LENGTH);
  return cut.isWellFormed() ? cut : cut.toWellFormed();
}

/**
 * Says once what became of one record (I2). A paper whose title is blank is a reject: without a title nobody can be told of it.
 * @param excerpt the record as found; called only for a reject.
 */
export function report(sink: Sink, outcome: Outcome, at: Place, excerpt: () => string): void {
  if ('skip' in outcome) {
    const { skip: reason, ...said } = outcome;
    sink({ kind: 'skip', reason, at, ...said });
  } else if ('reject' in outcome) sink({ kind: 'reject', reason: outcome.reject, at, excerpt: excerptOf(excerpt()) });
  else if (outcome.title.trim() === '')
    sink({ kind: 'reject', reason: 'has no title', at, excerpt: excerptOf(excerpt()) });
  else sink({ kind: 'paper', paper: outcome, at });
}
