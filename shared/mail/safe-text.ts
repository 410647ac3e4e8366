import type { Range } from '../editions/edition.ts';
import { edited, type MarkedText } from './marked-text.ts';

/** More combining marks than this on one letter are a prank that draws over the lines around it. */
const MARKS_ON_ONE_LETTER = 4;

/**
 * What must not stand in a mail as it is: controls, bidi marks and overrides (UAX #9), invisible joins and fillers, tag characters, noncharacters, halves
 * of surrogate pairs; and white space that is not one blank.
 */
const UNSAFE = new RegExp(
  [
    String.raw`\s{2,}|[^\S ]|^ | $`,
    String.raw`[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\p{Cs}\p{Noncharacter_Code_Point}]`,
    String.raw`[\u{e0000}-\u{e00ff}]`,
    String.raw`(?<=\p{M}{${MARKS_ON_ONE_LETTER}})\p{M}+`,
  ].join('|'),
  'gu',
);

/** Joiners have a meaning inside an emoji sequence, and between letters of scripts that join or stack (Persian, Hindi, …). */
const BEFORE_JOINER =
  /[\p{Extended_Pictographic}\p{EMod}]\ufe0f?$|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])[\p{L}\p{M}]$/u;
const AFTER_JOINER =
  /^\p{Extended_Pictographic}|^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])\p{L}/u;

/** The text as it may be shown on one line, with the ranges moved along. Nothing of it is markup; escaping is the renderer's. */
export function safeText(text: string, ranges: readonly Range[] = []): MarkedText {
  return edited({ text, ranges }, UNSAFE, replacement);
}

/** The text alone, for everything that carries no ranges. */
export function safe(text: string): string {
  return safeText(text).text;
}

function replacement(found: string, at: number, text: string): string {
  if (/^\s+$/.test(found) && found !== '\ufeff') return at === 0 || at + found.length === text.length ? '' : ' ';
  // NEL, which JavaScript does not count as white space.
  if (found.includes('\u0085')) return ' ';
  if (found !== '\u200c' && found !== '\u200d') return '';
  const joins =
    BEFORE_JOINER.test(text.slice(Math.max(0, at - 3), at)) && AFTER_JOINER.test(text.slice(at + 1, at + 3));
  return joins ? found : '';
}
