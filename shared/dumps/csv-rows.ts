import type { Parser } from './format.ts';
import { GiveUp, LIMIT } from './limits.ts';
import { newlinesIn } from './lines.ts';

/** Gets each row. Lines count from 1; a row may span several. */
export interface RowTaker {
  row(cells: readonly string[], line: number): void;
  /** A row that is too long, or whose quote the end of the dump cuts off. */
  broken(reason: string, text: string, line: number): void;
}

/** Characters within which a quoted row must end; an open quote that goes on for longer was never closed. */
const ROW_CHARACTERS = 512 * 1024;

/**
 * Splits comma-separated text (RFC 4180, any one-character delimiter) into rows of unquoted cells. Lenient where the meaning is plain: a quote
 * inside an unquoted cell is text, and so is what follows a closing quote. Blank lines are no rows. A row over several lines that has not as many
 * cells as the first row, or does not end, has lost a quote: its first line is given up, and reading goes on behind it.
 * @throws GiveUp when a line runs on without end.
 */
export function rowParser(delimiter: string, taker: RowTaker): Parser {
  let held = '';
  let line = 1;
  let overrun = 0;
  let width = 0;

  /** Reads the row that begins at `from`; returns the index behind its line end, or -1 when more text is needed to know it. */
  function readRow(text: string, from: number, last: boolean): number {
    const lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0 && !last) return -1;
    const end = lineEnd < 0 ? text.length : lineEnd;
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote >= end) {
      if (end > from) hand(text.slice(from, end).split(delimiter));
      line += 1;
      return end + 1;
    }
    const next = readQuotedRow(text, from, last);
    if (next >= 0 || lineEnd < 0 || (text.length - from <= ROW_CHARACTERS && !last)) return next;
    return giveUpLine(text, from, end);
  }

  function hand(cells: readonly string[]): void {
    if (width === 0) width = cells.length;
    taker.row(cells, line);
  }

  function giveUpLine(text: string, from: number, end: number): number {
    taker.broken('has a quote that is not closed', text.slice(from, end), line);
    line += 1;
    return end + 1;
  }

  function readQuotedRow(text: string, from: number, last: boolean): number {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      if (text[at] === '"') {
        const close = closingQuote(text, at);
        if (close < 0 || (close === text.length - 1 && !last)) return -1;
        const inner = text.slice(at + 1, close);
        const cell = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
        at = endOfCell(text, close + 1, delimiter);
        cells.push(at === close + 1 ? cell : cell + text.slice(close + 1, at));
      } else {
        const end = endOfCell(text, at, delimiter);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (at >= text.length && !last) return -1;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    const lineEnd = text.indexOf('\n', from);
    if (lineEnd < at && lineEnd >= 0 && cells.length !== width && width > 0) return giveUpLine(text, from, lineEnd);
    hand(cells);
    line += newlinesIn(text.slice(from, at + 1));
    return at + 1;
  }

  function readAll(text: string, last: boolean): string {
    let at = 0;
    while (at < text.length) {
      const next = readRow(text, at, last);
      if (next < 0) break;
      at = next;
    }
    return text.slice(at);
  }

  return {
    write(text) {
      if (overrun > 0) {
        const lineEnd = text.indexOf('\n');
        overrun += lineEnd < 0 ? text.length : lineEnd;
        if (overrun > LIMIT.runawayCharacters)
          throw new GiveUp(
            `Line ${line} does not end within ${overrun >> 20} Mi characters: this is no list of papers.`,
          );
        if (lineEnd < 0) return;
        line += 1;
        overrun = 0;
        held = readAll(text.slice(lineEnd + 1), false);
      } else if (held !== '' && !text.includes('\n')) held += text;
      else held = readAll(held + text, false);
      if (held.length <= LIMIT.recordCharacters) return;
      taker.broken(`is longer than ${LIMIT.recordCharacters >> 20} Mi characters`, held, line);
      line += newlinesIn(held);
      overrun = held.length;
      held = '';
    },
    end() {
      if (overrun > 0) return;
      const rest = readAll(held, true);
      if (rest !== '') taker.broken('ends early: a quote is not closed', rest, line);
    },
  };
}

/** Index of the quote that closes the one at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
}
