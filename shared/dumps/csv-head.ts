import { rowParser } from './csv-rows.ts';
import type { Head } from './format.ts';

/** What the beginning of a delimited table shows. */
export interface CsvHead {
  readonly delimiter: string;
  /** The cells of the first row, trimmed: the names of the columns, where the table has them. */
  readonly columns: readonly string[];
  /** The rows behind the first one that the head shows whole, at most 20. */
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [',', '\t', ';', '|'];
const seen = new WeakMap<Head, CsvHead | null>();

/** What table this dump is, or undefined when it is none: at least two columns, and the rows have as many cells as the first. Remembered per head. */
export function csvHead(head: Head): CsvHead | undefined {
  let known = seen.get(head);
  if (known === undefined) {
    known = look(head) ?? null;
    seen.set(head, known);
  }
  return known ?? undefined;
}

function look(head: Head): CsvHead | undefined {
  const candidates = DELIMITERS.map((delimiter) => tableOf(head, delimiter)).filter((table) => table !== undefined);
  return candidates.sort((a, b) => b.columns.length - a.columns.length)[0];
}

function tableOf(head: Head, delimiter: string): CsvHead | undefined {
  const rows: (readonly string[])[] = [];
  const parser = rowParser(delimiter, {
    row(cells) {
      if (rows.length <= 20) rows.push(cells);
    },
    broken() {},
  });
  parser.write(head.text);
  if (head.complete) parser.end();
  const [first, ...rest] = rows;
  if (first === undefined || first.length < 2) return undefined;
  const regular = rest.filter((row) => row.length === first.length).length;
  if (regular * 2 < rest.length) return undefined;
  return { delimiter, columns: first.map((cell) => cell.trim()), rows: rest };
}
