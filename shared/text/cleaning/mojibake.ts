import { WINDOWS_1252 } from './characters.ts';

/**
 * UTF-8 that somebody read as Windows-1252 or Latin-1 and wrote down again: `Ã©` for `é`. It is undone only where the text
 * holds a sequence that no language writes; then all of its sequences are.
 */

/** A byte 80 to BF as it looks after the wrong reading. */
const TAIL = `[\\u0080-\\u00bf${WINDOWS_1252.join('')}]`;
const QUOTE = '[‘’“”–—…•»]';
/** A tail that is not also a mark which may follow a capital letter at the end of a word. */
const ODD_TAIL = `(?!${QUOTE})${TAIL}`;

/** The only characters that a certain sequence begins with. */
const LEAD = /[Â-ÅÎ-ÑØ-Ûá-íïð]/;

const CERTAIN = new RegExp(
  [
    `[ÃÂÎ]${ODD_TAIL}`,
    `Ï[\\u0080-\\u009f€‚ƒ„†‡ˆ‰]`,
    `(?<=[a-z])[ÃÂÄÅÎÏÐÑ]${TAIL}`,
    `â€`,
    `â[\\u0080-\\u009f‚ƒ„†‡ˆ‰Š‹Œ]${TAIL}`,
    `ðŸ${TAIL}${TAIL}`,
    // A ligature, the mark at the beginning of a file, the replacement character: ﬁ, U+FEFF, U+FFFD.
    'ï(?:¬[\\u0080-\\u0086€‚ƒ„…†a-z]|»¿|¿½)',
    // A quote inside a word, a dash at its beginning, a multiplication sign beside a number.
    '[ÃÎ][‘’“”•»](?=[A-Za-z])|(?<![A-Za-zÀ-ž])Ã[–—…](?=[a-z])',
    '(?<=\\d ?)Ã—|Ã—(?= ?\\d)',
    `(?:[Ø-Û]${TAIL}){4}`,
    `(?:[ÐÑ]${TAIL}){3}`,
    `(?:[ã-í]${TAIL}${TAIL}){2}`,
    // At the beginning of a word; but 5 Å² is a unit.
    `(?<!\\d ?)[ÄÅ](?!${QUOTE}|\\u00a0)${TAIL}(?=[A-Za-z])`,
    '(?<![«A-Z])Î»',
    // Vietnamese letters with two marks.
    `á[º»](?:${ODD_TAIL}|${TAIL}(?=[a-z]))`,
    `(?<=[a-z0-9.,;:)%])Â `,
  ].join('|'),
);
const SEQUENCE = new RegExp(
  `[\\u00c2-\\u00df]${TAIL}|[\\u00e0-\\u00ef]${TAIL}${TAIL}|[\\u00f0-\\u00f4]${TAIL}${TAIL}${TAIL}`,
  'g',
);
/** The ligature ﬁ whose last byte, a control character, was dropped on the way. */
const LOST_LIGATURE = /ï¬(?=[a-z])/g;
/** A closing quote whose last byte was dropped on the way, and a no-break space that became a space. */
const LOST_QUOTE = /â€(?=[\s.,;:!?)]|$)/g;
const LOST_SPACE = /(?<=[a-z0-9.,;:)%])Â(?= )/g;

const BYTES = new Map(WINDOWS_1252.map((character, index) => [character, 0x80 + index]));
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text as it was before it was read in the wrong encoding, once or several times; unchanged where that is not certain. */
export function repairMojibake(text: string): string {
  if (!LEAD.test(text)) return text;
  let repaired = text;
  // Each round at least halves every sequence it undoes, so the rounds are few.
  while (CERTAIN.test(repaired)) {
    const next = repaired
      .replace(SEQUENCE, decode)
      .replace(LOST_QUOTE, '”')
      .replace(LOST_LIGATURE, 'fi')
      .replace(LOST_SPACE, '');
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

function decode(sequence: string): string {
  const bytes = [...sequence].map((character) => BYTES.get(character) ?? character.charCodeAt(0));
  try {
    return UTF8.decode(Uint8Array.from(bytes));
  } catch {
    return sequence;
  }
}
