import type { Format, Head } from '../format.ts';
import { dublinCorePaper } from '../schemas/dublin-core.ts';
import { isOaiPmh, xmlHead } from '../xml-head.ts';
import { xmlRecordParser } from '../xml-records.ts';

/** Dublin Core on its own: records of a library or repository, RDF descriptions, answers of an SRU server. */
export const dublinCore: Format = {
  name: 'dublin-core',
  title: 'Dublin Core (XML)',
  recognises: (head) => recordNameOf(head) !== undefined,
  read: (sink, head) => xmlRecordParser(sink, [recordNameOf(head) ?? 'dc'], (record) => dublinCorePaper(record)),
};

/** Elements that hold the terms of one record, the usual one first. */
const RECORDS = ['dc', 'qualifieddc', 'Description', 'record', 'metadata'];

function recordNameOf(head: Head): string | undefined {
  const xml = xmlHead(head);
  if (xml === undefined || isOaiPmh(xml) || xml.names.has('channel') || xml.names.has('document')) return undefined;
  const ofDublinCore = [...xml.namespaces].some((address) => /purl\.org\/dc\/(?:elements|terms)/.test(address));
  const hasTerms =
    xml.names.has('title') && ['creator', 'description', 'identifier', 'abstract'].some((name) => xml.names.has(name));
  return ofDublinCore && hasTerms ? RECORDS.find((name) => xml.names.has(name)) : undefined;
}
