import type { Format } from '../format.ts';
import { dataciteResource } from '../schemas/datacite-xml.ts';
import { isOaiPmh, xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Resources in DataCite's schema: preprints, data sets, programs of Zenodo, figshare and the like. */
export const dataciteXml: Format = {
  name: 'datacite-xml',
  title: 'DataCite metadata (XML)',
  recognises(head) {
    const xml = xmlHead(head);
    if (xml === undefined || isOaiPmh(xml) || !xml.names.has('resource')) return false;
    const ofSchema = [...xml.namespaces].some((address) => address.includes('datacite.org/schema'));
    return ofSchema || (xml.root === 'resource' && xml.names.has('titles'));
  },
  read: (sink) => xmlRecordParser(sink, ['resource'], dataciteResource),
};
