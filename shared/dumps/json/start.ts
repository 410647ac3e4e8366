import { LIMIT } from '../limits.ts';
import { repairJson } from './repair.ts';

/** Lines that are looked at to see whether each is a record. */
const LINES = 10;
/** Objects whose ends are tried in turn when the beginning of a dump is broken. */
const ENDS = 20;

/** The first lines that are not blank: the value of each, undefined where it is none, and its first character. The last is left out, unless it is the only one: it may be cut off. */
export function firstLines(text: string): { readonly values: readonly unknown[]; readonly begins: readonly string[] } {
  const lines = text
    .split('\n', LINES + 1)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const whole = lines.length > 1 ? lines.slice(0, Math.min(LINES, lines.length - 1)) : lines;
  return {
    values: whole.map((line) => parseJson(line.replace(/,$/, ''))),
    begins: lines.map((line) => line.charAt(0)),
  };
}

/** The first value of a text that may be cut off: what is open behind the last whole member is closed. Of a broken text, the part before it broke. */
export function parseStart(text: string): unknown {
  const open: string[] = [];
  const objects: { readonly end: number; readonly closers: string }[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[{}[\],]/g)) {
    if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',') continue;
    end = token === ',' ? index : index + 1;
    if (token === '}' && objects.length < ENDS) objects.push({ end, closers: closersOf(open) });
    if (open.length === 0 || open.length > LIMIT.depth) break;
  }
  for (const { end: to, closers } of [{ end, closers: closersOf(open) }, ...objects.reverse()]) {
    const value = parseJson(text.slice(0, to) + closers);
    if (value !== undefined) return value;
  }
  return undefined;
}

function closersOf(open: readonly string[]): string {
  return open.toReversed().join('');
}

/** The object or list of JSON without white space around it, also where it is written carelessly; undefined when it is none. */
export function parseJson(text: string): unknown {
  // Most broken ones are cut off, and an exception costs more than a look.
  if (!text.endsWith('}') && !text.endsWith(']')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return repairJson(text);
  }
}
