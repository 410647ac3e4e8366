import { isCommon } from '../text/words/common.ts';
import { compounds } from '../text/words/compounds.ts';
import { fold } from '../text/words/fold.ts';
import { refuseForeign } from './foreign/foreign.ts';
import type { Lexeme } from './lexeme.ts';
import { LIMITS } from './limits.ts';
import type { WordForm } from './query.ts';
import { Refused, replaced } from './refused.ts';

/** The words of a chunk without blanks: usually one, none for mere punctuation, several for `a→b`. @throws Refused */
export function lexWord(text: string, start: number, end: number): Lexeme[] {
  const chunk = text.slice(start, end);
  const mark = /^[=~]/.exec(chunk)?.[0];
  const form: WordForm = mark === '=' ? 'exact' : mark === '~' ? 'stem' : 'folded';
  refuseMarks(text, start, end);
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
  refuseMarks(text, start, end);
  refuseWildcards(text, start, end);
  const mark = /^[=~]/.exec(text.slice(start, end))?.[0];
  const form: WordForm = mark === '=' ? 'exact' : mark === '~' ? 'stem' : 'folded';
  const words = wordsOf(text.slice(start, end)).map((word) => ({ text: word.text, form }));
  return words.length === 0 ? [] : [{ kind: 'phrase', words, start, end }];
}

/** Words of a name in a bracket, one after the other. @throws Refused */
export function wordsOfName(text: string, start: number, end: number): Lexeme[] {
  return lexName(text, start, end).flatMap((name) =>
    name.kind === 'phrase' ? name.words.map((word) => ({ kind: 'word' as const, ...word, start, end })) : [],
  );
}

/** `au:Hinton, G.` and `au:Hinton G`: a name goes on behind its first word. @throws Refused */
export function refuseInitials(text: string, start: number, end: number): void {
  const initials = INITIALS.exec(text.slice(end, end + LONGEST_INITIALS));
  if (!initials) return;
  const to = end + initials[0].trimEnd().length;
  throw new Refused({
    message: 'A name of several words stands in quotes.',
    start,
    end: to,
    expected: 'au:"Hinton G", or AND before a letter that is no part of the name',
    repair: replaced(text, start, to, `"${text.slice(start, to)}"`),
  });
}

const LONGEST_INITIALS = 16;
const INITIAL = String.raw`\p{Lu}(?![\p{L}\p{N}+#'’-])`;
const INITIALS = new RegExp(String.raw`^(?:,[^\S\n]*|[^\S\n]+)${INITIAL}(?:[. ]{1,2}${INITIAL})*\.?`, 'u');

/** A word as it stands in a query that is read again: operators inside of something become plain words, so that the canonical form cannot mistake them. */
export function plainWord(word: string): string {
  return /^(?:AND|OR|NOT|ANDNOT)$/.test(word) ? word.toLowerCase() : word;
}

/** The compounds of a piece of text as words. */
export function wordsOf(piece: string): { text: string; start: number; end: number }[] {
  return compounds(piece).map(({ start, end }) => {
    const word = piece.slice(start, end).replace(/\s+/g, '');
    return { text: plainWord(word), start, end };
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
    // The algorithm A*, which papers write so: not the small word.
    repair: replaced(text, start, end, /^\p{Lu}$/u.test(word) && isCommon(word) ? `=${word}` : word),
  });
}

function refuseMarks(text: string, start: number, end: number): void {
  const chunk = text.slice(start, end);
  const contradiction = /^([=~])(?:[=~]+|(?=.*[^*]\*+$))/.exec(chunk);
  if (!contradiction) return;
  const [typed, mark] = contradiction;
  throw new Refused({
    message: typed === mark ? `“${mark}” and a star contradict each other.` : 'A word takes one mark.',
    start,
    end,
    expected: 'a word with one mark',
    repair: replaced(text, start, end, (typed === mark ? '' : mark) + chunk.slice(typed.length)),
  });
}

/** A star at the beginning of a piece without blanks, or a wildcard inside of it. @throws Refused, with what can be told of the word */
export function refuseWildcards(text: string, start: number, end: number): void {
  const chunk = text.slice(start, end);
  const typed = /^[=~]?\*/.test(chunk) ? 0 : chunk.search(WILDCARD);
  if (typed < 0) return;
  const before = wordsOf(chunk.slice(0, typed)).at(-1)?.text ?? '';
  const enough = before.replace(/[^\p{L}\p{N}]/gu, '').length >= LIMITS.prefixLetters;
  const meant = typed === 0 ? chunk.replace(/[*?#$]/g, '') : enough ? `${before}*` : undefined;
  throw new Refused({
    message: typed === 0 ? 'A word cannot begin with a star.' : 'A wildcard stands only at the end of a word.',
    start: start + typed,
    end: Math.min(end, start + typed + 1),
    expected: `a word, or its first ${LIMITS.prefixLetters} letters or more and then a star`,
    ...(meant !== undefined && { repair: replaced(text, start, end, meant) }),
  });
}

/** For some signs, here and elsewhere; a dollar or a hash only where it can be nothing else. */
const WILDCARD = /[*?](?=[\p{L}\p{N}])|\*(?=[-\u2010-\u2013/][\p{L}\p{N}])|(?<=^[^#$]*\p{L})[#$](?=\p{L}[^#$]*$)/u;

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
