import { command } from './commands.ts';
import { Region } from './region.ts';
import { sign } from './signs.ts';
import { TexSource } from './source.ts';
import { keepsBraces } from './typography.ts';

/** Where reading TeX could change a text at all. */
const TEX = /[\\${}~`]|--|''|[_^]\{/;
const SET = /(.?)\{([^{}\s][^{}]*[^{}\s]|[^{}\s])\}(?=(.?))/gsu;

/**
 * Readable Unicode for TeX as it stands in titles and abstracts: formulas and commands, accents, quotes and dashes. Text that only
 * looks like TeX stays: money, addresses, paths, `snake_case`, `~10`. Takes one line of text with single spaces. What is
 * not TeX's own (unknown commands) is shown by its arguments, else by its name. Time is linear in the length.
 */
export function texToText(text: string): string {
  if (!TEX.test(text)) return text;
  const read = new Region(new TexSource(text), { command, sign }, 0, text.length, false).read();
  return /\\(?:\{|lbrace)/.test(text) ? spaceSets(read) : read;
}

/** A set in braces that would pass for BibTeX's braces gets air inside, `{ True }`, so that its braces stay when it is read again. */
function spaceSets(text: string): string {
  return text.replace(SET, (whole, before: string, inside: string, after: string) =>
    keepsBraces(inside, before, after, false) ? whole : `${before}{ ${inside} }`,
  );
}
