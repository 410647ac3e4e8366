import { refuseQuotedField } from './foreign/foreign-fields.ts';
import { withoutPluralBrackets } from './glued-brackets.ts';
import type { Step } from './lexeme.ts';
import { LIMITS } from './limits.ts';
import type { WordForm } from './query.ts';
import { Refused, replaced } from './refused.ts';
import { prefixForm, refuseWildcards, wordsOf } from './word.ts';

/** Where a phrase that begins here has its opening quote's end; undefined when none begins here. */
export function phraseEnd(text: string, at: number): number | undefined {
  const opening = OPENING.exec(text.slice(at, at + 2)) ?? singleQuoted(text, at);
  return opening ? at + opening[0].length : undefined;
}

const OPENING = /^[=~]?["“”„‟«»「『]/;
const CLOSING = /["“”„‟«»」』]/g;

/** 'single quotes' around words, as some type them; an apostrophe alone is none. */
function singleQuoted(text: string, at: number): RegExpExecArray | null {
  return /^['‘](?=[^\n'’‘]*[^\s'’‘]['’](?:[\s),;]|[:/][a-z]{2,3}\b|$))/.exec(text.slice(at, at + LIMITS.sizeBytes));
}

/** A phrase with its mark before it and its `~n` behind it. @param isName of a name, any beginning will do. @throws Refused */
export function lexPhrase(text: string, at: number, isName: boolean): Step {
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
  if (text[to + 1] === ':') refuseQuotedField(text, at, { from, to });
  refuseWildcardsIn(text, from, to);
  const { slop, end } = lexSlop(text, at, to + 1);
  const form: WordForm = mark === '=' ? 'exact' : mark === '~' ? 'stem' : 'folded';
  const words = wordsOf(withoutPluralBrackets(text.slice(from, to))).map((word) => {
    const starred = text[from + word.end] === '*' && from + word.end < to;
    return {
      text: word.text,
      form:
        !starred || form !== 'folded'
          ? form
          : isName
            ? ('prefix' as const)
            : prefixForm(text, word.text, from + word.start, from + word.end + 1),
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

/** Wildcards inside of words, and `"cats * dogs"`, where a star stands for a word. */
function refuseWildcardsIn(text: string, from: number, to: number): void {
  const inner = text.slice(from, to);
  if (!/[*?#$]/.test(inner)) return;
  for (const { index, 0: piece } of inner.matchAll(/\S+/g))
    if (/[^*]/.test(piece)) refuseWildcards(text, from + index, from + index + piece.length);
  const stars = [...inner.matchAll(/(?<=\S\s+)\*+(?=\s+\S)/g)];
  if (stars.length === 0) return;
  throw new Refused({
    message: 'A star stands for no word here.',
    start: from + stars[0]!.index,
    end: from + stars[0]!.index + 1,
    expected: '"two words"~3 for words with at most 3 others among them',
    repair: replaced(
      text,
      from,
      to + 1,
      `${inner.replace(/\s\*+(?=\s)/g, '')}${text[to]}${text[to + 1] === '~' ? '' : `~${stars.length}`}`,
    ),
  });
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
  const found = /^(\s*)~\s*((?:[-+]?\d+(?:\.\d+)?)?)/.exec(rest);
  if (!found || (found[1] !== '' && found[2] === '')) return { slop: 0, end };
  const typedEnd = end + found[0].length;
  const slop = Number(found[2]);
  if (/^~\d+$/.test(found[0]) && slop <= LIMITS.slop) return { slop, end: typedEnd };
  const meant = found[2] === '' ? '' : `~${Math.max(0, Math.min(Math.round(slop), LIMITS.slop))}`;
  throw new Refused({
    message:
      slop > LIMITS.slop
        ? `${found[2]} words apart is no longer near.`
        : /^\d*$/.test(found[2]!)
          ? 'The distance stands right after the quote.'
          : `${found[2]} is no number of words.`,
    start: Math.min(end, text.length - 1),
    end: typedEnd,
    expected: `a number up to ${LIMITS.slop} right after the quote: ${text.slice(start, end).slice(0, 40)}~3`,
    repair: replaced(text, end, typedEnd, meant),
  });
}
