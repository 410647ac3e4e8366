import { csvHead } from '../csv/head.ts';
import { csvRecordParser } from '../csv/records.ts';
import type { Format } from '../format.ts';
import { paperOfWebOfScience, WEB_OF_SCIENCE_TAGS } from '../schemas/web-of-science.ts';
import { taggedFields } from '../tagged/fields.ts';

/** A table whose columns are called by Web of Science's tags: its "tab delimited file", and what bibliometrix writes. */
export const webOfScienceTable: Format = {
  name: 'web-of-science-table',
  title: 'Web of Science table',
  recognises(head) {
    const columns = csvHead(head)?.columns ?? [];
    const tags = columns.filter((name) => WEB_OF_SCIENCE_TAGS.has(name));
    return (
      tags.length >= 6 && tags.length * 2 >= columns.length && ['TI', 'AU', 'SO'].every((tag) => tags.includes(tag))
    );
  },
  read: (sink, head) =>
    csvRecordParser(sink, head, (columns) => {
      const tags = [...columns.entries()].filter(([, name]) => WEB_OF_SCIENCE_TAGS.has(name));
      return (cells) =>
        paperOfWebOfScience(taggedFields(new Map(tags.map(([index, tag]) => [tag, [(cells[index] ?? '').trim()]]))));
    }),
};
