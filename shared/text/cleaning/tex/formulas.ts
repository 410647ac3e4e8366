import { Prose } from '../prose.ts';
import { superscript } from '../scripts.ts';
import { type Macro, macros } from './macros.ts';
import { QUANTITIES } from './quantities.ts';
import type { Region } from './region.ts';
import { putFunction, putSymbol } from './spacing.ts';

const COMMANDS = macros(
  [
    `mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal mathup symbf boldsymbol bm pmb ensuremath boxed mathop
    mathbin mathrel mathord mathinner mathopen mathclose mathpunct smash substack overbrace underbrace overparen underparen
    uppercase lowercase`,
    (region) => region.out.add(region.argument(true)),
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
  ['over', (region) => stacked(region, quotient)],
  ['choose', (region) => stacked(region, choice)],
  ['binom tbinom dbinom', (region) => region.out.add(choice(region.argument(true), region.argument(true)))],
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
  ['ket Ket', (region) => region.out.add(`|${region.argument(true)}⟩`)],
  ['bra Bra', (region) => region.out.add(`⟨${region.argument(true)}|`)],
  ['braket Braket expval', (region) => region.out.add(`⟨${products(region).join('|')}⟩`)],
  ['ketbra dyad', (region) => region.out.add(`|${products(region).join('⟩⟨')}|`)],
  ['abs', (region) => region.out.add(`|${region.argument(true)}|`)],
  ['norm', (region) => region.out.add(`‖${region.argument(true)}‖`)],
  ['ceil', (region) => region.out.add(`⌈${region.argument(true)}⌉`)],
  ['floor', (region) => region.out.add(`⌊${region.argument(true)}⌋`)],
);

/** Commands of formulas. They stand outside formulas too, where somebody forgot the dollar signs. */
export const FORMULA_MACROS: ReadonlyMap<string, Macro> = new Map([...COMMANDS, ...QUANTITIES]);

/** The stroke goes through the sign, not through the space after it. */
function negation(region: Region): void {
  const relation = region.argument(true);
  region.out.add(`${relation.trim()}\u0338`.normalize('NFC'));
  if (relation.endsWith(' ')) region.out.add(' ');
}

function fraction(region: Region): void {
  region.out.add(quotient(region.argument(true), region.argument(true)));
}

/** TeX's own fractions stand between their halves, in a group of their own: `{a \over b}`. */
function stacked(region: Region, shown: (above: string, below: string) => string): void {
  if (!region.math) {
    region.out.trimEnd();
    region.out.add('/');
    region.skipSpaces();
    return;
  }
  const above = region.out.toString();
  // Reads all that is left, so that each half is read once at each depth.
  const below = region.inner(region.at, region.to);
  region.at = region.to;
  region.out = new Prose();
  // Not across the brackets of \left and \right, which are no group here.
  const across = /[([{]/.test(above) !== /[)\]}]/.test(above);
  region.out.add(across ? `${above.trim()}/${below.trim()}` : shown(above, below));
}

function quotient(above: string, below: string): string {
  if (above.trim() === '' || below.trim() === '') return (above + below).trim();
  const [over, under] = [above, below].map((half) => half.trim().replace(/(?<=[∂∇]) (?=\p{L})/gu, ''));
  // 1/2π would be read as π/2.
  return `${bracketed(over ?? '')}/${/^[\d.]+\p{L}/u.test(under ?? '') ? `(${under})` : bracketed(under ?? '')}`;
}

function choice(above: string, below: string): string {
  return `C(${above.trim()}, ${below.trim()})`;
}

const ROOTS: Readonly<Record<string, string>> = { '2': '√', '3': '∛', '4': '∜' };

function root(region: Region, radicand: string, degree = '2'): void {
  const inside = radicand.trim();
  region.out.add(`${ROOTS[degree] ?? `${superscript(degree, true)}√`}${FACTOR.test(inside) ? inside : `(${inside})`}`);
}

/** One number or one letter, with its scripts: what a root sign reaches over without brackets. */
const FACTOR = /^(?:√?\p{L}\p{M}*|\d+(?:\.\d+)?|∞)[\p{Lm}\p{No}]*$/u;

/** In brackets unless it is one word or the root of one: `(a+b)/c`, `1/√n`, `∂f/∂x`. */
function bracketed(text: string): string {
  return /^[√∂∇]?[\p{L}\p{N}\p{M}.∞]*$/u.test(text) ? text : `(${text})`;
}

/** The two sides of a product of states, in one argument or in two. */
function products(region: Region): string[] {
  const first = region.argument(true);
  return region.peek() === '{' ? [first, region.argument(true)] : [first];
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
