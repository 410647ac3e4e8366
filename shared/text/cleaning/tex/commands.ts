import { ACCENTS, accentedFormula, MATH_ACCENTS } from './accents.ts';
import { escaped } from './escapes.ts';
import { FORMULA_MACROS } from './formulas.ts';
import { letterAccent, signAccent } from './letters.ts';
import { TAKING_ARGUMENTS, TEXT_MACROS } from './macros.ts';
import type { Region } from './region.ts';
import { putFunction, putSymbol } from './spacing.ts';
import { type FormulaSymbol, FUNCTIONS, SYMBOLS, TEXT_CHARACTERS } from './symbols.ts';

const THIN_SPACE = '\u2009';
const MOST_ARGUMENTS = 4;
/** Before `\AA`, which is Ångström there and no letter of a word: `5 \AA wide`. */
const AFTER_NUMBER = /(?:[\d}$~-]|\\[,;]) ?\\\w+$/;
/** Formulas have no letters of names and no marks of footnotes: what is called so is the author's own. */
const FORMULA_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ P: 'ℙ', S: 'S', O: 'O', L: 'L', o: 'o', l: 'l' }),
);

/** Reads the command at the present backslash into `region.out`. */
export function command(region: Region): void {
  const first = region.peek(1);
  if (first in ACCENTS && !/[a-zA-Z]/.test(first)) signAccent(region, first);
  else if (!/[a-zA-Z]/.test(first)) signCommand(region, first);
  else if (region.math) formulaCommand(region, region.takeName());
  else if (!escaped(region)) textCommand(region, region.takeName());
}

function textCommand(region: Region, name: string): void {
  const macro = TEXT_MACROS.get(name);
  const character = TEXT_CHARACTERS.get(name);
  if (isSpokenOf(region, name)) {
    region.out.add(`\\${name}`);
    if (name === 'boxed' && region.peek() === '{') region.keep(region.closing(region.at) + 1);
  } else if (macro) macro(region);
  else if (letterAccent(region, name)) return;
  else if (character !== undefined) textCharacter(region, character);
  else if (formulaCommand(region, name)) region.scripts();
}

/** Says whether the command is known. */
function formulaCommand(region: Region, name: string): boolean {
  const letter = region.math ? FORMULA_LETTERS.get(name) : undefined;
  const symbol: FormulaSymbol | undefined = letter ? { character: letter, spacing: 'letter' } : SYMBOLS.get(name);
  const mark = MATH_ACCENTS.get(name);
  const macro = FORMULA_MACROS.get(name) ?? TEXT_MACROS.get(name);
  const character = TEXT_CHARACTERS.get(name);
  if (symbol) putSymbol(region, symbol);
  else if (mark) region.out.add(accentedFormula(region.argument(true), mark));
  else if (macro) macro(region);
  else if (FUNCTIONS.has(name)) putFunction(region, name);
  else if (character !== undefined) putSymbol(region, { character, spacing: 'letter' });
  else {
    unknownCommand(region, name);
    return false;
  }
  return true;
}

/** Whether a sentence speaks of the command rather than uses it: "the \emph and \cite macros", "an answer in \boxed{}". */
function isSpokenOf(region: Region, name: string): boolean {
  const next = region.peek() === ' ' ? region.peek(1) : region.peek();
  if (name === 'boxed')
    return (
      !region.math && (next !== '{' || /^\{(?:\.\.\.|…)?\}/.test(region.source.text.slice(region.at, region.at + 5)))
    );
  return TAKING_ARGUMENTS.has(name) && !/[{[\\$*]/.test(next) && /^[\s"'“‘`(]?$/.test(region.out.last);
}

function textCharacter(region: Region, character: string): void {
  const isUnit =
    /^[Åå]$/.test(character) && AFTER_NUMBER.test(region.source.text.slice(Math.max(0, region.at - 10), region.at));
  region.out.add(character);
  // The space only ends the name; but after a letter few remember that, so there the word has to go on: Stra\ss e, Pawe\l Urzyczyn.
  const goesOn = /^\p{L}$/u.test(character) ? !isUnit && /\p{Ll}/u.test(region.peek(1)) : /[^\p{L}.]$/u.test(character);
  if (region.peek() === ' ' && goesOn) region.at++;
  if (character.endsWith('.') && region.peek() === '.') region.at++;
}

/** An author's own command shows its arguments, or, without any, its name: `\ours{}` is what they call their method. */
function unknownCommand(region: Region, name: string): void {
  const start = region.at;
  if (region.optional() !== undefined && region.peek() !== '{') region.at = start;
  const shown: string[] = [];
  while (region.peek() === '{' && shown.length < MOST_ARGUMENTS) shown.push(region.argument());
  const text = shown.filter((argument) => argument.trim() !== '').join(' ');
  if (text === '' && /\d/.test(region.out.last)) region.out.addSpace();
  region.out.add(text === '' ? name : text);
}

/** A command whose name is a single sign that is no accent. */
function signCommand(region: Region, sign: string): void {
  if (sign === ' ' && standsAlone(region)) region.keep(region.at + 2);
  else if (sign === '(' || sign === '[') bracketedFormula(region, sign);
  else if (sign === '\\') lineBreak(region);
  else {
    region.out.add(/\d/.test(sign) ? `\\${sign}` : shownBySign(region, sign));
    region.at += 1 + sign.length;
  }
}

/** A backslash on its own in a text that has no TeX: `A \ B`, "the \ character", `C:\ drive`. */
function standsAlone(region: Region): boolean {
  return !region.math && !region.source.inUse && (/^\s?$/.test(region.out.last) || region.out.last === ':');
}

function shownBySign(region: Region, sign: string): string {
  switch (sign) {
    case ',':
    case ';':
    case ':':
    case ' ':
      return region.math ? THIN_SPACE : ' ';
    case '>':
      return region.math ? THIN_SPACE : sign;
    case '|':
      return region.math ? '‖' : sign;
    case ')':
    case ']':
      return region.math ? '' : sign;
    case '!':
    case '-':
    case '@':
      return '';
    case '/':
      // Italic correction, or the slash of an address that a program escaped.
      return !region.math && /[\p{L}\p{N}\\/]/u.test(region.peek(2)) ? sign : '';
    default:
      return sign;
  }
}

/** `\(…\)` and `\[…\]`. */
function bracketedFormula(region: Region, open: '(' | '['): void {
  const from = region.at + 2;
  const close = region.math ? -1 : region.source.find(open === '(' ? '\\)' : '\\]', from);
  region.at = from;
  if (close >= 0 && close + 2 <= region.to) {
    region.out.add(region.formula(from, close));
    region.at = close + 2;
  } else if (!region.math) region.out.add(open);
}

/** `\\` breaks a line, unless somebody escaped a whole text once too often: `\\alpha`, `\\%`. */
function lineBreak(region: Region): void {
  const ahead = region.source.text.slice(region.at + 2, Math.min(region.to, region.at + 40));
  const [name = ''] = /^[a-zA-Z]+/.exec(ahead) ?? [];
  const known = SYMBOLS.has(name) || FORMULA_MACROS.has(name) || TEXT_MACROS.has(name) || FUNCTIONS.has(name);
  if (/^[%&_#$]/.test(ahead) || (known && (region.math || ahead[name.length] === '{'))) {
    region.at += 1;
    return;
  }
  region.at += 2;
  region.optional();
  region.out.addSpace();
}
