import type { Format } from '../format.ts';
import { CROSSREF_RECORDS, crossrefWork } from '../schemas/crossref-xml.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Crossref's XML: what `doi.org` and Crossref's queries answer (UNIXREF, UNIXSD), and deposits of publishers. */
export const crossrefXml: Format = {
  name: 'crossref-xml',
  title: 'Crossref works (XML)',
  recognises(head) {
    const xml = xmlHead(head);
    return (
      xml !== undefined && ['doi_records', 'doi_record', 'crossref_result', 'doi_batch', 'crossref'].includes(xml.root)
    );
  },
  read: (sink) =>
    xmlRecordParser(sink, CROSSREF_RECORDS, (record, around) =>
      crossrefWork(record, around.text('full_title') ?? around.text('proceedings_title')),
    ),
};
