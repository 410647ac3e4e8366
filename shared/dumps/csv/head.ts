import type { Head } from '../format.ts';
import { fieldNamed } from '../named/fields.ts';
import { type CsvDialect, readRow } from './cells.ts';
import { arePairs, columnsByContent } from './columns.ts';
import { fitted } from './surplus.ts';

/** What the beginning of a delimited table shows. */
export interface CsvHead {
  readonly dialect: CsvDialect;
  /** The names of the columns, trimmed; where the table has no row of names, the names of what the cells hold, '' for a column that is not understood. */
  readonly columns: readonly string[];
  /** Rows before the first record: the row of names, and what some programs write above it. */
  readonly lead: number;
}

const DELIMITERS = [',', '\t', ';', '|'];
/** Rows that are looked at, and rows that may stand above the names. */
const SAMPLE = 40;
const LEAD = 10;
const seen = new WeakMap<Head, CsvHead | null>();

/**
 * What table of papers this dump is, or undefined when it is none: a row names at least two fields of papers, or the cells show what they are; and most
 * rows have as many cells as that. Remembered per head.
 */
export function csvHead(head: Head): CsvHead | undefined {
  let known = seen.get(head);
  if (known === undefined) {
    known = look(head) ?? null;
    seen.set(head, known);
  }
  return known ?? undefined;
}

const BLANK_LINES = /^(?:[^\S\n\t]*\n)+/;

interface Sample {
  readonly dialect: CsvDialect;
  readonly rows: readonly (readonly string[])[];
  /** Rows whose quotes are not as the dialect has them. */
  readonly doubtful: number;
}

function look(head: Head): CsvHead | undefined {
  if (/^\s*[[{<@%]/.test(head.text)) return undefined;
  // A table of one column is none.
  const tables = DELIMITERS.filter((delimiter) => head.text.includes(delimiter)).map((delimiter) => {
    const doubled = sample(head, { delimiter, escapedBy: '"' });
    if (!head.text.includes('\\"')) return doubled;
    const slashed = sample(head, { delimiter, escapedBy: '\\' });
    return slashed.doubtful < doubled.doubtful ? slashed : doubled;
  });
  const named = tables.map(byNames).filter((found) => found !== undefined);
  const best = named.sort((one, other) => other.known - one.known)[0];
  return best?.head ?? tables.map((table) => byContent(table, head.text)).find((found) => found !== undefined);
}

function sample({ text, complete }: Head, dialect: CsvDialect): Sample {
  const rows: (readonly string[])[] = [];
  let doubtful = 0;
  for (let at = 0, looked = 0; at < text.length && looked < SAMPLE; looked += 1) {
    at += BLANK_LINES.exec(text.slice(at, at + 1000))?.[0].length ?? 0;
    const row = readRow(text, at, text.length, dialect, 'strict');
    if (row !== undefined && row.end >= text.length && !complete) break;
    if (row === undefined || row.doubtful) doubtful += 1;
    if (row === undefined) break;
    if (at < text.length) rows.push(row.cells);
    at = row.end + 1;
  }
  return { dialect, rows, doubtful };
}

function byNames({ dialect, rows }: Sample): { readonly head: CsvHead; readonly known: number } | undefined {
  for (const [lead, cells] of rows.slice(0, LEAD).entries()) {
    const names = cells.map((cell) => cell.trim());
    const fields = new Set(names.map((name) => (isName(name) ? fieldNamed(name)?.field : undefined)));
    fields.delete(undefined);
    const behind = rows.slice(lead + 1);
    if (fields.size < 2 && !holdsTitles(names, behind)) continue;
    const columns = columnsOver(names, behind);
    if (columns === undefined || isMarkdownRule(behind[0])) continue;
    return { head: { dialect, columns, lead: lead + 1 }, known: fields.size };
  }
  return undefined;
}

/** A line of a program may begin with such a word too: `abstract: 'Abstract'`. */
function isName(cell: string): boolean {
  return cell.length <= 60 && !/[`{};=]|: ?['"]/.test(cell);
}

/** Whether a column called "title" beside others of no known name holds texts. */
function holdsTitles(names: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const at = names.findIndex((name) => isName(name) && fieldNamed(name)?.field === 'title');
  // Names of columns below one another are a table that lies on its side.
  const texts = rows.filter((row) => {
    const cell = row[at] ?? '';
    return /\p{L}{2}\P{L}+\p{L}{2}/u.test(cell.slice(0, 300)) && fieldNamed(cell) === undefined;
  });
  return at >= 0 && names.length > 1 && rows.length > 0 && texts.length * 2 >= rows.length;
}

/**
 * The names of all columns of the rows below; undefined when most rows do not fit. Some programs end each row with a delimiter (PubMed's former export), others number
 * the rows in a column without a name (R).
 */
function columnsOver(names: readonly string[], rows: readonly (readonly string[])[]): readonly string[] | undefined {
  if (isRegular(rows, names.length)) return names;
  // Nobody put quotes around texts that hold commas.
  const joined = rows.map((row) => fitted(row, names.length, ',', -1));
  if (isRegular(joined, names.length)) return names;
  if (!isRegular(rows, names.length + 1)) return undefined;
  const wide = rows.filter(({ length }) => length === names.length + 1);
  if (wide.every((row) => row.at(-1)?.trim() === '')) return [...names, ''];
  return wide.every(([number = '']) => /^\d+$/.test(number.trim())) ? ['', ...names] : undefined;
}

function byContent({ dialect, rows }: Sample, text: string): CsvHead | undefined {
  const [first = []] = rows;
  if (rows.length < 2 || !isRegular(rows, first.length)) return undefined;
  // A comma or semicolon may part a sentence as well.
  const parts = dialect.delimiter === '\t' || text.trimStart().startsWith('"');
  const columns = parts && arePairs(rows) ? ['title', 'abstract'] : columnsByContent(rows);
  return columns === undefined ? undefined : { dialect, columns, lead: 0 };
}

/** `|---|:---:|`: a table of Markdown, whose cells hold links and marks. */
function isMarkdownRule(row: readonly string[] | undefined): boolean {
  return row?.every((cell) => /^:?-*:?$/.test(cell.trim())) === true && row.some((cell) => cell.includes('--'));
}

/** Most rows have that many cells; a row may lack empty ones at its end. */
function isRegular(rows: readonly (readonly string[])[], width: number): boolean {
  return rows.filter(({ length }) => length === width).length * 2 >= rows.length;
}
