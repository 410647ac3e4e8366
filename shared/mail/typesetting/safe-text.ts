import type { Range } from '../../matching/reason.ts';
import { edited, type MarkedText } from './marked-text.ts';

/** More combining marks than this on one letter are a prank that draws over the lines around it. */
const MARKS_ON_ONE_LETTER = 4;

/**
 * What must not stand in a mail: controls, bidi marks and overrides (UAX #9), invisible joins and fillers, tag characters, noncharacters, halves of
 * surrogate pairs, and piles of marks.
 */
const UNSAFE = new RegExp(
  [
    String.raw`[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\p{Cs}\p{Noncharacter_Code_Point}]`,
    String.raw`[\u{e0000}-\u{e00ff}]`,
    String.raw`(?<=\p{M}{${MARKS_ON_ONE_LETTER}})\p{M}+`,
  ].join('|'),
  'gu',
);
/** White space that is not one blank between words, but for the narrow and the no-break spaces of formulas; NEL is none to JavaScript. */
const BLANKS = /[\s\u0085]{2,}|[^\S \u00a0\u2009\u202f]|\u0085|^\s|\s$/gu;

/** Nearly every text: characters of common scripts, none of them unsafe. It costs a tenth to ask first. */
const PLAIN =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2009\u2010-\u2027\u202f-\u205e\u2070-\u20cf\u2100-\u2bff\u3001-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u9fff\uac00-\ud7a3]*$/;

/** Joiners have a meaning inside an emoji sequence, and between letters of scripts that join or stack (Persian, Hindi, …). */
const BEFORE_JOINER =
  /[\p{Extended_Pictographic}\p{EMod}]\ufe0f?$|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])[\p{L}\p{M}]$/u;
const AFTER_JOINER =
  /^\p{Extended_Pictographic}|^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])\p{L}/u;

/** The text as it may be shown on one line, with the ranges moved along. Nothing of it is markup; escaping is the renderer's. */
export function safeText(text: string, ranges: readonly Range[] = []): MarkedText {
  if (PLAIN.test(text) && !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ')) return { text, ranges };
  return edited(edited({ text, ranges }, UNSAFE, joinerOrNothing), BLANKS, oneBlank);
}

/** The text alone, for everything that carries no ranges. */
export function safe(text: string): string {
  return safeText(text).text;
}

function joinerOrNothing(found: string, at: number, text: string): string {
  if (found !== '\u200c' && found !== '\u200d') return '';
  const joins =
    BEFORE_JOINER.test(text.slice(Math.max(0, at - 3), at)) && AFTER_JOINER.test(text.slice(at + 1, at + 3));
  return joins ? found : '';
}

function oneBlank(found: string, at: number, text: string): string {
  return at === 0 || at + found.length === text.length ? '' : ' ';
}
