import type { FoundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import { isObject, type JsonObject, jsonHead } from '../json/head.ts';
import { jsonRecordParser } from '../json/records.ts';
import { peopleOfValue } from '../named/values.ts';
import { withoutAsides } from './arxiv-mailing.ts';

/** The snapshot of all of the arXiv's metadata (on Kaggle and elsewhere), one JSON object a line. */
export const arxivKaggle: Format = {
  name: 'arxiv-kaggle',
  title: 'arXiv metadata snapshot (JSON Lines)',
  recognises(head) {
    const first = jsonHead(head)?.first;
    return (
      first !== undefined &&
      ['abstract', 'categories', 'update_date'].every((name) => name in first) &&
      ['authors_parsed', 'versions', 'submitter'].some((name) => name in first)
    );
  },
  read: (sink, head) => jsonRecordParser(sink, head, paperOf),
};

function paperOf(record: JsonObject): FoundPaper {
  const text = (name: string): string => (typeof record[name] === 'string' ? (record[name] as string).trim() : '');
  const list = (name: string): readonly unknown[] => (Array.isArray(record[name]) ? (record[name] as unknown[]) : []);
  const versions = list('versions');
  const [submission] = versions;
  const dois = text('doi')
    .split(/[\s,;]+/)
    .flatMap((doi) => (doi === '' ? [] : `doi:${doi}`));
  const optional = {
    abstract: text('abstract'),
    // update_date is the day on which the record last changed, not a date of the paper.
    published: isObject(submission) ? String(submission.created ?? '') : '',
    comment: text('comments'),
    venue: text('journal-ref'),
  };
  return {
    title: text('title'),
    givenId: text('id'),
    ids: [`arXiv:${text('id')}`, ...dois],
    authors: Array.isArray(record.authors_parsed)
      ? list('authors_parsed').map(nameOf)
      : peopleOfValue(withoutAsides(text('authors').replace(/\s+/g, ' '))),
    categories: [text('categories'), ...list('categories').map(String)].flatMap((line) => line.match(/\S+/g) ?? []),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
    ...(versions.length > 0 && { version: numberOf(versions.at(-1)) ?? versions.length }),
  };
}

/** `{"version": "v2", …}`, `"v2"`. Some copies of the snapshot keep the last version only. */
function numberOf(version: unknown): number | undefined {
  const [, number] = /^v(\d{1,3})$/.exec(String(isObject(version) ? version.version : version)) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** `[family, given, suffix, affiliation…]`. */
function nameOf(parts: unknown): string {
  const [family = '', given = '', suffix = ''] = Array.isArray(parts) ? parts.map(String) : [String(parts)];
  return [given, family, suffix].filter((part) => part.trim() !== '').join(' ');
}
