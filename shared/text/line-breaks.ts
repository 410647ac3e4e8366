const LINE_END = '(?:\\r\\n?|[\\n\\v\\f\\u2028\\u2029])';
const HYPHEN_AT_LINE_END = new RegExp(`[-\\u2010]([ \\t]*${LINE_END}\\s*)`, 'g');
/** What folds: any run of white space that is not one plain space. */
const WHITE_SPACE = /[^\S ]\s*| \s+/g;

/** Words that are followed or preceded by a hyphen of their own far more often than they are cut in two. */
const FIRST_HALVES = new Set(
  `all cross ever ex far first full half hard high human in large left light long low machine mid near off on one open
  out out-of over quasi real right second self semi short single small soft state third three time two up user well`.split(
    /\s+/,
  ),
);
const SECOND_HALVES = new Set(
  `agnostic art aware based by case class dependent dimensional driven effective end free generation grained guided
  in independent invariant level like line long loop making of off oriented out process quality rank resolution scale shot
  specific state step structured supervised term the time to trained type up value world wise`.split(/\s+/),
);
const CONJUNCTION = /^(?:and|or|und|oder|et|ou|to|bis)$/;
const WORD = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu;
const WORD_BEFORE = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*$/u;
const WORD_AFTER = /^[\p{L}\p{N}]+[-\u2010]?/u;
const LONGEST_WORD = 60;

/** One line of words with one space between them. */
export function foldSpaces(text: string): string {
  return text.replace(WHITE_SPACE, ' ').trim();
}

/**
 * Joins words that a line break cut: `trans-⏎former` becomes `transformer`, `state-of-⏎the-art` becomes `state-of-the-art`.
 * The hyphen goes unless something says that it belongs there:
 * - the same text writes the word elsewhere: as it does there;
 * - the word goes on with another hyphen, or has had one before;
 * - a capital, a digit or a sign stands beside the hyphen, or a single letter before it (`GPT-⏎4`, `x-⏎ray`);
 * - one half is a word that makes compounds (`self-`, `-based`).
 * `short- and long-term` keeps hyphen and space. A hyphen after a space or another hyphen is a dash.
 */
export function healHyphens(text: string): string {
  let words: Set<string> | undefined;
  return text.replace(HYPHEN_AT_LINE_END, (whole, gap: string, at: number) => {
    const hyphen = whole[0] ?? '-';
    const before = text.slice(Math.max(0, at - LONGEST_WORD), at);
    const after = text.slice(at + 1 + gap.length, at + 1 + gap.length + LONGEST_WORD);
    if (after === '' || !/[\p{L}\p{N}$})\]’”]$/u.test(before)) return whole;
    const left = WORD_BEFORE.exec(before)?.[0] ?? '';
    const right = WORD_AFTER.exec(after)?.[0] ?? '';
    if (CONJUNCTION.test(right)) return `${hyphen} `;
    words ??= new Set(text.toLowerCase().match(WORD));
    return keepsHyphen(left, right, words) ? hyphen : '';
  });
}

function keepsHyphen(left: string, right: string, words: ReadonlySet<string>): boolean {
  if (!/^\p{L}?\p{Ll}+$/u.test(left) || !/^\p{Ll}+$/u.test(right) || left.length === 1) return true;
  const start = left.toLowerCase();
  if (words.has(start + right)) return false;
  if (words.has(`${start}-${right}`)) return true;
  return FIRST_HALVES.has(start) || SECOND_HALVES.has(right);
}
