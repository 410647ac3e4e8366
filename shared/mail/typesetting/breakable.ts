import { edited, type MarkedText } from './marked-text.ts';

const SOFT_HYPHEN = '\u00ad';
/** Longer than this without a hyphen or slash to break at, a Latin, Greek or Cyrillic word would widen the column of a phone. */
const LONGEST_UNBROKEN = 28;
const LONG_WORD = /(?:(?![\u00ad/-])[!-\u058f]){29,}/g;
const PIECE = /.{8}(?=.{4})(?!\p{M})/gu;

/** No word that a reader would miss the end of is longer than this. Scripts without blanks between words begin at U+0E00. */
const LONGEST_WHOLE = 60;
const GIANT_WORD_END = /(?<=(?:(?![/-])[!-\u0dff]){60})(?:(?![/-])[!-\u0dff]){2,}/g;

/** The text with an ellipsis for the end of giant words: 10 kB without a blank are no word. */
export function withoutGiants(text: MarkedText): MarkedText {
  return hasWordOver(LONGEST_WHOLE, text.text) ? edited(text, GIANT_WORD_END, () => '…') : text;
}

/**
 * The text with soft hyphens in its longest words. Half of the mail clients ignore `<wbr>` and every CSS property that breaks words; a soft hyphen
 * they all know, and it shows only where a line really breaks.
 */
export function breakable(text: string): string {
  if (!hasWordOver(LONGEST_UNBROKEN, text)) return text;
  return text.replace(LONG_WORD, (word) => word.replace(PIECE, `$&${SOFT_HYPHEN}`));
}

/** Whether there is anything to do at all, at a small part of what the expressions above cost. */
function hasWordOver(length: number, text: string): boolean {
  // From each place to the last blank within reach: most words are passed over unseen.
  for (let from = 0; text.length - from > length; ) {
    const gap = text.lastIndexOf(' ', from + length);
    if (gap < from) return true;
    from = gap + 1;
  }
  return false;
}

/** The text without its soft hyphens, for the text part. What dumps bring has lost its own before (safe-text.ts). */
export function unbroken(text: string): string {
  return text.replaceAll(SOFT_HYPHEN, '');
}
