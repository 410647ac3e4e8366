import { isFormula, isMoney } from './dollars.ts';
import type { Region } from './region.ts';
import {
  closingBacktick,
  closingQuote,
  dashes,
  doubleApostrophe,
  isTie,
  keepsBraces,
  lostItsCommand,
  openingQuotes,
} from './typography.ts';

const PRIMES = ['', '′', '″', '‴'];
const REST_OF_ADDRESS = /:[^\s\\{}$<>"'`]*/y;

/** Reads a sign that is not a command's, at the present place, into `region.out`. */
export function sign(region: Region, character: string): void {
  const { text, inUse } = region.source;
  switch (character) {
    case '$':
      dollar(region);
      break;
    case '{':
      group(region);
      break;
    case '}':
      // It closes nothing.
      if (!inUse) region.out.add('}');
      region.at++;
      break;
    case '~':
      region.out.add(region.math || isTie(text, region.at, inUse) ? ' ' : '~');
      region.at++;
      break;
    case '&':
      region.out.addSpace();
      region.at++;
      break;
    case '`':
      backtick(region);
      break;
    case "'":
      apostrophe(region);
      break;
    case '-':
      region.out.add(dashes(text, region.at));
      while (region.peek() === '-') region.at++;
      break;
    case ':':
      REST_OF_ADDRESS.lastIndex = region.at;
      REST_OF_ADDRESS.test(text);
      region.keep(REST_OF_ADDRESS.lastIndex);
      break;
    default:
      script(region);
  }
}

/** `^` or `_`; what follows it may be beyond the end of the region. */
function script(region: Region): void {
  const from = region.at;
  // `^\d+` begins a regular expression.
  if (region.math || !/^\\[dwsDWS][+*?{]/.test(region.source.text.slice(from + 1, from + 4))) region.scripts();
  if (region.at === from) region.keep(from + 1);
}

function dollar(region: Region): void {
  const { text, inUse } = region.source;
  const width = region.peek(1) === '$' ? 2 : 1;
  const from = region.at + width;
  const close = region.math ? -1 : nextDollar(region, from);
  if (close > from && isFormula(text.slice(from, close), text.charAt(region.at - 1), text.charAt(close + width))) {
    region.out.add(region.formula(from, close));
    region.at = close + (text.startsWith('$$', close) ? width : 1);
    return;
  }
  const isLeftover =
    region.math || (inUse && !isMoney(text.slice(Math.max(0, region.at - 20), region.at), text.slice(from, from + 2)));
  if (isLeftover) region.at = from;
  else region.keep(from);
}

/** The next dollar sign of the region that is not inside a group, -1 if there is none. */
function nextDollar(region: Region, from: number): number {
  const { text } = region.source;
  for (let at = from; at < region.to; at++) {
    const character = text[at];
    if (character === '$') return at;
    if (character === '\\') at++;
    else if (character === '{') at = Math.max(at, region.closing(at));
  }
  return -1;
}

function group(region: Region): void {
  const { text, inUse } = region.source;
  const close = region.closing(region.at);
  if (close < 0) {
    if (!inUse && !region.math) region.out.add('{');
    region.at++;
    return;
  }
  if (!region.math && lostItsCommand(text, region.at)) {
    region.keep(close + 1);
    return;
  }
  const inside = text.slice(region.at + 1, close);
  const holdsTex = region.math || /[\\$]/.test(inside);
  const keep = !holdsTex && keepsBraces(inside, text.charAt(region.at - 1), text.charAt(close + 1), inUse);
  const inner = region.inner(region.at + 1, close);
  region.out.add(keep ? `{${inner}}` : inner);
  region.at = close + 1;
  if (!keep) region.scripts(inside === '');
}

function backtick(region: Region): void {
  const { text } = region.source;
  if (region.peek(1) === '`' && region.peek(2) === '`') {
    // A fence of code.
    while (region.peek() === '`') region.keep(region.at + 1);
    return;
  }
  if (region.peek(1) === '`') {
    region.out.add(openingQuotes(text, region.at));
    region.at += 2;
    return;
  }
  // Code may hold apostrophes, `'utf8'`; a quotation that another one follows is none: `so' and `so'.
  const code = closingBacktick(text, region.at, region.to);
  const quote = code < 0 ? closingQuote(text, region.at, region.to) : -1;
  if (quote < 0) {
    region.keep(code < 0 ? region.at + 1 : code + 1);
    return;
  }
  region.out.add(`‘${region.inner(region.at + 1, quote)}’`);
  region.at = quote + 1;
}

/** A prime in a formula; in text TeX writes a quote with two. */
function apostrophe(region: Region): void {
  const width = region.peek(1) !== "'" ? 1 : region.math && region.peek(2) === "'" ? 3 : 2;
  if (region.math) region.out.add(PRIMES[width] ?? '');
  else region.out.add(width === 2 ? doubleApostrophe(region.source.text, region.at) : "'");
  region.at += width;
}
