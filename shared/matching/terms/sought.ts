import type { Word } from '../../interests/query.ts';
import { acronymForm } from '../../text/words/capitals.ts';
import { stem } from '../../text/words/stem.ts';
import { joined, type Token, tokenise } from '../../text/words/tokens.ts';
import type { Sense } from './acronyms.ts';

/** What one token of a paper is compared with. */
export type Sought =
  | { readonly kind: 'term'; readonly term: string }
  /**
   * A short acronym as written; in a title that is all capitals its term will do. With a sense, a paper that says itself that it means
   * something else by it does not have it.
   */
  | { readonly kind: 'capitals'; readonly written: string; readonly term: string; readonly sense?: Sense }
  | { readonly kind: 'exact'; readonly text: string; readonly cased: boolean }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'prefix'; readonly prefix: string };

/** Tokens one right after the other. */
export type Sequence = readonly Sought[];

/**
 * All ways in which a typed word may stand in a paper: `multi-modal` as two tokens or as one. Never empty; each way at least one token.
 * Also takes several words that were typed side by side and may be one (`multi modal`).
 */
export function readings({ text, form }: Word, sense?: Sense): readonly Sequence[] {
  const tokens = tokenise(text);
  const parts = tokens.filter((token) => token.from === token.to);
  const joins = text.length > 0 && tokens.length > parts.length && parts.length <= MOST_JOINED;
  return (joins ? cuttings(parts) : [parts]).map((cutting) =>
    cutting.map((token, index) =>
      sought(token, form === 'prefix' && index < cutting.length - 1 ? 'folded' : form, sense),
    ),
  );
}

/** A word of more parts is only looked for in parts. */
const MOST_JOINED = 4;

/** Every way to join neighbours among the parts: `a b c`, `ab c`, `a bc`, `abc`. */
function cuttings(parts: readonly Token[]): Token[][] {
  if (parts.length < 2) return [[...parts]];
  const found: Token[][] = [];
  for (let first = 1; first <= parts.length; first++) {
    const head = first === 1 ? parts[0]! : joined(parts.slice(0, first));
    const tails = first === parts.length ? [[]] : cuttings(parts.slice(first));
    for (const tail of tails) found.push([head, ...tail]);
  }
  return found;
}

function sought(token: Token, form: Word['form'], sense: Sense | undefined): Sought {
  switch (form) {
    case 'exact':
      return { kind: 'exact', text: token.written, cased: /\p{Lu}/u.test(token.written) };
    case 'stem':
      return { kind: 'stem', stem: stem(token.folded) };
    case 'prefix':
      return { kind: 'prefix', prefix: token.folded };
    case 'folded': {
      const written = acronymForm(token.written);
      return written === undefined || (!sense && isNumbered(token))
        ? { kind: 'term', term: token.term }
        : { kind: 'capitals', written, term: token.term, ...(sense ? { sense } : {}) };
    }
  }
}

/** `GPT-4`, `COVID-19`: a name and its number are no other word in small letters, as `rag` is. */
function isNumbered({ from, to, folded }: Token): boolean {
  return from !== to && /\d/.test(folded);
}
