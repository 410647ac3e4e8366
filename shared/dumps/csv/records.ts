import type { Head, Parser, Sink } from '../format.ts';
import { excerptOf, type Outcome, report } from '../record.ts';
import { csvHead } from './head.ts';
import { rowParser } from './rows.ts';

/** What a tabular format makes of one row. A row may have fewer cells than there are columns, or more. */
export type RowMapping = (cells: readonly string[]) => Outcome;

/**
 * A parser for a tabular format. `planOf` looks at the names of the columns once and says how a row is read. What stands above the names is no record,
 * and neither are the names, nor when they come again (tables one after another).
 */
export function csvRecordParser(
  sink: Sink,
  head: Head,
  planOf: (columns: readonly string[], delimiter: string) => RowMapping,
): Parser {
  const { dialect, columns, lead } = csvHead(head) ?? {
    dialect: { delimiter: ',', escapedBy: '"' } as const,
    columns: [],
    lead: 0,
  };
  const paperOf = planOf(columns, dialect.delimiter);
  let record = 0;
  let row = 0;

  const isNames = (cells: readonly string[]): boolean =>
    lead > 0 && cells[0]?.trim() === columns[0] && columns.every((name, index) => cells[index]?.trim() === name);

  return rowParser(
    dialect,
    {
      row(cells, line) {
        row += 1;
        if (row <= lead || isNames(cells) || cells.every((cell) => cell.trim() === '')) return;
        record += 1;
        report(sink, paperOf(cells), { line, record }, () => cells.join(dialect.delimiter));
      },
      broken(reason, text, line) {
        record += 1;
        sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(text) });
      },
    },
    columns.length,
  );
}
