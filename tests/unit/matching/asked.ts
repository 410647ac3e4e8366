import { parseQuery } from '../../../shared/interests/parse.ts';
import type { Query } from '../../../shared/interests/query.ts';

/** The query that this text is. */
export function asked(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.query;
}
