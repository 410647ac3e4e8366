import type { Format } from '../format.ts';
import { emptyListIn, jsonHead } from '../json-head.ts';
import { jsonRecordParser } from '../json-records.ts';
import { fieldValues, paperOfFields } from '../named-paper.ts';
import { holdsPapers } from './jsonl.ts';

/** JSON in any other layout: one object, a list, objects one after another, an object that holds the list. */
export const json: Format = {
  name: 'json',
  title: 'JSON',
  general: true,
  recognises: (head) => emptyListIn(head) !== undefined || (jsonHead(head)?.lines === false && holdsPapers(head)),
  read: (sink, head) =>
    jsonRecordParser(
      sink,
      head,
      (record, name) => {
        const paper = paperOfFields(fieldValues(record));
        return name === undefined || paper.givenId !== undefined ? paper : { ...paper, givenId: name };
      },
      emptyListIn(head),
    ),
};
