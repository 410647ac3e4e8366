import { compounds } from '../text/compounds.ts';
import { fold } from '../text/fold.ts';
import { refuseForeign } from './foreign.ts';
import type { Lexeme } from './lexeme.ts';
import { LIMITS } from './limits.ts';
import type { WordForm } from './query.ts';
import { Refused, replaced } from './refused.ts';

/** The words of a chunk without blanks: usually one, none for mere punctuation, several for `a→b`. @throws Refused */
export function lexWord(text: string, start: number, end: number): Lexeme[] {
  const chunk = text.slice(start, end);
  const mark = /^[=~]/.exec(chunk)?.[0];
  const form: WordForm = mark === '=' ? 'exact' : mark === '~' ? 'stem' : 'folded';
  refuseWildcards(text, start, end);
  refuseFuzzy(text, start, end);
  const found = wordsOf(chunk);
  for (const word of form === 'folded' ? found : []) refuseForeign(text, start + word.start, start + word.end);
  const words = found.map((word) => ({
    kind: 'word' as const,
    text: word.text,
    form,
    start: start + word.start,
    end: start + word.end,
  }));
  const last = words.at(-1);
  if (!last) return [];
  words[0] = { ...words[0]!, start };
  if (!/\*+$/.test(chunk)) return words;
  return [
    ...words.slice(0, -1),
    { ...last, ...(words.length === 1 ? { start } : {}), end, form: prefixForm(text, last.text, start, end) },
  ];
}

/** What stands right behind `au:`, `cat:` or `src:`, as one value. @throws Refused */
export function lexName(text: string, start: number, end: number): Lexeme[] {
  refuseWildcards(text, start, end);
  const mark = /^[=~]/.exec(text.slice(start, end))?.[0];
  const form: WordForm = mark === '=' ? 'exact' : mark === '~' ? 'stem' : 'folded';
  const words = wordsOf(text.slice(start, end)).map((word) => ({ text: word.text, form }));
  return words.length === 0 ? [] : [{ kind: 'phrase', words, start, end }];
}

/** The compounds of a piece of text as words. Operators inside become plain words, so that the canonical form cannot mistake them. */
export function wordsOf(piece: string): { text: string; start: number; end: number }[] {
  return compounds(piece).map(({ start, end }) => {
    const word = piece.slice(start, end).replace(/\s+/g, '');
    return { text: /^(?:AND|OR|NOT|ANDNOT)$/.test(word) ? word.toLowerCase() : word, start, end };
  });
}

/** A star after a word of a script without spaces changes nothing: what is typed is found inside longer words anyway. */
export function prefixForm(text: string, word: string, start: number, end: number): WordForm {
  if (compounds(word).at(-1)?.unspaced) return 'folded';
  const letters = fold(word).replace(/[^\p{L}\p{N}]/gu, '').length;
  if (letters >= LIMITS.prefixLetters) return 'prefix';
  throw new Refused({
    message: `“${word}*” begins too many words.`,
    start,
    end,
    expected: `at least ${LIMITS.prefixLetters} letters before the star`,
    repair: replaced(text, start, end, word),
  });
}

function refuseWildcards(text: string, start: number, end: number): void {
  const chunk = text.slice(start, end);
  const typed = /^[=~]?\*/.test(chunk) ? 0 : chunk.search(WILDCARD);
  if (typed < 0 && !/^[=~].*\*$/.test(chunk)) return;
  if (typed < 0)
    throw new Refused({
      message: `“${chunk[0]}” and a star contradict each other.`,
      start,
      end,
      expected: 'a word with one mark',
      repair: replaced(text, start, end, chunk.slice(1)),
    });
  const before = wordsOf(chunk.slice(0, typed)).at(-1)?.text ?? '';
  const after = chunk.slice(typed).replace(/[*?#$]/g, '');
  const enough = before.replace(/[^\p{L}\p{N}]/gu, '').length >= LIMITS.prefixLetters;
  throw new Refused({
    message: typed === 0 ? 'A word cannot begin with a star.' : 'A wildcard stands only at the end of a word.',
    start: start + typed,
    end: Math.min(end, start + typed + 1),
    expected: `a word, or its first ${LIMITS.prefixLetters} letters or more and then a star`,
    repair: replaced(text, start, end, enough ? `${before}*` : after),
  });
}

/** For some signs, here and elsewhere; a dollar or a hash only where it can be nothing else. */
const WILDCARD = /[*?](?=[\p{L}\p{N}])|(?<=\p{L})[#$](?=\p{L})/u;

/** `word~` and `word~2` ask for misspellings elsewhere; here a word is never guessed. */
function refuseFuzzy(text: string, start: number, end: number): void {
  const fuzzy = /(?<=[\p{L}\p{N}])~[\d.]*$/u.exec(text.slice(start, end));
  if (!fuzzy) return;
  const at = start + fuzzy.index;
  throw new Refused({
    message: 'Words are not guessed by their spelling.',
    start: at,
    end,
    expected: 'the word itself, ~word for all words of its stem, or "two words"~3 for words near each other',
    repair: replaced(text, at, end, ''),
  });
}
