import { readFileSync } from 'node:fs';

/** One row of a table of docs/query-language.md, cells by heading. */
export interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const DOCUMENT = readFileSync(new URL('../../../docs/query-language.md', import.meta.url), 'utf8');

/** The rows of all tables that have these headings, first column first. */
export function rowsOf(...headings: readonly string[]): Row[] {
  const rows: Row[] = [];
  let current: readonly string[] | undefined;
  for (const [index, line] of DOCUMENT.split('\n').entries()) {
    const cells = cellsOf(line);
    if (!cells) current = undefined;
    else if (!current) current = cells;
    else if (!/^-+$/.test(cells[0]!) && headings.every((heading) => current!.includes(heading)))
      rows.push({ line: index + 1, cells: new Map(current.map((heading, column) => [heading, cells[column] ?? ''])) });
  }
  return rows;
}

function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith('|')) return undefined;
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** What stands between backticks in a cell. */
export function code(cell: string): string | undefined {
  return /^`(.*)`$/.exec(cell)?.[1];
}

/** The texts in curly quotes in a cell. */
export function quoted(cell: string): string[] {
  return [...cell.matchAll(/“([^”]*)”/g)].map(([, text]) => text!);
}

/** The texts of the library that the document gives. */
export function documentLibrary(): string[] {
  return quoted(/^Given a library with (.*):$/m.exec(DOCUMENT)![1]!);
}

/** The indented block that shows an error. */
export function shownError(): string {
  return [...DOCUMENT.matchAll(/^ {4}(.*)$/gm)].map(([, line]) => line).join('\n');
}
