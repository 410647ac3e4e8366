import { canonical } from './canonical.ts';
import type { Query } from './query.ts';
import { Refused } from './refused.ts';

export const LIMITS = {
  /** Of the typed text and of the canonical form, in UTF-8. */
  sizeBytes: 4096,
  /** Words, names and other leaves together. */
  terms: 64,
  /** Of brackets, as typed and as the canonical form needs them. */
  depth: 8,
  prefixLetters: 3,
  slop: 50,
  weight: { least: 0.1, most: 10 },
} as const;

/** @throws Refused when the text is too long to be read at all. Takes the same time for any length. */
export function checkLength(text: string): void {
  const tooLong = text.length > LIMITS.sizeBytes || new TextEncoder().encode(text).length > LIMITS.sizeBytes;
  if (!tooLong) return;
  const start = Math.min(LIMITS.sizeBytes, text.length - 1);
  throw new Refused({
    message: 'This query is longer than 4 KB.',
    start,
    end: text.length,
    expected: 'a shorter query; several interests can share the work, or a description can be given as free text',
  });
}

/** @throws Refused when a query that was understood asks for too much. */
export function checkSize(query: Query, text: string): void {
  const whole = { start: 0, end: text.length };
  if (terms(query) > LIMITS.terms)
    throw new Refused({
      ...whole,
      message: `This query has ${terms(query)} terms; ${LIMITS.terms} is the most.`,
      expected: 'fewer terms, or several interests',
    });
  if (depth(query) > LIMITS.depth) throw new Refused({ ...whole, ...TOO_DEEP });
  checkLength(canonical(query));
}

export const TOO_DEEP = {
  message: `The brackets of this query are more than ${LIMITS.depth} deep.`,
  expected: 'a flatter query',
} as const;

function terms(query: Query): number {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.reduce((sum, part) => sum + terms(part), 0);
  if (query.kind === 'not' || query.kind === 'weight') return terms(query.part);
  return query.kind === 'words' || query.kind === 'phrase' ? query.words.length : 1;
}

/** Levels of brackets that the canonical form may need. */
function depth(query: Query): number {
  if (query.kind === 'and' || query.kind === 'or') return 1 + Math.max(...query.parts.map(depth));
  if (query.kind === 'not' || query.kind === 'weight') return depth(query.part);
  return query.kind === 'words' && query.words.length > 1 ? 1 : 0;
}
