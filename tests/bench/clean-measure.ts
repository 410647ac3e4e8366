/** A text that somebody wrote as TeX: a command, a formula, a group after a script mark, or TeX's quotes. */
const TEX = /\\[a-zA-Z"'`^~=.%&_#${}([]|\$[^$]*\$|[_^]\{|``/;
/** What of TeX no reader should see: commands, escapes, script groups, quotes, dollar signs that are not money. */
const RESIDUE = /\\[a-zA-Z"'`^~=.%&_#${}([]|[_^]\{|``|(?<![A-Z\d])\$(?!\s?[\d.])/;
const SET = /\\(?:\{|lbrace|left)/;
/** Whatever a rule of cleaning speaks of. */
const SPOKEN_OF =
  /[\\$~{}`<&\0-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufb00-\ufb06]|--|''|[-\u2010]\s*[\r\n]|\/su[bp] |Ã[\x80-\xbf]/;

export function holdsTex(raw: string): boolean {
  return TEX.test(raw);
}

/** Where TeX is left in the clean form of a text that held some, -1 if nowhere. Braces count unless the author wrote a set. */
export function residueAt(raw: string, clean: string): number {
  const left = clean.search(RESIDUE);
  return left < 0 && !SET.test(raw) ? clean.search(/[{}]/) : left;
}

/** Whether cleaning may only fold the white space of a text. */
export function isPlain(raw: string): boolean {
  return !SPOKEN_OF.test(raw);
}

export function folded(raw: string): string {
  return raw.replace(/\s+/g, ' ').trim().normalize('NFC');
}
