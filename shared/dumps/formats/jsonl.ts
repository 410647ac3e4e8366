import type { Format, Head } from '../format.ts';
import { isByColumns, isSettings, type JsonObject, jsonHead } from '../json/head.ts';
import { jsonRecordParser } from '../json/records.ts';
import { fieldValues, outcomeOfFields } from '../named/paper.ts';

/** JSON Lines: one object a line, with a title and the usual names for the rest. */
export const jsonl: Format = {
  name: 'jsonl',
  title: 'JSON Lines',
  general: true,
  recognises: (head) => jsonHead(head)?.lines === true && holdsPapers(head),
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOfFields),
};

/** OpenAlex names persons, journals and topics as it names works, with another letter before their numbers. */
function isNoWork({ id }: JsonObject): boolean {
  return typeof id === 'string' && /^https:\/\/openalex\.org\/(?:[A-VX-Z]\d|\w+\/)/.test(id);
}

/** Whether the first object has a title, or an abstract without one. */
export function holdsPapers(head: Head): boolean {
  const shape = jsonHead(head);
  if (shape === undefined || isByColumns(shape.first) || isSettings(shape.top) || isNoWork(shape.first)) return false;
  return fieldValues(shape.first).has('title') || Object.keys(shape.first).some((name) => /abstract/i.test(name));
}
