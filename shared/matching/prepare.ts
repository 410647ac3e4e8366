import type { Query, TextField } from '../interests/query.ts';
import type { Library } from './library.ts';
import { nearWordings, phraseWordings, type Wording } from './wordings.ts';

/** A clause over words, ready to be looked for: it holds where any of its wordings does. */
export interface TextClause {
  readonly kind: 'text';
  readonly query: Query;
  readonly field: TextField;
  readonly wordings: readonly Wording[];
}

/** A clause over what else is known of a paper. */
export interface FactClause {
  readonly kind: 'fact';
  readonly query: Query & { kind: 'author' | 'category' | 'source' | 'id' | 'doi' | 'date' };
}

/** A query with its words worked out. `like` clauses are gone: they do not decide what matches. */
export type Prepared =
  | TextClause
  | FactClause
  | { readonly kind: 'and'; readonly parts: readonly Prepared[] }
  | { readonly kind: 'or'; readonly parts: readonly Prepared[] }
  | { readonly kind: 'not'; readonly part: Prepared }
  | { readonly kind: 'weight'; readonly weight: number; readonly part: Prepared };

/** What to look for; undefined when the query only says what it is like. */
export function prepare(query: Query, library: Library): Prepared | undefined {
  switch (query.kind) {
    case 'words':
      return { kind: 'text', query, field: query.field, wordings: nearWordings(query.words, library) };
    case 'phrase':
      return { kind: 'text', query, field: query.field, wordings: phraseWordings(query.words, query.slop) };
    case 'like':
      return undefined;
    case 'not':
    case 'weight': {
      const part = prepare(query.part, library);
      return part && { ...query, part };
    }
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => prepare(part, library)).filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : { kind: query.kind, parts };
    }
    default:
      return { kind: 'fact', query };
  }
}
