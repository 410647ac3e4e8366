import { withoutPluralBrackets } from './glued-brackets.ts';
import type { Step } from './lexeme.ts';
import { LIMITS } from './limits.ts';
import type { WordForm } from './query.ts';
import { Refused, replaced } from './refused.ts';
import { prefixForm, wordsOf } from './word.ts';

/** Where a phrase that begins here has its opening quote's end; undefined when none begins here. */
export function phraseEnd(text: string, at: number): number | undefined {
  const opening = OPENING.exec(text.slice(at, at + 2)) ?? singleQuoted(text, at);
  return opening ? at + opening[0].length : undefined;
}

const OPENING = /^[=~]?["“”„‟«»＂「『]/;
const CLOSING = /["“”„‟«»＂」』]/g;

/** 'single quotes' around words, as some type them; an apostrophe alone is none. */
function singleQuoted(text: string, at: number): RegExpExecArray | null {
  return /^['‘](?=[^\n'’‘]*[^\s'’‘]['’](?:[\s),;]|$))/.exec(text.slice(at, at + LIMITS.sizeBytes));
}

/** A phrase with its mark before it and its `~n` behind it. @throws Refused */
export function lexPhrase(text: string, at: number): Step {
  const from = phraseEnd(text, at)!;
  const mark = text[at];
  const to = closing(text, from, /['‘]/.test(text[from - 1]!) ? /['’]/g : CLOSING);
  if (to === undefined)
    throw new Refused({
      message: 'This quote is never closed.',
      start: at,
      end: from,
      expected: 'a second quote where the phrase ends',
      repair: `${text.trimEnd()}"`,
    });
  const { slop, end } = lexSlop(text, at, to + 1);
  const form: WordForm = mark === '=' ? 'exact' : mark === '~' ? 'stem' : 'folded';
  const words = wordsOf(withoutPluralBrackets(text.slice(from, to))).map((word) => {
    const starred = text[from + word.end] === '*' && from + word.end < to;
    return {
      text: word.text,
      form: starred && form === 'folded' ? prefixForm(text, word.text, from + word.start, from + word.end + 1) : form,
    };
  });
  if (words.length === 0)
    throw new Refused({
      message: 'There is no word in these quotes.',
      start: at,
      end: to + 1,
      expected: 'words in the quotes',
      repair: replaced(text, at, end, ' '),
    });
  return { lexemes: [{ kind: 'phrase', words, ...(slop ? { slop } : {}), start: at, end }], end };
}

function closing(text: string, from: number, quote: RegExp): number | undefined {
  quote.lastIndex = from;
  return quote.exec(text)?.index;
}

/** `~3` after the closing quote. */
function lexSlop(text: string, start: number, end: number): { slop: number; end: number } {
  const rest = text.slice(end, end + 16);
  if (/^\*/.test(rest))
    throw new Refused({
      message: 'A star belongs to a word, not to a phrase.',
      start: end,
      end: end + 1,
      expected: '"neural net*": the star inside the quotes',
      repair: replaced(text, end - 1, end + 1, '*"'),
    });
  const found = /^(\s*)~\s*(\d{0,9})/.exec(rest);
  if (!found || (found[1] !== '' && found[2] === '')) return { slop: 0, end };
  const typedEnd = end + found[0].length;
  const slop = Number(found[2]);
  if (found[0] === `~${found[2]}` && found[2] !== '' && slop <= LIMITS.slop) return { slop, end: typedEnd };
  const meant = found[2] === '' ? '' : `~${Math.min(slop, LIMITS.slop)}`;
  throw new Refused({
    message:
      slop > LIMITS.slop ? `${slop} words apart is no longer near.` : 'The distance stands right after the quote.',
    start: Math.min(end, text.length - 1),
    end: typedEnd,
    expected: `a number up to ${LIMITS.slop} right after the quote: ${text.slice(start, end).slice(0, 40)}~3`,
    repair: replaced(text, end, typedEnd, meant),
  });
}
