import type { FieldName } from './fields.ts';
import type { WordForm } from './query.ts';

/** A piece of a typed query. Ranges are [start, end) in UTF-16 units of the text. */
export type Lexeme = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus' }
  /** A comma, semicolon or line end between the items of a list. */
  | { readonly kind: 'separator'; readonly newline: boolean }
  | { readonly kind: 'field'; readonly name: FieldName }
  | { readonly kind: 'word'; readonly text: string; readonly form: WordForm }
  | { readonly kind: 'phrase'; readonly words: readonly { text: string; form: WordForm }[]; readonly slop?: number }
  /** What follows `id:`, `doi:`, `date:` or `like:`, as typed. */
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'weight'; readonly weight: number }
);

/** What stands at a place of the query, and where the next piece begins. */
export interface Step {
  readonly lexemes: readonly Lexeme[];
  readonly end: number;
}
