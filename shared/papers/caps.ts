/**
 * How much of a paper is kept. The largest paper that passes needs some 240 KB in its row (a character takes up to three bytes), and DynamoDB allows 400 KB.
 */
export const CAP = {
  titleCharacters: 2_000,
  abstractCharacters: 16_000,
  rawTitleCharacters: 3_000,
  rawAbstractCharacters: 32_000,
  /** Lists of 3,000 authors exist; `authorCount` keeps the number. */
  authors: 100,
  authorCharacters: 120,
  categories: 30,
  keywords: 40,
  /** One category or keyword. */
  termCharacters: 100,
  venueCharacters: 400,
  commentCharacters: 1_000,
  linkCharacters: 1_000,
  keys: 40,
  keyCharacters: 300,
  sources: 20,
  otherDumps: 3,
  formerIds: 50,
} as const;

/** The first `length` UTF-16 units, without half a character anywhere. */
export function cut(text: string, length: number): string {
  const whole = text.toWellFormed();
  return whole.length <= length
    ? whole
    : whole
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
}
