import type { Format, Head } from '../format.ts';
import { elsevierDocument } from '../schemas/elsevier.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Elsevier's XML: articles of its publishing system, and answers of the ScienceDirect and Scopus APIs. */
export const elsevier: Format = {
  name: 'elsevier',
  title: 'Elsevier documents (XML)',
  recognises: (head) => recordNameOf(head) !== undefined,
  read: (sink, head) => xmlRecordParser(sink, [recordNameOf(head) ?? 'document'], elsevierDocument),
};

/** Elements that hold one document. */
const RECORDS = [
  'document',
  'full-text-retrieval-response',
  'abstracts-retrieval-response',
  'entry',
  'article',
  'simple-article',
  'converted-article',
];

function recordNameOf(head: Head): string | undefined {
  const xml = xmlHead(head);
  if (xml === undefined) return undefined;
  const ofElsevier =
    [...xml.namespaces].some((address) => /\/\/www\.elsevier\.com\/xml\//.test(address)) ||
    xml.root === 'search-results';
  return ofElsevier ? RECORDS.find((name) => xml.names.has(name)) : undefined;
}
