import { isUsual, usualCharacters } from './characters.ts';
import { decodeEntities } from './entities.ts';
import { foldSpaces, healHyphens } from './line-breaks.ts';
import { markupToTex } from './markup.ts';
import { repairMojibake } from './mojibake.ts';
import { texToText } from './tex.ts';

/**
 * What some step is for. Each step looks for its own before it does anything; these only let clean text pass at once, at two or
 * three nanoseconds a character, and nearly all text is clean.
 */
const SIGNS = /[\0-\x1f$&<\\`{}~\x7f-\xa0\xadÂÃÄÅÎÏÐÑâã-éð]/;
const WIDE_SPACES = /[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const PAIRS = / {2}|--|''|\/su/;

const STEPS: readonly ((text: string) => string)[] = [
  decodeEntities,
  repairMojibake,
  usualCharacters,
  markupToTex,
  healHyphens,
  foldSpaces,
  texToText,
  foldSpaces,
  usualCharacters,
];
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
    if (isClean(text)) return text;
    const cleaned = cleanOnce(text);
    if (cleaned === text) return text;
    text = cleaned;
  }
  // Layer upon layer of encoding is nobody's title: what could be read once more goes.
  return cleanOnce(text.replace(ACTIVE, ' '));
}

function isClean(text: string): boolean {
  if (SIGNS.test(text) || PAIRS.test(text) || WIDE_SPACES.test(text)) return false;
  return isUsual(text) && !text.startsWith(' ') && !text.endsWith(' ');
}

function cleanOnce(text: string): string {
  return STEPS.reduce((cleaned, step) => step(cleaned), text);
}
