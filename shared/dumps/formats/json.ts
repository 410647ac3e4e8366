import type { Format } from '../format.ts';
import { emptyListIn, jsonHead } from '../json/head.ts';
import { jsonRecordParser } from '../json/records.ts';
import { outcomeOfFields } from '../named/paper.ts';
import { holdsPapers } from './jsonl.ts';

/** JSON in any other layout: one object, a list, objects one after another, an object that holds the list. */
export const json: Format = {
  name: 'json',
  title: 'JSON',
  general: true,
  recognises: (head) => emptyListIn(head) !== undefined || (jsonHead(head)?.lines === false && holdsPapers(head)),
  read(sink, head) {
    // Where every member of an object is a record, its name is the record's id.
    const areNamed = jsonHead(head)?.path.at(-1) === '*';
    return jsonRecordParser(
      sink,
      head,
      (record, name) => {
        const outcome = outcomeOfFields(record);
        const isNamed =
          name === undefined || !('title' in outcome) || 'skip' in outcome || outcome.givenId !== undefined;
        return !areNamed || isNamed ? outcome : { ...outcome, givenId: name };
      },
      emptyListIn(head),
    );
  },
};
