const AMOUNT = /^\.?\d/;
const TEX = /[\\^_{}]/;
/** Enough to be TeX even between what look like two prices; `my_file` is not. */
const CERTAIN_TEX = /\\[a-zA-Z]|[\^_]\{/;
/** Two words in a row, neither of them a command: a sentence went on between the signs. */
const PROSE = /(?:^|\s)\p{Ll}{2,},?\s+\p{L}{2,}(?=[\s,.;:!?)]|$)/u;
const LONGEST_WITHOUT_TEX = 200;

/**
 * Whether `body`, found between two dollar signs, is a formula and not the text between two prices. `before` and `after` are the
 * characters that stand outside, '' at an end. The rule grows from Pandoc's (no space inside the signs, no digit behind them: "$5
 * million and $10" is money); beyond it, TeX inside excuses loose spaces, and a sentence inside speaks against a formula.
 */
export function isFormula(body: string, before: string, after: string): boolean {
  if (body.trim() === '') return false;
  const tightLeft = !/^\s/.test(body);
  const tightRight = !/\s$/.test(body);
  const tex = TEX.test(body);
  if (AMOUNT.test(body)) {
    // A bracket opens for what comes next: $5 ($n=3$).
    if (/[([]$/.test(body)) return false;
    if (!tightRight || /\d/.test(after)) return (tightRight ? tex : CERTAIN_TEX.test(body)) && !PROSE.test(body);
    return tex || (!/[A-Z]/.test(before) && !/\s\p{L}{2}/u.test(body));
  }
  if (tex) return tightLeft || tightRight || !PROSE.test(body);
  if (tightLeft !== tightRight) return false;
  if (!tightLeft) return /^\s+\p{L}\s+$/u.test(body) || (/[=<>≤≥∈+]/.test(body) && !PROSE.test(body));
  // A lone sign, J1809$-$193; but 5$-10$ are prices, and $HOME/$USER is a path.
  if (/[\d\p{L}]/u.test(body) && (/\d/.test(after) || (/\d/.test(before) && /\d$/.test(body)))) return false;
  if (/[/:]$/.test(body) && /\p{L}/u.test(after) && /\p{L}/u.test(body)) return false;
  return body.length <= LONGEST_WITHOUT_TEX && !PROSE.test(body);
}

/** Whether a dollar sign that opens no formula is money rather than a formula's leftover, by the text on both sides of it. */
export function isMoney(before: string, after: string): boolean {
  return /[A-Z]$/.test(before) || /^\s?[\d.]/.test(after) || (/\d$/.test(before) && !/[\\^_][^$]*$/.test(before));
}
