import type { Format, Head } from '../format.ts';
import { teiPaper } from '../schemas/tei.ts';
import { isOaiPmh, xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Papers in TEI: what GROBID makes of PDFs, and the exports of HAL. */
export const tei: Format = {
  name: 'tei',
  title: 'TEI papers (XML)',
  recognises: (head) => recordOf(head) !== undefined,
  read: (sink, head) => xmlRecordParser(sink, [recordOf(head) ?? 'teiHeader'], teiPaper),
};

/** HAL's list has a header of its own above its works. */
function recordOf(head: Head): string | undefined {
  const xml = xmlHead(head);
  if (xml === undefined || isOaiPmh(xml) || !(xml.names.has('teiHeader') || xml.names.has('biblFull')))
    return undefined;
  return xml.names.has('biblFull') ? 'biblFull' : 'teiHeader';
}
