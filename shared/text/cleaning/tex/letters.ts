import { ACCENTS, accented } from './accents.ts';
import type { Region } from './region.ts';

/** English after an apostrophe that a program escaped: author\'s, we\'re. */
const CONTRACTION = /^\\'(?:s|t|d|m|re|ll|ve)(?![\p{L}\p{M}])/u;

/** An accent whose command is a sign, `\'e`, `\"{o}`, `\^\i`; or else the sign itself, which a program escaped: `\"quoted\"`. */
export function signAccent(region: Region, sign: string): void {
  const next = region.peek(2);
  if (!/[\p{L}{\\]/u.test(next) || isEscaped(region, sign) || (sign === '.' && isPoint(next))) {
    region.out.add(sign);
    region.at += 2;
    return;
  }
  region.at += 2;
  const letter = region.argument();
  const shown = accented(letter, ACCENTS[sign] ?? '');
  // na\"\i ve: the space ends the name of the dotless letter.
  if (next === '\\' && region.peek() === ' ' && /[ıȷ]/.test(letter) && /\p{Ll}/u.test(region.peek(1))) region.at++;
  // Without braces it is an accent only on a letter that has it.
  const usual = next === '{' || next === '\\' || region.math || [...shown].length === [...letter].length;
  region.out.add(letter !== '' && usual ? shown : sign + letter);
}

/** Without braces few letters have a dot in names (Wa\.zewski, Jurgut\.e); before others it is a pattern's point: `example\.com`. */
function isPoint(next: string): boolean {
  return /[^{\\zZeEI]/.test(next);
}

function isEscaped(region: Region, sign: string): boolean {
  const { text } = region.source;
  const ahead = text.slice(region.at, Math.min(region.to, region.at + 200));
  const inWord = /\p{L}$/u.test(text.slice(Math.max(0, region.at - 1), region.at));
  if (sign === "'") return inWord && CONTRACTION.test(ahead);
  return sign === '"' && !inWord && /^\\"\p{L}[^\\"]+[^\\"]*\\"(?![\p{L}{\\])/u.test(ahead);
}

/** An accent whose command is a letter, `\c{c}`, `\v s`, `\H{o}`. Says whether it was one, and then has read it. */
export function letterAccent(region: Region, name: string): boolean {
  const mark = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
  if (mark === undefined) return false;
  const next = region.peek() === ' ' ? region.peek(1) : region.peek();
  const bare = region.peek() === ' ' && /\p{L}/u.test(next);
  // Without braces it is an accent only on a letter that has it: `\c c`, but "the \b operator".
  if (bare ? accented(next, mark).length > 1 : next !== '{' && next !== '\\') return false;
  const letter = region.argument();
  const isCode = name === 'u' && /^[\dA-Fa-f]{4,5}$/.test(letter);
  region.out.add(isCode ? String.fromCodePoint(Number.parseInt(letter, 16)) : accented(letter, mark));
  return true;
}
