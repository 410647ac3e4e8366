import type { Format, Head } from '../format.ts';
import { dublinCorePaper } from '../schemas/dublin-core.ts';
import { isOaiPmh, xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Dublin Core on its own: records of a library or repository, RDF descriptions (Zotero's RDF among them), answers of an SRU server. */
export const dublinCore: Format = {
  name: 'dublin-core',
  title: 'Dublin Core (XML)',
  recognises: (head) => recordNamesOf(head) !== undefined,
  read: (sink, head) => xmlRecordParser(sink, recordNamesOf(head) ?? ['dc'], (record) => dublinCorePaper(record)),
};

/** Elements that hold the terms of one record, the usual one first. */
const RECORDS = ['dc', 'qualifieddc', 'Description', 'record', 'metadata'];

/** Classes of works in RDF, as Zotero and others name them. Journals, people, notes and attached files are others. */
const WORKS = [
  'Article',
  'AcademicArticle',
  'Book',
  'BookSection',
  'Chapter',
  'Document',
  'Manuscript',
  'Proceedings',
  'Report',
  'Thesis',
  'Description',
];

function recordNamesOf(head: Head): readonly string[] | undefined {
  const xml = xmlHead(head);
  if (xml === undefined || isOaiPmh(xml) || xml.names.has('channel') || xml.names.has('document')) return undefined;
  const ofDublinCore = [...xml.namespaces].some((address) => /purl\.org\/dc\/(?:elements|terms)/.test(address));
  const ofWorks = [...xml.namespaces].some((address) =>
    /purl\.org\/net\/biblio#|purl\.org\/ontology\/bibo\//.test(address),
  );
  if (xml.root === 'RDF' && ofWorks && ofDublinCore && xml.names.has('title')) return WORKS;
  const hasTerms =
    xml.names.has('title') && ['creator', 'description', 'identifier', 'abstract'].some((name) => xml.names.has(name));
  const record = RECORDS.find((name) => xml.names.has(name));
  return ofDublinCore && hasTerms && record !== undefined ? [record] : undefined;
}
