import type { Query } from '../../interests/query.ts';
import { FUNCTION_WORDS } from '../../text/words/function-words.ts';
import { stem } from '../../text/words/stem.ts';
import { type Token, tokenise } from '../../text/words/tokens.ts';
import type { Library } from '../library/library.ts';
import { senseOf } from '../meaning/long-forms.ts';

/** What a query asks for, long forms of its acronyms included. */
export interface Asked {
  /** In one text, small words too. */
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

export function askedBy(query: Query, library: Library): Asked {
  const typed = textsOf(query);
  const longs = typed.flatMap((text) => senseOf({ text, form: 'folded' }, library)?.longs.slice(0, 1) ?? []);
  const words = [...typed, ...longs].flatMap(partsOf);
  const telling = words.filter(({ folded }) => !FUNCTION_WORDS.has(folded));
  return {
    text: words.map(({ folded }) => folded).join(' '),
    stems: new Set(telling.map(({ folded }) => stem(folded))),
    terms: new Set(telling.map(({ term }) => term)),
  };
}

/** The words that a query asks for anywhere, without operators and names. */
export function wordsAsked(query: Query): Token[] {
  return textsOf(query).flatMap(partsOf);
}

function textsOf(query: Query): string[] {
  switch (query.kind) {
    case 'words':
    case 'phrase':
      return query.words.map(({ text }) => text);
    case 'and':
    case 'or':
      return query.parts.flatMap(textsOf);
    case 'weight':
      return textsOf(query.part);
    default:
      return [];
  }
}

function partsOf(text: string): Token[] {
  return tokenise(text).filter((token) => token.from === token.to);
}
