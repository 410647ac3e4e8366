import { isLatinOrGreek, whenNeeded } from './plain-letters.ts';

/**
 * The text with everything off that people do not mean when they type a word: case, accents, full width, ligatures and letters with a
 * stroke (`ß ø ł æ`). Two spellings of one word have equal folds; the fold of a fold is itself. Punctuation and spaces stay.
 *
 * NFKD, marks off, lower case, NFC. Only marks that a reader may leave out go: Latin, Greek and Cyrillic accents, Hebrew points and Arabic
 * vowels. The vowel signs of Indic scripts and the voicing of kana are letters to their readers and stay.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const usual = isLatinOrGreek(text);
  const bare = text
    .replace(usual ? USUAL_INVISIBLE : INVISIBLE(), '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(usual ? USUAL_MARKS : OMISSIBLE_MARKS(), '');
  return bare.replace(STROKED, (letter) => STROKED_LETTERS[letter] ?? letter).normalize('NFC');
}

const ASCII = /^[\0-\x7f]*$/;
const OMISSIBLE_MARKS = whenNeeded(
  () =>
    /(?![\u3099\u309a])(?=\p{M})[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]/gu,
);
/** Soft hyphens, zero-width spaces and joiners, direction marks. */
const INVISIBLE = whenNeeded(() => /\p{Cf}/gu);
/** The same two for texts of Latin and Greek. */
const USUAL_MARKS = /[\u0300-\u036f]/g;
const USUAL_INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f]/g;

/** Letters that Unicode does not decompose, as people without the key type them. */
const STROKED_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ƒ: 'f',
  ς: 'σ',
};
const STROKED = new RegExp(`[${Object.keys(STROKED_LETTERS).join('')}]`, 'g');
