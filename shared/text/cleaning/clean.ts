import { isUsual, usualCharacters } from './characters.ts';
import { decodeEntities } from './entities.ts';
import { withoutHighwireMarks } from './highwire.ts';
import { foldSpaces, oneLine, oneSpaced } from './line-breaks.ts';
import { markupToTex } from './markup.ts';
import { repairMojibake } from './mojibake.ts';
import { texToText } from './tex/tex.ts';

/**
 * What some step is for, but for white space. Each step looks for its own before it does anything; these let the others pass at once, at
 * two or three nanoseconds a character: nearly all texts are plain, and many of them wrapped.
 */
const SIGNS = /[\0-\x08\x0e-\x1f$&<\\`{}~\x7f-\xa0\xadÂ-ÅÎ-ÑØ-Ûá-íïð]/;
const WIDE_SPACES = /[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
/** Mojibake, unusual and invisible characters show by one that is no printable ASCII. */
const BEYOND_ASCII = /[^\n -~]/;
/**
 * Whatever is neither a line feed nor a character that no step looks at, of ASCII, Greek, dashes, quotes and the signs of formulas. One class of few ranges, which
 * V8 goes through at half a nanosecond a character.
 */
const BEYOND_PLAIN =
  /[^\n -#%'-;=-[\]-_a-z|\xb0-\xb7\xd7\u0391-\u03a9\u03b1-\u03c9\u2011-\u2027\u2030-\u205e\u2190-\u22ff]/;

const MOST_PASSES = 4;
/** What a further pass could take for TeX, a reference or a tag. */
const ACTIVE = /[\\${}<>&`~^_]/g;

/**
 * A title or an abstract, as any dump has it, as one line of readable Unicode (NFC): TeX, character references and tags are
 * read; mojibake and words that a line break cut are repaired where that is certain; white space is folded, and what cannot be seen
 * is gone. A clean text comes back as it is, so that cleaning twice changes nothing. Time is linear in the length.
 */
export function cleanText(raw: string): string {
  let text = raw;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const line = plainLine(text);
    if (line !== undefined) return line;
    const plain = isPlain(text);
    const cleaned = plain ? oneLine(text) : cleanOnce(text);
    // Where a hyphen went, a dash or a quote may have come together.
    if (cleaned === text || (plain && !hasPairs(cleaned))) return cleaned;
    text = cleaned;
  }
  // Layer upon layer of encoding is nobody's title: what could be read once more goes.
  return cleanOnce(text.replace(ACTIVE, ' '));
}

/** A text of plain characters, perhaps wrapped, as one line: all that most texts need. Undefined where there may be more to clean. */
function plainLine(text: string): string | undefined {
  if (BEYOND_PLAIN.test(text) || hasPairs(text)) return undefined;
  if (!text.includes('\n')) return oneSpaced(text);
  return text.includes('-\n') || text.includes('- ') ? undefined : oneSpaced(text.replaceAll('\n', ' '));
}

/** Whether two signs stand together that some step looks at as one. A few searches, which are a small part of the work of one pattern. */
function hasPairs(text: string): boolean {
  return text.includes('--') || text.includes("''") || text.includes('/su') || text.includes('C_');
}

/** Whether there is nothing to clean but white space. */
function isPlain(text: string): boolean {
  return !SIGNS.test(text) && !hasPairs(text) && !WIDE_SPACES.test(text) && isUsual(text);
}

function cleanOnce(text: string): string {
  const decoded = withoutHighwireMarks(decodeEntities(text));
  const usual = BEYOND_ASCII.test(decoded) ? usualCharacters(repairMojibake(decoded)) : decoded;
  const line = oneLine(markupToTex(usual));
  const read = texToText(line);
  return read === line ? line : usualCharacters(foldSpaces(read));
}
