import type { Format, Head } from '../format.ts';
import { isByColumns, isSettings, jsonHead } from '../json-head.ts';
import { jsonRecordParser } from '../json-records.ts';
import { fieldValues, outcomeOfFields } from '../named-paper.ts';

/** JSON Lines: one object a line, with a title and the usual names for the rest. */
export const jsonl: Format = {
  name: 'jsonl',
  title: 'JSON Lines',
  general: true,
  recognises: (head) => jsonHead(head)?.lines === true && holdsPapers(head),
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOfFields),
};

/** Whether the first object has a title, or an abstract without one. */
export function holdsPapers(head: Head): boolean {
  const shape = jsonHead(head);
  if (shape === undefined || isByColumns(shape.first) || isSettings(shape.top)) return false;
  return fieldValues(shape.first).has('title') || Object.keys(shape.first).some((name) => /abstract/i.test(name));
}
