import { subscript, superscript } from '../scripts.ts';
import { chemistry } from './chemistry.ts';
import type { Region } from './region.ts';

/** Reads the arguments of a command, whose name is already behind `region.at`, and writes what it shows. */
export type Macro = (region: Region) => void;

/** A table of commands from lines of names and what they do. */
export function macros(...lines: readonly (readonly [names: string, macro: Macro])[]): ReadonlyMap<string, Macro> {
  return new Map(lines.flatMap(([names, macro]) => names.split(/\s+/).map((name) => [name, macro] as const)));
}

/** Commands of running text that have no argument, or whose name it is glued to. */
const DECLARATIONS = macros(
  [
    // They hold until their group ends; the space after them belongs to their name.
    `bf it rm sf tt sc sl em cal scr frak bfseries itshape scshape slshape upshape mdseries rmfamily sffamily ttfamily normalfont
    tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge boldmath unboldmath centering raggedright noindent
    indent protect relax allowbreak sloppy unskip ignorespaces`,
    (region) => region.skipSpaces(),
  ],
  ['xspace mathstrut strut null maketitle footnotemark hfill hfil vfill', () => {}],
  [
    'par newline linebreak break newpage clearpage smallskip medskip bigskip hline quad qquad space thinspace',
    (region) => region.out.addSpace(),
  ],
  [
    'item',
    (region) => {
      region.out.addSpace();
      region.out.add(`${region.optional() ?? ''} `);
    },
  ],
  ['verb', verbatim],
  ['let def', gone(2)],
);

/** Commands of running text that are nothing without an argument. */
export const TAKING_ARGUMENTS = macros(
  [
    `textbf textit emph textsc texttt textsf textrm textmd textup textsl textnormal text mbox hbox vbox fbox framebox makebox
    parbox enquote textquote uline uuline underline sout st hl so ul MakeUppercase MakeLowercase gls Gls glspl ac acs acl acp acf`,
    (region) => region.out.add(region.argument(false)),
  ],
  [
    // The first argument says how, the second what.
    'textcolor colorbox raisebox scalebox rotatebox foreignlanguage',
    (region) => {
      region.optional();
      if (region.rawArgument() !== undefined) region.out.add(region.argument());
    },
  ],
  [
    'href texorpdfstring hyperlink hypertarget',
    (region) => {
      const first = region.rawArgument();
      const second = region.argument(false);
      region.out.add(second === '' ? address(first) : second);
    },
  ],
  ['url nolinkurl path doi', (region) => region.out.add(address(region.rawArgument()))],
  [
    'hyperref',
    (region) => {
      region.optional();
      region.out.add(region.argument());
    },
  ],
  ['textsuperscript', (region) => region.out.add(superscript(region.argument(false), region.atWord()))],
  ['textsubscript', (region) => region.out.add(subscript(region.argument(false), region.atWord()))],
  [
    'footnote footnotetext',
    (region) => {
      const note = region.argument(false).trim();
      region.out.trimEnd();
      if (note !== '') region.out.add(` (${note})`);
    },
  ],
  ['color vspace hspace phantom hphantom vphantom label index todo thanks pagestyle thispagestyle input', gone(1)],
  ['includegraphics bibliography bibliographystyle usepackage', gone(1)],
  ['setlength rule newcommand renewcommand providecommand DeclareMathOperator', gone(2)],
  ['definecolor', gone(3)],
  [
    'cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum Citet Citep parencite textcite autocite footcite nocite',
    reference,
  ],
  ['ref eqref autoref cref Cref pageref nameref vref subref', reference],
  ['begin', begin],
  ['end', end],
  ['documentclass', preamble],
  ['unicode symbol', codePoint],
  [
    'ion',
    (region) => {
      const element = region.argument(false);
      region.out.add(`${element} ${region.argument(false).toUpperCase()}`);
    },
  ],
  ['ce chem', (region) => region.out.add(chemistry(region.argument(false)))],
);

/** Commands of running text. */
export const TEXT_MACROS: ReadonlyMap<string, Macro> = new Map([...DECLARATIONS, ...TAKING_ARGUMENTS]);

/** An address as a browser takes it. */
function address(written = ''): string {
  return written.replace(/\\([%#&_~^{}$])(?:\{\})?/g, '$1');
}

/** Takes a command away together with its arguments. */
function gone(count: number): Macro {
  return (region) => {
    for (let taken = 0; taken < count; taken++) {
      region.optional();
      if (region.rawArgument() === undefined && region.peek() === '\\') region.takeName();
    }
  };
}

/** A citation or a cross-reference goes with the space before it, and with brackets that held nothing else. */
function reference(region: Region): void {
  for (let option = region.optional(); option !== undefined; ) option = region.optional();
  if (region.rawArgument() === undefined) return;
  region.out.trimEnd();
  if (region.out.last === '~') region.out.dropLast();
  const brackets = region.out.last + region.peek();
  // "as others do, \cite{a}, and" needs one comma.
  if (brackets === ',,') region.at++;
  if (brackets !== '()' && brackets !== '[]') return;
  region.out.dropLast();
  region.out.trimEnd();
  region.at++;
}

function verbatim(region: Region): void {
  const ahead = region.source.text.slice(region.at, Math.min(region.to, region.at + 200));
  const length = ahead === '' ? -1 : ahead.indexOf(ahead.charAt(0), 1);
  if (length < 0) return;
  region.out.add(ahead.slice(1, length));
  region.at += length + 1;
}

const FORMULA_ENVIRONMENT =
  /^(?:equation|align|gather|multline|eqnarray|displaymath|math|flalign|split|array|cases|[pbvBV]?matrix)\*?$/;

function begin(region: Region): void {
  const name = region.rawArgument() ?? '';
  if (!/[([|]/.test(region.out.last)) region.out.addSpace();
  region.optional();
  if (name === 'array' || name === 'tabular') region.rawArgument();
  if (!FORMULA_ENVIRONMENT.test(name) || region.math) return;
  const marker = `\\end{${name}}`;
  const close = region.source.find(marker, region.at);
  if (close < 0 || close >= region.to) return;
  region.out.add(region.formula(region.at, close));
  region.at = close + marker.length;
}

function end(region: Region): void {
  region.rawArgument();
  region.out.addSpace();
}

/** Publishers hand formulas on as whole documents; what they show begins after the preamble. */
function preamble(region: Region): void {
  const marker = '\\begin{document}';
  const start = region.source.find(marker, region.at);
  if (start >= 0 && start + marker.length <= region.to) region.at = start + marker.length;
}

function codePoint(region: Region): void {
  const [, hexadecimal, decimal] = /^(?:[xX"]([\dA-Fa-f]{1,6})|(\d{1,7}))$/.exec(region.rawArgument() ?? '') ?? [];
  const point = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? 0);
  if (point > 0 && point <= 0x10ffff) region.out.add(String.fromCodePoint(point));
}
