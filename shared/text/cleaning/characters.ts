/** What the bytes 80 to 9F mean in Windows-1252; where they mean nothing, the control character of that number. */
export const WINDOWS_1252 = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

/**
 * Nothing a reader sees: control characters, soft hyphens, zero-width spaces and marks, direction overrides and isolates,
 * invisible operators, tags, noncharacters.
 */
const INVISIBLE =
  /[\u034f\0-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]/gu;
/** A soft hyphen where the line was broken: the break goes with it. */
const SOFT_LINE_BREAK = /\u00ad[ \t]*(?:\r\n?|\n)[ \t]*/g;
const CONTROL_OF_WINDOWS_1252 = /[\x80-\x9f]/g;

/** Joiners that shape what is seen: in emoji, and between letters of the scripts of the Middle East and of India. */
const JOINER = /[\u200c\u200d]/;
const IDLE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Mn}\p{Mc}\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{L}\p{M}\s\p{P}]|$)/gu;

/** Letters that typesetting glued together and copying out of a page left glued. */
const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};
const LIGATURE = /[ﬀ-ﬆ]/g;

/**
 * The UTF-16 units of all that the expressions above are for. Two classes, as V8 is ten times slower with more than about sixteen
 * ranges in one.
 */
const UNUSUAL = /[\0-\x08\x0e-\x1f\x7f-\x9f\xad]/;
const UNUSUAL_BEYOND_LATIN =
  /[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud834\udb40\ufb00-\ufb06\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff]/;
/** All but what is often met and stands for itself whatever comes next: Greek, dashes, quotes, raised and lowered digits, arrows and the signs of formulas. */
const MAY_COMPOSE =
  /[\u0300-\u0390\u03aa-\u03b0\u03ca-\u200f\u2028-\u202f\u205f-\u206f\u20cf-\u20ff\u2126\u212a\u212b\u2300-\uffff]/;

/** Whether {@link usualCharacters} has nothing to do. */
export function isUsual(text: string): boolean {
  if (UNUSUAL.test(text)) return false;
  return (
    !MAY_COMPOSE.test(text) ||
    (!UNUSUAL_BEYOND_LATIN.test(text) && text.isWellFormed() && text.normalize('NFC') === text)
  );
}

/** The text in composed characters (NFC), without those that cannot be seen, with letters and quotes in their usual code points. */
export function usualCharacters(text: string): string {
  if (isUsual(text)) return text;
  let usual = text
    .toWellFormed()
    .replace(SOFT_LINE_BREAK, '')
    .replace(CONTROL_OF_WINDOWS_1252, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? '')
    .replace(INVISIBLE, '')
    .replace(LIGATURE, (ligature) => LIGATURES[ligature] ?? ligature);
  if (JOINER.test(usual)) usual = usual.replace(IDLE_JOINER, '');
  return usual.normalize('NFC');
}
