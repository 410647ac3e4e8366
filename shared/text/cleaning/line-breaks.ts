const LINE_END = '(?:\\r\\n?|[\\n\\v\\f\\u2028\\u2029])';
const HYPHEN_AT_LINE_END = new RegExp(`[-\\u2010]([ \\t]*${LINE_END}\\s*)`, 'g');
/** What folds: any run of white space that is not one plain space. Told apart, since plain spaces are many and line ends few. */
const LINE_END_OR_TAB = /[^\S ]\s*/g;
const SPACES = / {2,}/g;
const OTHER_SPACE = /[^\S ]/;

/** Words whose own hyphen a line end is more likely to show than a cut, in front of it and behind it. */
const FIRST_HALVES = new Set(
  `all average best black bounded closed cost cross dual edge few fine first fixed four full general half health high higher human
  ill image instruction large left lower long low many mid middle mixed model moderate multi natural near next non one open past peer
  post primal problem quasi question random real risk self second semi short single small socio spatio state
  task text third three time two user vertex video vision well worst zero`.split(/\s+/),
);
const SECOND_HALVES = new Set(
  `adaptive adjusted agent agnostic aided aligned analyses analysis annotated answering assisted augmented aware based centered conditioned
  consistent constrained consuming controlled defined dependent derived dimensional driven effective effectiveness efficient enhanced
  explored following free friendly generated generation grained grounded guided independent induced inspired intensive
  invariant invasive language learning level like limited linear loop making off offs only optimal order oriented parametric preserving
  prone purpose quality rank reduction related resolution reviewed scale seeking sensitive series space specific stage step structured
  supervised temporal term theoretic time trained training tuned tuning value varying weighted world`.split(/\s+/),
);
/** Beginnings and endings that are no words: un-⏎like, high-⏎er, multi-⏎ple. */
const PREFIX = /^(?:a|ana|co|com|cor|de|dis|en|ex|im|in|inter|ir|mis|out|over|pan|para|re|sub|super|trans|un|under)$/;
const SUFFIX =
  /^(?:age|ally?|ary|ed|en|ers?|est|i[sz]\w+|ing|is[mt]s?|istic\w*|itarian|ish|ity|liness|ling|ly|media|ment|naire|ness|oids?|pl[ei]\w*|ry|s|tudes?|ual\w*|wards?|ware)$/;
/** Compounds of two words of which one begins many words that a line end cuts. */
const COMPOUND =
  /^(?:in-(?:context|depth|distribution|domain|house|situ|vitro|vivo)|(?:on|off)-(?:chip|device|policy|shell|target)|so-called)$/;
const CONJUNCTION = /^(?:and|or|und|oder|et|ou|to|bis)$/;
const WORD = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu;
const WORD_BEFORE = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*$/u;
const WORD_AFTER = /^[\p{L}\p{N}]+[-\u2010]?/u;
const LONGEST_WORD = 60;
/** No word is cut between two vowels that are the same, nor before its last two letters: `pre-⏎existing`, `follow-⏎up`. */
const NEVER_CUT = /([aeiou])-\1|-\p{L}{1,2}$/u;
/** Two words of this length make no third one, but a compound: vision-language. */
const LONG = 5;

/** One line of words with one space between them, those that a line break cut joined. */
export function oneLine(text: string): string {
  return OTHER_SPACE.test(text) ? foldSpaces(healHyphens(text)) : oneSpaced(text);
}

/** The same, with its words as they are. */
export function foldSpaces(text: string): string {
  return oneSpaced(text.replace(LINE_END_OR_TAB, ' '));
}

/** A line whose only white space is plain spaces, with one space between its words. */
export function oneSpaced(line: string): string {
  return (line.includes('  ') ? line.replace(SPACES, ' ') : line).trim();
}

/**
 * Joins words that a line break cut: `trans-⏎former` becomes `transformer`, `state-of-⏎the-art` becomes `state-of-the-art`.
 * The hyphen goes unless something says that it belongs there:
 * - the same text writes the word elsewhere: as it does there;
 * - the word goes on with another hyphen, or has had one before;
 * - a capital, a digit or a sign stands beside the hyphen, or a single letter before it (`GPT-⏎4`, `x-⏎ray`);
 * - one half is a word that makes compounds (`self-`, `-based`);
 * - no word is cut there (`pre-⏎existing`, `follow-⏎up`);
 * - both halves are long words that the text has elsewhere, each by itself (`encoder-⏎decoder`).
 * `short- and long-term` keeps hyphen and space. A hyphen after a space or another hyphen is a dash.
 */
function healHyphens(text: string): string {
  let words: Map<string, number> | undefined;
  return text.replace(HYPHEN_AT_LINE_END, (whole, gap: string, at: number) => {
    const hyphen = whole[0] ?? '-';
    const before = text.slice(Math.max(0, at - LONGEST_WORD), at);
    const after = text.slice(at + 1 + gap.length, at + 1 + gap.length + LONGEST_WORD);
    if (after === '' || !/[\p{L}\p{N}$})\]’”]$/u.test(before)) return whole;
    const left = WORD_BEFORE.exec(before)?.[0] ?? '';
    const right = WORD_AFTER.exec(after)?.[0] ?? '';
    if (CONJUNCTION.test(right)) return `${hyphen} `;
    words ??= counted(text.toLowerCase().match(WORD) ?? []);
    return keepsHyphen(left, right, words) ? hyphen : '';
  });
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function keepsHyphen(left: string, right: string, words: ReadonlyMap<string, number>): boolean {
  if (!/^\p{L}?\p{Ll}+$/u.test(left) || !/^\p{Ll}+$/u.test(right) || left.length === 1 || right.length === 1)
    return true;
  const start = left.toLowerCase();
  if (words.has(start + right)) return false;
  if (NEVER_CUT.test(`${start}-${right}`) && !SUFFIX.test(right)) return true;
  if (words.has(`${start}-${right}`) || COMPOUND.test(`${start}-${right}`)) return true;
  // The cut itself counts once.
  const isElsewhere = (word: string) => word.length >= LONG && (words.get(word) ?? 0) > 1;
  if (isElsewhere(start) && isElsewhere(right)) return true;
  return (FIRST_HALVES.has(start) && !SUFFIX.test(right)) || (SECOND_HALVES.has(right) && !PREFIX.test(start));
}
