import type { Region } from './region.ts';
import type { FormulaSymbol } from './symbols.ts';

const WORD_END = /[\p{L}\p{N}\p{M})\]}⟩|′]/u;
const WORD_START = /[\p{L}\p{N}\\{]/u;
/** What stands close to what came before it. */
const CLOSE_UP = /[\^_,.;:)\]}'&!?$]|^$/;

/**
 * Writes a symbol of a formula. A space after its command may only have ended the command's name: around relations and operators it
 * counts for both sides (`x\in X` is `x ∈ X`), after letters it stays where a word follows.
 */
export function putSymbol(region: Region, { character, spacing }: FormulaSymbol): void {
  const from = region.at;
  if (spacing !== 'letter' || region.math) region.skipSpaces();
  const next = region.peek();
  const spaced = region.at > from && !(character === 'μ' && isUnitOfMicro(region));
  switch (spacing) {
    case 'letter':
      region.out.add(character);
      if (spaced && !CLOSE_UP.test(next)) region.out.add(' ');
      break;
    case 'opening':
      region.out.add(character);
      break;
    case 'closing':
      region.out.trimEnd();
      region.out.add(character);
      if (spaced && !CLOSE_UP.test(next)) region.out.add(' ');
      break;
    default:
      putBetween(region, character, spacing, spaced);
  }
}

/** `\mu m` and `\mu\,s` at the end of a formula are units, no products. */
function isUnitOfMicro(region: Region): boolean {
  return /^(?:[msgLAVWTK]|Hz|eV)$/.test(region.source.text.slice(region.at, region.to).slice(0, 3).trim());
}

function putBetween(region: Region, character: string, spacing: 'relation' | 'operator', spaced: boolean): void {
  const { out } = region;
  const first = out.last === '' || /[([{⟨|,]/.test(out.last);
  const spread = spaced || /\s/.test(out.last) || (spacing === 'relation' && region.spread);
  if (spacing === 'relation') region.spread = spread;
  if (spread && !first) out.addSpace();
  out.add(character);
  const tight = CLOSE_UP.test(region.peek()) || (first && spacing === 'operator');
  if (spread && !tight) out.add(' ');
}

/** Writes the name of a function, `n log n`, apart from the words around it. */
export function putFunction(region: Region, name: string): void {
  const from = region.at;
  if (region.math) {
    if (WORD_END.test(region.out.last)) region.out.add(' ');
    region.skipSpaces();
  }
  region.out.add(name);
  const next = region.peek();
  if (region.math ? WORD_START.test(next) && !startsTight(region) : region.at > from) region.out.add(' ');
}

/** After a function name: `\left(`, `\{` and spacing commands bring their own distance. */
function startsTight(region: Region): boolean {
  const next = region.peek() + region.peek(1) + region.peek(2);
  return /^\\(?:[^A-Za-z]|le|bi|Bi)/.test(next);
}
