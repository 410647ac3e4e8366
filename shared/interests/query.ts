import type { Day } from '../calendar/day.ts';

/** Where words are looked for: title or abstract, or one of the two. */
export type TextField = 'text' | 'title' | 'abstract';

/**
 * How one word is compared. `folded`: case, accents, hyphens, plural and possessive aside (and capitals as typed for a short acronym);
 * `exact`: as written; `stem`: any word of the same stem; `prefix`: any word that begins so.
 */
export type WordForm = 'folded' | 'exact' | 'stem' | 'prefix';

/** One word as the reader wrote it, marks (`=`, `~`, `*`) taken off. It may hold hyphens and the like; never spaces. */
export interface Word {
  readonly text: string;
  readonly form: WordForm;
}

/** What a reader asks for, as the language reads it (docs/query-language.md). Made by `parseQuery`, shown by `canonical`. */
export type Query =
  /** One word, or several near each other in any order. */
  | { readonly kind: 'words'; readonly field: TextField; readonly words: readonly Word[] }
  /** Words in quotes: in this order side by side, or with `slop` in any order with at most so many other words among them. */
  | { readonly kind: 'phrase'; readonly field: TextField; readonly words: readonly Word[]; readonly slop?: number }
  /** Words of one author's name, any order; initials count. A `*` at the end stands for the rest of the last word. */
  | { readonly kind: 'author'; readonly name: string }
  /** `cs.LG`, or with a star at the end everything that begins so: `cs.*`. */
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'doi'; readonly doi: string }
  /** The paper's own date, both ends included. */
  | { readonly kind: 'date'; readonly from?: Day; readonly to?: Day }
  /** A paper to steer by. Only beside the rest of the query, never inside it; under `not` a paper to steer away from. */
  | { readonly kind: 'like'; readonly paper: string }
  /** At least two parts, at least one of them no `not`. Never directly inside another `and`. */
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  /** At least two parts, none of them a `not`. Never directly inside another `or`. */
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  /** Counts so many times as much in the score; changes nothing about what matches. */
  | { readonly kind: 'weight'; readonly weight: number; readonly part: Query };

/** A query that was not understood, in words for the person who typed it. */
export interface QueryError {
  /** What is wrong, one sentence. */
  readonly message: string;
  /** The part of the text that it is about: [start, end) in UTF-16 units, inside the text. */
  readonly start: number;
  readonly end: number;
  /** What may stand there instead. */
  readonly expected: string;
  /** The whole query as it was probably meant; always a query that parses. */
  readonly repair?: string;
}

export type Parsed = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly error: QueryError };
