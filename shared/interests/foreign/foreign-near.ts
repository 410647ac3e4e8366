import { LIMITS } from '../limits.ts';
import { Refused, replaced } from '../refused.ts';

/** `a NEAR/3 b` of Web of Science, `W/3` of Scopus, `adj3` of Ovid, `AROUND(3)` of Google: `"a b"~3`, also of phrases and of lists in brackets. @throws Refused */
export function refuseNear(text: string, start: number): void {
  const near = NEAR.exec(text.slice(start, start + LONGEST));
  if (!near) return;
  const to = start + near[0].length;
  const left = LEFT.exec(text.slice(0, start));
  const right = RIGHT.exec(text.slice(to));
  const pairs = left && right ? waysOf(left).flatMap((one) => waysOf(right).map((other) => `${one} ${other}`)) : [];
  const distance = Math.min(Number(near[1] ?? near[2] ?? near[3] ?? (near[4] || USUAL)), LIMITS.slop);
  const meant = pairs.map((pair) => `"${pair}"~${distance}`).join(' OR ');
  throw new Refused({
    message: 'Nearness is written with quotes here.',
    start,
    end: to,
    expected: '"two words"~3 for words with at most 3 others among them',
    repair:
      left && right && pairs.length <= MOST_PAIRS
        ? replaced(text, left.index, to + right[0].length, pairs.length > 1 ? `(${meant})` : meant)
        : replaced(text, start, to, ' '),
  });
}

const LONGEST = 16;
const USUAL = 4;
const MOST_PAIRS = 16;
const NEAR =
  /^(?:(?:NEAR|ADJ|W|PRE|N|near|adj|w|pre|n)\/(\d{1,2})|(?:NEAR|ADJ|near(?=\d)|adj(?=\d))(\d{1,2})|AROUND\((\d{1,2})\)|(?:NEAR|ADJ)())(?![\p{L}\p{N}])/u;
/** A word, a phrase, or a list in brackets. */
const LEFT = /(?:([\p{L}\p{N}][^\s()"]*)|"([^"]+)"|\(([^()]+)\))\s*$/u;
const RIGHT = /^\s*(?:([\p{L}\p{N}][^\s()"]*)|"([^"]+)"|\(([^()]+)\))/u;

/** What any of a side is, without quotes. */
function waysOf([, word, phrase, list]: RegExpExecArray): string[] {
  return list === undefined ? [word ?? phrase!] : list.split(/\s+OR\s+|\s*,\s*/).map((one) => one.replaceAll('"', ''));
}
