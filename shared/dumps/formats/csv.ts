import { csvHead } from '../csv-head.ts';
import { csvRecordParser, type RowMapping } from '../csv-records.ts';
import { fitted } from '../csv-surplus.ts';
import type { Format } from '../format.ts';
import { type Field, fieldsAmong } from '../named-fields.ts';
import { paperOfFields } from '../named-paper.ts';
import { saysNothing } from '../said-nothing.ts';

/** A table of papers: comma-, semicolon- or tab-separated, with the usual names of columns, or with none when the cells show what they are. */
export const csv: Format = {
  name: 'csv',
  title: 'Table (CSV or TSV)',
  general: true,
  recognises: (head) => fieldsAmong(csvHead(head)?.columns ?? []).has('title'),
  read: (sink, head) => csvRecordParser(sink, head, planOf),
};

/** Of several columns for one field, the most telling one that says something fills it. */
function planOf(columns: readonly string[], delimiter: string): RowMapping {
  // PubMed's table of former years calls the authors "Description".
  const ofPubmed = columns.includes('ShortDetails') && columns.includes('EntrezUID');
  const fields = [
    ...fieldsAmong(ofPubmed ? columns.map((name) => (name === 'Description' ? 'Authors' : name)) : columns),
  ];
  const abstractAt = fieldsAmong(columns).get('abstract')?.[0] ?? -1;
  return (found) => {
    const cells = fitted(found, columns.length, delimiter, abstractAt);
    const values = new Map<Field, string>();
    for (const [field, indexes] of fields) {
      for (const index of indexes) {
        const cell = cells[index];
        if (cell === undefined || cell === '' || saysNothing(cell)) continue;
        // Web of Science has the day of an issue apart from its year.
        if (field === 'published' && /^[A-Z]{3}(?:-[A-Z]{3})?(?: \d{1,2})?$/.test(cell)) continue;
        values.set(field, cell);
        break;
      }
    }
    return paperOfFields(values);
  };
}
