import type { Parser } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { newlinesIn } from '../lines.ts';
import { type CsvDialect, hasStrayQuote, type Reading, type Row, readRow, withoutStrayQuotes } from './cells.ts';
import { fitted } from './surplus.ts';

/** Gets each row. Lines count from 1; a row may span several. */
export interface RowTaker {
  row(cells: readonly string[], line: number): void;
  /** A row that is too long, or whose quote is never closed. */
  broken(reason: string, text: string, line: number): void;
}

/** Characters within which a quoted row must end; an open quote that goes on for longer was never closed. */
const ROW_CHARACTERS = 512 * 1024;
/** Characters that may be looked at in vain for the end of a row, beside as many as were read; then quotes mean nothing any more. */
const WASTE = 4 * 1024 * 1024;
/** Lines behind a row that was given up, which are taken for pieces of it as long as they have other numbers of cells. */
const MOST_DEBRIS = 100;

/**
 * Splits comma-separated text (RFC 4180, or backslashes before quotes; any one-character delimiter) into rows of unquoted cells. Blank lines are no
 * rows. A row whose quotes are not as they should be is read as they may have been meant, so that it has `width` cells; when nothing fits and it runs
 * over several lines, it has lost a quote: its first line is given up, and reading goes on behind it.
 * @param width cells of a row; 0 for as many as the first one has.
 */
export function rowParser(dialect: CsvDialect, taker: RowTaker, width = 0): Parser {
  let held = '';
  let line = 1;
  let isTooLong = false;
  let wide = width;
  /** Characters before `held`. */
  let before = 0;
  let wasted = 0;
  /** Rows that may still be pieces of a record that was given up. */
  let debris = 0;

  const isRow = (cells: readonly string[]): boolean =>
    cells.length === wide || fitted(cells, wide, dialect.delimiter, -1).length === wide;

  /** Reads the row that begins at `from`; returns the index behind its line end, or -1 when more text is needed to know it. */
  function take(text: string, from: number, nextQuote: number, last: boolean): number {
    const lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0 && !last) return -1;
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (nextQuote < 0 || nextQuote >= end) {
      if (end > from) hand(text.slice(from, end).split(dialect.delimiter), lineEnd < 0);
      line += 1;
      return end + 1;
    }
    const row = quotedRow(text, from, end, last);
    if (row === 'more') return -1;
    if (row === 'cut off') {
      taker.broken('ends early: a quote is not closed', text.slice(from), line);
      return text.length;
    }
    if (row === undefined) {
      taker.broken('has a quote that is not closed', text.slice(from, end), line);
      debris = MOST_DEBRIS;
      line += 1;
      return end + 1;
    }
    hand(row.cells, row.end >= text.length);
    line += row.end > end ? newlinesIn(text.slice(from, row.end + 1)) : 1;
    return row.end + 1;
  }

  /** @param unfinished no line end stands behind the row. */
  function hand(cells: readonly string[], unfinished: boolean): void {
    if (wide === 0) wide = cells.length;
    if (unfinished && cells.length < wide)
      taker.broken('ends early: the last row is cut off', cells.join(dialect.delimiter), line);
    else if (debris > 0 && !isRow(cells)) debris -= 1;
    else {
      debris = 0;
      taker.row(cells, line);
    }
  }

  function quotedRow(text: string, from: number, lineEnd: number, last: boolean): Row | 'more' | 'cut off' | undefined {
    const bound = from + ROW_CHARACTERS;
    const limit = Math.min(text.length, bound);
    const isAll = last || text.length > bound;

    /** The row of one reading, over as many lines as it takes. */
    function by(reading: Reading): Row | 'more' | undefined {
      const row = readRow(text, from, limit, dialect, reading);
      if (row !== undefined && (row.end < limit || (last && limit === text.length))) return row;
      return isAll ? undefined : 'more';
    }
    const ofLine = (at: number, end: number, reading: Reading): Row | undefined =>
      readRow(text, at, end, dialect, reading);
    const fits = (row: Row | undefined): row is Row => row !== undefined && isRow(row.cells);

    if (wasted > WASTE + before + from) return ofLine(from, lineEnd, 'plain');
    const strict = by('strict');
    if (strict === 'more' || (strict !== undefined && (!strict.doubtful || wide === 0))) return strict;
    const inner = ofLine(from, lineEnd, 'inner');
    if (fits(inner)) return inner;
    const nextEnd = text.indexOf('\n', lineEnd + 1);
    if (nextEnd < 0 && !last) return 'more';
    const next = ofLine(lineEnd + 1, nextEnd < 0 ? text.length : nextEnd, 'strict');
    const nextIsRow = fits(next) && !next.doubtful;
    const plain = ofLine(from, lineEnd, 'plain');
    const isPlain = fits(plain) && plain.cells.filter(hasStrayQuote).length <= 1;
    if (
      last &&
      limit === text.length &&
      strict === undefined &&
      !nextIsRow &&
      !(isPlain && lineEnd === text.length - 1)
    )
      return 'cut off';
    wasted += (strict?.end ?? limit) - from;
    if (isPlain) return { ...plain, cells: plain.cells.map(withoutStrayQuotes) };
    const long = nextIsRow ? undefined : by('inner');
    if (long === 'more') return 'more';
    wasted += nextIsRow ? 0 : (long?.end ?? limit) - from;
    if (fits(long)) return long;
    return strict !== undefined && strict.end <= lineEnd ? strict : undefined;
  }

  function readAll(text: string, last: boolean): string {
    let at = 0;
    let nextQuote = text.indexOf('"');
    while (at < text.length) {
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf('"', at);
      const next = take(text, at, nextQuote, last);
      if (next < 0) break;
      at = next;
    }
    before += Math.min(at, text.length);
    return text.slice(at);
  }

  return {
    write(text) {
      if (isTooLong) {
        const lineEnd = text.indexOf('\n');
        if (lineEnd < 0) return;
        line += 1;
        isTooLong = false;
        held = readAll(text.slice(lineEnd + 1), false);
      } else if (held !== '' && !text.includes('\n')) held += text;
      else held = readAll(held + text, false);
      if (held.length <= LIMIT.recordCharacters) return;
      taker.broken(TOO_LONG.record, held, line);
      line += newlinesIn(held);
      isTooLong = true;
      held = '';
    },
    end() {
      if (!isTooLong) readAll(held, true);
    },
  };
}
