import type { QueryError } from './query.ts';

/** Thrown inside the reading of a query, caught by `parseQuery`. The repair is what the reader of the query proposes, not yet tried. */
export class Refused extends Error {
  readonly error: QueryError;

  constructor(error: QueryError) {
    super(error.message);
    this.error = error;
  }
}

/** The text with [start, end) replaced. */
export function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
