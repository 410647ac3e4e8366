import { superscript } from './scripts.ts';
import { type Macro, macros } from './tex-macros.ts';
import type { Region } from './tex-region.ts';
import { putFunction, putSymbol } from './tex-spacing.ts';

/** Commands of formulas. They stand outside formulas too, where somebody forgot the dollar signs. */
export const FORMULA_MACROS: ReadonlyMap<string, Macro> = macros(
  [
    `mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal mathup symbf boldsymbol bm pmb ensuremath boxed mathop
    mathbin mathrel mathord mathinner mathopen mathclose mathpunct smash substack overbrace underbrace overparen underparen
    uppercase lowercase num si unit`,
    (region) => region.out.add(region.argument()),
  ],
  [
    `displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag big Big bigg Bigg bigl bigr bigm Bigl
    Bigr Bigm biggl biggr Biggl Biggr middle`,
    (region) => region.skipSpaces(),
  ],
  [
    // The first argument stands above or below the second.
    'overset underset stackrel',
    (region) => {
      if (region.rawArgument() !== undefined) region.out.add(region.argument(true));
    },
  ],
  [
    'mathbb mathds mathbbm Bbb bbold',
    (region) => region.out.add([...region.argument(true)].map(doubleStruck).join('')),
  ],
  ['frac dfrac tfrac cfrac nicefrac sfrac', fraction],
  [
    'over',
    (region) => {
      region.out.trimEnd();
      region.out.add('/');
      region.skipSpaces();
    },
  ],
  [
    'binom tbinom dbinom',
    (region) => {
      const above = region.argument(true);
      region.out.add(`C(${above}, ${region.argument(true)})`);
    },
  ],
  [
    'sqrt',
    (region) => {
      const degree = region.optional();
      root(region, region.argument(true), degree);
    },
  ],
  [
    'pmod',
    (region) => {
      region.out.addSpace();
      region.out.add(`(mod ${region.argument(true)})`);
    },
  ],
  ['bmod', (region) => putFunction(region, 'mod')],
  ['operatorname', (region) => putFunction(region, region.argument(true).trim())],
  ['not', negation],
  [
    'xrightarrow xleftarrow',
    (region) => {
      region.optional();
      region.rawArgument();
      putSymbol(region, { character: '→', spacing: 'relation' });
    },
  ],
  ['left', left],
  ['right', right],
  ['deg', degrees],
  [
    'SI qty',
    (region) => {
      region.optional();
      const quantity = region.argument(true);
      region.out.add(`${quantity} ${region.argument(true)}`.trim());
    },
  ],
);

/** The stroke goes through the sign, not through the space after it. */
function negation(region: Region): void {
  const relation = region.argument(true);
  region.out.add(`${relation.trim()}\u0338`.normalize('NFC'));
  if (relation.endsWith(' ')) region.out.add(' ');
}

function fraction(region: Region): void {
  const above = region.argument(true).trim();
  const below = region.argument(true).trim();
  region.out.add(above === '' || below === '' ? above + below : `${bracketed(above)}/${bracketed(below)}`);
}

const ROOTS: Readonly<Record<string, string>> = { '2': '√', '3': '∛', '4': '∜' };

function root(region: Region, radicand: string, degree = '2'): void {
  region.out.add(`${ROOTS[degree] ?? `${superscript(degree, true)}√`}${bracketed(radicand.trim())}`);
}

/** In brackets unless it is one word or the root of one: `(a+b)/c`, `1/√n`. */
function bracketed(text: string): string {
  return /^√?[\p{L}\p{N}\p{M}.∞]*$/u.test(text) ? text : `(${text})`;
}

/** Double-struck letters have a block of their own, with holes where older characters were. */
const OLDER: Readonly<Record<string, string>> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

function doubleStruck(character: string): string {
  const code = character.charCodeAt(0);
  if (/^[A-Z]$/.test(character)) return OLDER[character] ?? String.fromCodePoint(0x1d538 + code - 0x41);
  if (/^[a-z]$/.test(character)) return String.fromCodePoint(0x1d552 + code - 0x61);
  return /^\d$/.test(character) ? String.fromCodePoint(0x1d7d8 + code - 0x30) : character;
}

function left(region: Region): void {
  delimiter(region);
  if (/[([|]/.test(region.out.last)) region.skipSpaces();
}

function right(region: Region): void {
  region.out.trimEnd();
  delimiter(region);
}

/** `\left.` and `\right.` show nothing. */
function delimiter(region: Region): void {
  region.skipSpaces();
  if (region.peek() === '.') region.at++;
  else if (/[()[\]|]/.test(region.peek())) region.out.add(region.argument());
}

/** `\deg` is the degree of a polynomial, or, after a number, an angle's. */
function degrees(region: Region): void {
  const before = region.source.text.slice(Math.max(0, region.at - 12), region.at);
  if (/\d[\s{$]*\\deg$/.test(before)) region.out.add('°');
  else putFunction(region, 'deg');
}
