/** How TeX writes dashes, ties, quotes and braces in running text, told apart from the same characters in plain text. */

/** A run of two or more hyphens at `at`: an en or em dash, or as it is where it is an option (`--verbose`), an arrow or a rule. */
export function dashes(text: string, at: number): string {
  let end = at;
  while (text[end] === '-') end++;
  const run = text.slice(at, end);
  const before = text[at - 1] ?? '';
  const after = text[end] ?? '';
  if (run.length > 3 || /[<!]/.test(before) || after === '>') return run;
  if (run.length === 3) return '—';
  const open = /(?:^|[\s([=,])["'`“‘]?$/.test(text.slice(Math.max(0, at - 2), at));
  const close = after === '' || /\s/.test(after);
  if (open && !close && !/\p{Lu}/u.test(after)) return run;
  // The language C--.
  if (!open && close && /(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at))) return run;
  return '–';
}

/** Whether the `~` at `at` ties words together (`Fig.~3`), rather than say "about" (`~10`), "to" (`5~10`) or home (`/~user`). */
export function isTie(text: string, at: number, tex: boolean): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  const after = text.slice(at + 1, at + 3);
  if (!/[\p{L}\p{N}\p{M}.,;:)\]}$%’”']$/u.test(before) || !/^[\p{L}\p{N}$\\([{“‘`]/u.test(after)) return false;
  const word = /\p{L}*$/u.exec(before)?.[0] ?? '';
  if (/^\d/.test(after)) {
    if (/\d\s?(?:\p{L}{0,4}|%)$/u.test(before)) return false;
    return tex || before.endsWith('.') || /\p{L}\p{Ll}{2}$/u.test(word);
  }
  return tex || !/^\p{L}$/u.test(word) || /^\p{L}{2}/u.test(after);
}

/** The place of the `'` that ends the quotation which the backtick at `at` begins, -1 if it begins none. */
export function closingQuote(text: string, at: number, to: number): number {
  if (/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 1), at))) return -1;
  const ahead = text.slice(at + 1, Math.min(to, at + 300));
  const code = ahead.indexOf('`');
  const end = (code < 0 ? ahead : ahead.slice(0, code)).search(/(?<=[^\s])'(?![\p{L}\p{N}'])/u);
  return end < 0 ? -1 : at + 1 + end;
}

/** The place of the backtick that ends the code which the backtick at `at` begins, -1 if it begins none. */
export function closingBacktick(text: string, at: number, to: number): number {
  const [code] =
    /^[^\s`](?:[^`]{0,78}[^\s`])?(?=`(?![\p{L}\p{N}]))/u.exec(text.slice(at + 1, Math.min(to, at + 82))) ?? [];
  return code === undefined ? -1 : at + 1 + code.length;
}

/** Whether the group at `at` has lost the backslash of its command: `https://a.org/x{here}`, `textbf{x}`. Such TeX stays as it is. */
export function lostItsCommand(text: string, at: number): boolean {
  if (at === 0 || text[at - 1] === ' ') return false;
  const before = text.slice(Math.max(0, at - 100), at);
  return /:\/\/\S+$|(?:^|[^\\\p{L}])(?:emph|href|url|cite|frac|sqrt|(?:text|math)(?:[bis]f|bb|it|rm|sc|tt|cal))$/u.test(
    before,
  );
}

/** The quotation mark at `at`, where TeX's two backticks begin one that a typewriter's ends: ``so". Backticks on both sides are code's: ``x``. */
export function openingQuotes(text: string, at: number): '“' | '"' | '``' {
  const [end] = /''|"|(?<=\S)``(?![\p{L}\p{N}])/u.exec(text.slice(at + 2, at + 200)) ?? [];
  if (end === '``' || /\S``(?![\p{L}\p{N}\\$])/u.test(text.slice(at - 1, at + 3))) return '``';
  return end === '"' ? '"' : '“';
}

/** What the double apostrophe at `at` is: a closing quote, an opening one, arc seconds, or just that (`f''(x)`). */
export function doubleApostrophe(text: string, at: number): string {
  const before = text[at - 1] ?? '';
  const after = text[at + 2] ?? '';
  if (before === '' || /[\s([]/.test(before)) return /[^\s,.;:)\]}]/.test(after) ? '“' : "''";
  const behind = text.slice(Math.max(0, at - 200), at);
  if (behind.includes('"') && /(?:^|[\s([])"[^"“”`]*$/.test(behind)) return '"';
  if (/\d/.test(before)) return '″';
  return /[\p{L}\p{N}(]/u.test(after) ? "''" : '”';
}

/**
 * Whether the braces around `inside`, which holds no TeX, are the author's own: a set, a placeholder, a piece of code. BibTeX's
 * braces, which only keep capitals (`{DNA}`, `{P}etri`, a whole title), are not. `before` and `after` are the characters around,
 * '' at an end of the text; `tex` says that the text is TeX, where a brace that is not escaped never shows.
 */
export function keepsBraces(inside: string, before: string, after: string, tex: boolean): boolean {
  if (!/[\p{L}\p{N}]/u.test(inside)) return inside.length > 1 || (inside === '' && !tex && before + after !== '');
  // A whole title has a word; a set that is all of the text may have none.
  if ((before === '' && after === '' && /\p{L}{2}/u.test(inside)) || /^\p{Lu}.*\p{L}{2} \p{L}{2}/u.test(inside))
    return false;
  const isSet = /[,;:|=<>"()]|\/\/|\.\.|…/.test(inside) || !/\p{L}/u.test(inside);
  if (tex) return isSet && !/\p{L}{4}/u.test(inside);
  // Small letters come from a formula, and inner space is what spaceSets leaves.
  if (isSet || /^\s|\s$/.test(inside) || /[\p{Lm}\p{No}]/u.test(inside + after)) return true;
  if (/\p{L}/u.test(after)) return false;
  return !/\p{Lu}|^\d/u.test(inside);
}
