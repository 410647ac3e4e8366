import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { csvHead } from '../csv/head.ts';
import { csvRecordParser, type RowMapping } from '../csv/records.ts';
import { fitted } from '../csv/surplus.ts';
import type { Format } from '../format.ts';
import { type Field, fieldsAmong } from '../named/fields.ts';
import { paperOfFields } from '../named/paper.ts';
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
  const ofEmbase = columns.includes('Author Names') && columns.includes('Open URL Link');
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
    const paper = paperOfFields(values);
    return ofEmbase ? embasePaper(paper, cells[columns.indexOf('Open URL Link')]) : paper;
  };
}

/** Embase has journal, year and date in one cell (`Kelp (2026) 3:3 (1-9). Date of Publication: 5 Feb 2026`) and the DOI in a link of the reader's own library. */
function embasePaper(paper: FoundPaper, link = ''): FoundPaper {
  const [, journal, year, date = year] =
    /^(.*?) \((\d{4})\)(?:.* Date of Publication: (.*))?/.exec(paper.venue ?? '') ?? [];
  const [, doi] = /[?&]id=doi:([^&]+)/.exec(link) ?? [];
  return foundPaper({
    ...paper,
    venue: journal ?? paper.venue,
    published: paper.published ?? date,
    ids: doi === undefined ? paper.ids : [...(paper.ids ?? []), `doi:${doi}`],
  });
}
