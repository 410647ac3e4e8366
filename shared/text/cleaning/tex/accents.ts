/** Combining marks of the accents of running text, by the character or letter of their command. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '"': '\u0308',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  r: '\u030a',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
  t: '\u0361',
  textcommabelow: '\u0326',
};

/** Combining marks of the accents of formulas. */
export const MATH_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['mean', '\u0304'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['Hat', '\u0302'],
  ['Tilde', '\u0303'],
  ['Bar', '\u0304'],
  ['Dot', '\u0307'],
  ['Vec', '\u20d7'],
  ['mathring', '\u030a'],
  ['check', '\u030c'],
  ['widecheck', '\u030c'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['vec', '\u20d7'],
  ['overrightarrow', '\u20d7'],
  ['underline', '\u0332'],
  ['underbar', '\u0332'],
]);

/** `text` with the mark on its first letter, dotless letters with their plain shape under it: `é`, `í`, `x̂`. */
export function accented(text: string, mark: string): string {
  const [first = '', ...rest] = text;
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return (base + mark).normalize('NFC') + rest.join('');
}

/** The mark over a formula's letter; what is longer than one letter goes without. */
export function accentedFormula(text: string, mark: string): string {
  return [...text.replace(/\p{M}/gu, '')].length === 1 ? accented(text, mark) : text;
}
