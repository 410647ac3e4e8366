import type { Query, TextField } from '../../interests/query.ts';
import type { Library } from '../library/library.ts';
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
    case 'phrase':
      return textClause(query, library);
    case 'like':
      return undefined;
    case 'not':
    case 'weight': {
      const part = prepare(query.part, library);
      return part && { ...query, part };
    }
    case 'and':
    case 'or': {
      const parts: Prepared[] = [];
      for (let at = 0; at < query.parts.length; at++) {
        const part = prepare(query.parts[at]!, library);
        if (part) parts.push(part);
      }
      return parts.length === 0 ? undefined : { kind: query.kind, parts };
    }
    default:
      return { kind: 'fact', query };
  }
}

type TextQuery = Query & { kind: 'words' | 'phrase' };

/** What many readers ask for is worked out once, as long as the library lives. */
function textClause(query: TextQuery, library: Library): TextClause {
  let known = PREPARED.get(library);
  if (!known) {
    known = new Map();
    PREPARED.set(library, known);
  }
  const key = keyOf(query);
  const before = known.get(key);
  if (before) return before;
  const wordings =
    query.kind === 'words' ? nearWordings(query.words, library) : phraseWordings(query.words, query.slop);
  const clause: TextClause = { kind: 'text', query, field: query.field, wordings };
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, clause);
  return clause;
}

const PREPARED = new WeakMap<Library, Map<string, TextClause>>();
const MOST_KEPT = 50_000;

/** Equal for queries that ask for the same; words hold no blanks. */
function keyOf(query: TextQuery): string {
  let key = `${query.kind} ${query.field} ${query.kind === 'phrase' ? (query.slop ?? '') : ''}`;
  for (let at = 0; at < query.words.length; at++) key += ` ${query.words[at]!.form} ${query.words[at]!.text}`;
  return key;
}
