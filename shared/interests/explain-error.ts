import type { QueryError } from './query.ts';

/**
 * The error for a terminal or a monospaced block: the line of the query, a caret under the place, what is wrong, what was expected, the
 * repair. Every line ends without a line feed but the last has none; wide characters count two columns.
 */
export function errorWithCaret(text: string, error: QueryError): string {
  const { shown, before } = excerpt(text, error.start);
  const lines = [shown, `${' '.repeat(columns(before))}^`, harmless(error.message), `Expected: ${error.expected}.`];
  if (error.repair !== undefined) lines.push(`Did you mean: ${harmless(error.repair)}`);
  return lines.join('\n');
}

/** The line that holds the place, cut to a window around it; and what of the window stands before the place. */
function excerpt(text: string, at: number): { shown: string; before: string } {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const column = at - lineStart;
  const from = column > WINDOW ? column - WINDOW / 2 : 0;
  const to = Math.min(line.length, from + 2 * WINDOW);
  const lead = from > 0 ? '…' : '';
  return {
    shown: printable(lead + line.slice(from, to) + (to < line.length ? '…' : '')),
    before: printable(lead + line.slice(from, column)),
  };
}

const WINDOW = 50;

/** Control characters and lone surrogates would move the caret: each becomes one visible character. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => (sign === '\t' ? ' ' : '·'));
}

/** What was typed comes back in sentences, too: nothing of it may steer a terminal or turn the line around. */
function harmless(sentence: string): string {
  return sentence.replace(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '·');
}

/** Width in a terminal: East Asian wide characters and emoji two columns, combining marks none. */
function columns(text: string): number {
  let width = 0;
  for (const sign of text) width += ZERO.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}

/** Marks, and the vowels and ends of Korean syllables that are written in letters. */
const ZERO = /^[\p{Mn}\p{Me}\u1160-\u11ff]$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
