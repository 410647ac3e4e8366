import type { Query, TextField, Word } from '../interests/query.ts';
import { isCommon } from '../text/common.ts';
import { fold } from '../text/fold.ts';
import { joinsAcrossSpace } from '../text/joinable.ts';
import { readings, type Sequence } from './sought.ts';

/** How far apart words side by side may stand: at most so many other words among them (DESIGN §6). */
export const NEAR = 4;

/** One way in which a clause may stand in a text. */
export interface Wording {
  /** What has to be there: of each unit any of its sequences. */
  readonly units: readonly (readonly Sequence[])[];
  /** In this order side by side; otherwise in any order with at most so many other words among them. */
  readonly within: number | 'in order';
}

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
export function prepare(query: Query): Prepared | undefined {
  switch (query.kind) {
    case 'words':
      return {
        kind: 'text',
        query,
        field: query.field,
        wordings: [{ units: units(askedFor(query.words)), within: NEAR }],
      };
    case 'phrase':
      return {
        kind: 'text',
        query,
        field: query.field,
        wordings: [{ units: units(query.words), within: query.slop ?? 'in order' }],
      };
    case 'like':
      return undefined;
    case 'not':
    case 'weight': {
      const part = prepare(query.part);
      return part && { ...query, part };
    }
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => prepare(part)).filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : { kind: query.kind, parts };
    }
    default:
      return { kind: 'fact', query };
  }
}

function askedFor(words: readonly Word[]): readonly Word[] {
  const asked = words.filter(({ text, form }) => form !== 'folded' || !isCommon(text));
  return asked.length > 0 ? asked : words;
}

/** The readings of each word; of two words that may be one written apart (`multi modal`), those of both together. */
function units(words: readonly Word[]): (readonly Sequence[])[] {
  const found: (readonly Sequence[])[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const next = words[index + 1];
    const together =
      next && word.form === 'folded' && next.form === 'folded' && joinsAcrossSpace(fold(word.text), fold(next.text));
    found.push(readings(together ? { text: `${word.text}-${next.text}`, form: 'folded' } : word));
    if (together) index += 1;
  }
  return found;
}
