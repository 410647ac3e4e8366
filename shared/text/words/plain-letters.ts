/**
 * Most texts need few letters. A pattern that lists them is made in no time, one with Unicode's properties takes up to ten milliseconds: those
 * are made when a text comes that needs them (`whenNeeded`).
 */

/** Letters and numbers of Latin up to U+024F and Greek, as a class of a pattern has them; no other character there is one, or a mark. */
export const LATIN_AND_GREEK =
  '0-9A-Za-z\\u00aa\\u00b2\\u00b3\\u00b5\\u00b9\\u00ba\\u00bc-\\u00be\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0391-\\u03a1\\u03a3-\\u03c9';

/** Whether a text has no letters, numbers or marks but those of `LATIN_AND_GREEK`; signs, arrows and dashes it may have. */
export function isLatinOrGreek(text: string): boolean {
  return IN_LATIN_AND_GREEK.test(text);
}

const IN_LATIN_AND_GREEK = /^[\0-\u024f\u0391-\u03a1\u03a3-\u03c9\u2000-\u206f\u2190-\u23ff]*$/;

/** Whether a text has no letters, numbers or marks but those of ASCII. */
export function isPlain(text: string): boolean {
  return IN_ASCII.test(text);
}

const IN_ASCII = /^[\0-\x7f\u2000-\u206f\u2190-\u23ff]*$/;

/** A pattern that is made at its first use. */
export function whenNeeded(make: () => RegExp): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
