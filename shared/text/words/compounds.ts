import { isLatinOrGreek, LATIN_AND_GREEK, whenNeeded } from './plain-letters.ts';

/** A piece of a compound that no hyphen, slash or change of script parts: `multi` and `modal` of `multi-modal`. */
interface Part {
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * What a reader sees as one word: parts held together by hyphens, slashes, dots or apostrophes (`text-to-image`, `GPT-4`, `O'Brien`), or a
 * run of a script that is written without spaces, one part a character.
 */
export interface Compound extends Part {
  readonly parts: readonly Part[];
  /** Written without spaces between words (Chinese, Japanese, Thai …): its parts are characters, and nothing joins them to a longer word. */
  readonly unspaced: boolean;
}

/** The compounds of a text, in order. Punctuation that holds nothing together is left out, and so is the `'s` of a possessive. */
export function compounds(text: string): Compound[] {
  const found: Compound[] = [];
  let open: { parts: Part[]; unspaced: boolean } | undefined;
  const usual = isLatinOrGreek(text);
  const pattern = usual ? USUAL_RUN : RUN();
  // Not matchAll, which makes a pattern of its own for every text.
  pattern.lastIndex = 0;
  for (let run = pattern.exec(text); run; run = pattern.exec(text)) {
    const start = run.index;
    const end = start + run[0].length;
    const unspaced = !usual && run[0].charCodeAt(0) > LAST_ASCII && UNSPACED_START().test(run[0]);
    const last = open?.parts.at(-1);
    const gap = last && start - last.end <= LONGEST_CONNECTOR ? text.slice(last.end, start) : undefined;
    const parts = unspaced || SPECIAL.test(run[0]) ? [{ start, end }] : splitRun(run[0], start);
    if (POSSESSIVE.test(run[0]) && gap !== undefined && APOSTROPHE.test(gap)) continue;
    const goesOn =
      open !== undefined &&
      gap !== undefined &&
      open.unspaced === unspaced &&
      (unspaced ? gap === '' : CONNECTOR.test(gap));
    if (goesOn && open) open.parts.push(...parts);
    else {
      if (open) found.push(close(open));
      open = { parts: [...parts], unspaced };
    }
  }
  if (open) found.push(close(open));
  return found;
}

/** `C++`, `C#`, with these letters and digits around. */
const specialWord = (letter: string) => `(?<!${letter})[A-Za-z](?:\\+\\+|#)(?!${letter})`;
/** A run of such letters and digits, with points inside numbers (`PM₂.₅`, too). */
const wordOf = (letter: string, digit: string) =>
  `(?:${letter})+(?:(?<=${digit})(?:\\.(?=${digit})|,(?=${digit}{3}(?!${digit})))(?:${letter})+)*`;
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\uff70\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
/** Letters that are apostrophes to the eye (U+02BB, U+02BC) hold words together as those do. */
const LETTER = String.raw`(?![ʻʼ]|${UNSPACED})[\p{L}\p{N}]\p{M}*`;
/** A special word; one character of an unspaced script with what hangs on it; a word. */
const RUN = whenNeeded(
  () =>
    new RegExp(
      [
        specialWord(String.raw`[\p{L}\p{N}]`),
        String.raw`(?=[\p{L}\p{N}])${UNSPACED}[\p{M}\u3099\u309a\uff9e\uff9f]*`,
        wordOf(LETTER, String.raw`[\p{Nd}₀-₉]`),
      ].join('|'),
      'gu',
    ),
);
/** The same where nothing else is: nearly all texts, read in a third of the time. */
const USUAL_RUN = new RegExp(`${specialWord(`[${LATIN_AND_GREEK}]`)}|${wordOf(`[${LATIN_AND_GREEK}]`, '[0-9]')}`, 'g');
const LAST_ASCII = 0x7f;
const UNSPACED_START = whenNeeded(() => new RegExp(`^${UNSPACED}`, 'u'));
const SPECIAL = /[+#]$/;

/** Hyphens of all kinds (also at a line's end), slash, dot, apostrophes, underscore, and what joins letters in names: `AT&T`, `pass@1`. */
const CONNECTOR =
  /^(?:[-\u00ad\u2010-\u2013\u2212\ufe63\uff0d/⁄.·'’ʻʼ_&@\u200b-\u200d\u2060]|[-\u2010\u2011\u00ad][ \t]*\r?\n[ \t]*)$/;
export const LONGEST_CONNECTOR = 8;
const APOSTROPHE = /^['’ʻʼ]$/;
const POSSESSIVE = /^s$/i;

/** Parts of a run at a change between Greek and other letters, and before the number of a name: `TNFα`, `Llama3`; `CO2` and `3D` stay whole. */
function splitRun(run: string, start: number): Part[] {
  if (LATIN_LETTERS.test(run)) return [{ start, end: start + run.length }];
  const parts: Part[] = [];
  let from = 0;
  for (const { index } of run.matchAll(ASCII.test(run) ? ASCII_BOUNDARY : BOUNDARY())) {
    parts.push({ start: start + from, end: start + index });
    from = index;
  }
  parts.push({ start: start + from, end: start + run.length });
  return parts;
}

const LATIN_LETTERS = /^[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+$/;
const ASCII = /^[\0-\x7f]*$/;
const ASCII_BOUNDARY = /(?=[0-9])(?<=^[A-Za-z]{3,})/g;
/** With the micro sign, which many keyboards have in the place of mu. */
const GREEK = String.raw`[\p{sc=Greek}µ]`;
const BOUNDARY = whenNeeded(
  () =>
    new RegExp(
      [
        String.raw`(?=[\p{L}\p{N}])(?!${GREEK})(?<=${GREEK}\p{M}*)`,
        String.raw`(?=${GREEK})(?<=(?!${GREEK})[\p{L}\p{N}]\p{M}*)`,
        String.raw`(?=\p{Nd})(?<=^\p{L}{3,})`,
      ].join('|'),
      'gu',
    ),
);

function close({ parts, unspaced }: { parts: Part[]; unspaced: boolean }): Compound {
  return { start: parts[0]!.start, end: parts.at(-1)!.end, parts, unspaced };
}
