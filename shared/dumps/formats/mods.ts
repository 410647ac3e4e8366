import type { Format } from '../format.ts';
import { modsPaper } from '../schemas/mods.ts';
import { isOaiPmh, xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Records of libraries and repositories in MODS, one or a collection of them. */
export const mods: Format = {
  name: 'mods',
  title: 'MODS records (XML)',
  recognises(head) {
    const xml = xmlHead(head);
    return xml !== undefined && !isOaiPmh(xml) && xml.names.has('mods') && xml.names.has('titleInfo');
  },
  read: (sink) => xmlRecordParser(sink, ['mods'], modsPaper),
};
