/** How much an abstract says: nothing; a line (a teaser, a summary, a text that breaks off); the whole. */
export const ABSTRACT = { none: 0, line: 1, whole: 2 } as const;
type AbstractKind = (typeof ABSTRACT)[keyof typeof ABSTRACT];

/** Letters that make a text an abstract. One-sentence summaries have 60 to 180, and nine of ten real abstracts more than 400. */
const WHOLE_LETTERS = 200;

export function abstractKind(abstract: string): AbstractKind {
  if (abstract === '') return ABSTRACT.none;
  if (/(?:…|\.\.\.)\s*$/.test(abstract.slice(-20))) return ABSTRACT.line;
  return hasLetters(abstract, WHOLE_LETTERS) ? ABSTRACT.whole : ABSTRACT.line;
}

/** Whether a text says as much as `atLeast` Latin letters. An ideograph says about as much as three. */
export function hasLetters(text: string, atLeast: number): boolean {
  let said = 0;
  for (let at = 0; at < text.length && said < atLeast; at++) said += weightOf(text.charCodeAt(at));
  return said >= atLeast;
}

function weightOf(unit: number): number {
  if (unit >= 0x3040 && unit <= 0x9fff) return 3;
  if (unit > 0x7f) return 1;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? 1 : 0;
}
