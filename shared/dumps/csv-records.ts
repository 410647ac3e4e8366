import { csvHead } from './csv-head.ts';
import { rowParser } from './csv-rows.ts';
import type { Head, Parser, Sink } from './format.ts';
import { excerptOf, type Outcome, report } from './record.ts';

/** What a tabular format makes of one row. A row may have fewer cells than there are columns, or more. */
export type RowMapping = (cells: readonly string[]) => Outcome;

/**
 * A parser for a tabular format whose first row names the columns. `planOf` looks at the names once and says how a row is read. The row of names,
 * when it comes again (tables one after another), is no record.
 */
export function csvRecordParser(sink: Sink, head: Head, planOf: (columns: readonly string[]) => RowMapping): Parser {
  const table = csvHead(head);
  const columns = table?.columns ?? [];
  const delimiter = table?.delimiter ?? ',';
  const paperOf = planOf(columns);
  let record = 0;

  return rowParser(delimiter, {
    row(cells, line) {
      if (cells[0]?.trim() === columns[0] && cells.every((cell, index) => cell.trim() === columns[index])) return;
      record += 1;
      report(sink, paperOf(cells), { line, record }, () => cells.join(delimiter));
    },
    broken(reason, text, line) {
      record += 1;
      sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(text) });
    },
  });
}
