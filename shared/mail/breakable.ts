import { edited, type MarkedText } from './marked-text.ts';

const SOFT_HYPHEN = '\u00ad';
/** Longer than this without a place to break at, a word would widen the column of a phone. Ideographs, hyphens and slashes are such places. */
const LONG_WORD = /[^\s\u2e80-\uffff\u00ad/-]{29,}/gu;
const PIECE = /.{8}(?=.{4})/gsu;

/** No word that a reader would miss the end of is longer than this. */
const GIANT_WORD_END = /(?<=[^\s\u2e80-\uffff/-]{60})[^\s\u2e80-\uffff/-]{2,}/gu;

/** The text with an ellipsis for the end of giant words: 10 kB without a blank are no word. */
export function withoutGiants(text: MarkedText): MarkedText {
  return hasWordOver(60, text.text) ? edited(text, GIANT_WORD_END, () => '…') : text;
}

/**
 * The text with soft hyphens in its longest words. Half of the mail clients ignore `<wbr>` and every CSS property that breaks words; a soft hyphen
 * they all know, and it shows only where a line really breaks.
 */
export function breakable(text: string): string {
  if (!hasWordOver(28, text)) return text;
  return text.replace(LONG_WORD, (word) => word.replace(PIECE, `$&${SOFT_HYPHEN}`));
}

/** Whether there is anything to do at all, at a small part of what the expressions above cost. */
function hasWordOver(length: number, text: string): boolean {
  let from = 0;
  for (let gap = text.indexOf(' '); gap >= 0; gap = text.indexOf(' ', from)) {
    if (gap - from > length) return true;
    from = gap + 1;
  }
  return text.length - from > length;
}

/** The text without its soft hyphens, for the text part. What dumps bring has lost its own before (safe-text.ts). */
export function unbroken(text: string): string {
  return text.replaceAll(SOFT_HYPHEN, '');
}
