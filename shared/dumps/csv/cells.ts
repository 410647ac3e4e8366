/** How a table is written. */
export interface CsvDialect {
  readonly delimiter: string;
  /** What stands before a quote that is text: another one (RFC 4180), or a backslash (R, MySQL, Spark). */
  readonly escapedBy: '"' | '\\';
}

/**
 * What a quote means. `strict`: one at the start of a cell opens it, the next one that is not escaped closes it. `inner`: only one that a delimiter or a line
 * end follows closes it, so that quotes which nobody escaped are text. `plain`: nothing, each line is a row.
 */
export type Reading = 'strict' | 'inner' | 'plain';

export interface Row {
  readonly cells: readonly string[];
  /** Index of the line end behind it, or of the end of the text. */
  readonly end: number;
  /** Text stands behind a closing quote, or a quote at the border of a cell that none opened: perhaps they mean something else. */
  readonly doubtful: boolean;
}

/** The row that begins at `from`; undefined when it does not end before `limit`. A row that `limit` cuts inside an unquoted cell ends there. */
export function readRow(
  text: string,
  from: number,
  limit: number,
  { delimiter, escapedBy }: CsvDialect,
  reading: Reading,
): Row | undefined {
  const cells: string[] = [];
  let doubtful = false;
  let at = from;
  for (;;) {
    const open = reading === 'plain' ? -1 : openingQuote(text, at, reading);
    if (open < 0) {
      const end = endOfCell(text, at, limit, delimiter);
      const cell = text.slice(at, end);
      if (cell.includes('"') && /^ *"|" *$/.test(cell)) doubtful = true;
      cells.push(cell);
      at = end;
    } else {
      const close = closingQuote(text, open, limit, delimiter, escapedBy, reading);
      if (close < 0) return undefined;
      const inner = text.slice(open + 1, close);
      const cell = inner.includes('"') ? inner.replaceAll(escapedBy === '"' ? '""' : '\\"', '"') : inner;
      at = endOfCell(text, close + 1, limit, delimiter);
      const behind = text.slice(close + 1, at);
      if (behind.trim() !== '') doubtful = true;
      cells.push(reading === 'strict' ? cell + behind : cell);
    }
    if (at >= limit || text[at] !== delimiter) return { cells, end: at, doubtful };
    at += 1;
  }
}

function openingQuote(text: string, at: number, reading: Reading): number {
  let open = at;
  if (reading === 'inner') while (text[open] === ' ') open += 1;
  return text[open] === '"' ? open : -1;
}

function closingQuote(
  text: string,
  open: number,
  limit: number,
  delimiter: string,
  escapedBy: string,
  reading: Reading,
): number {
  for (let at = text.indexOf('"', open + 1); at >= 0 && at < limit; at = text.indexOf('"', at + 1)) {
    const slashes = escapedBy === '\\' ? backslashesBefore(text, at, open) : 0;
    // R escapes the quote only, MySQL the backslash too: an even number of backslashes may mean either.
    if (slashes % 2 === 1 || (slashes > 0 && !closes(text, at + 1, limit, delimiter))) continue;
    if (escapedBy === '"' && text[at + 1] === '"' && at + 1 < limit) at += 1;
    else if (reading === 'strict' || closes(text, at + 1, limit, delimiter)) return at;
  }
  return -1;
}

function backslashesBefore(text: string, at: number, open: number): number {
  let first = at;
  while (first - 1 > open && text[first - 1] === '\\') first -= 1;
  return at - first;
}

function closes(text: string, behind: number, limit: number, delimiter: string): boolean {
  let at = behind;
  while (at < limit && text[at] === ' ') at += 1;
  return at >= limit || text[at] === '\n' || text[at] === delimiter;
}

function endOfCell(text: string, from: number, limit: number, delimiter: string): number {
  const sign = delimiter.charCodeAt(0);
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === sign || code === 0x0a) return at;
  }
  return limit;
}

/** Whether a cell that was read plainly has one quote at its border without the other. */
export function hasStrayQuote(cell: string): boolean {
  const text = cell.trim();
  return text.startsWith('"') !== text.endsWith('"');
}

/** A cell that was read plainly, without the quotes around it, or the one that lost its other. */
export function withoutStrayQuotes(cell: string): string {
  const text = cell.trim();
  const inner = text.slice(text.startsWith('"') ? 1 : 0, text.length > 1 && text.endsWith('"') ? -1 : undefined);
  return inner.includes('"') ? cell : inner;
}
