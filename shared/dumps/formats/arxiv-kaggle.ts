import type { Format, FoundPaper } from '../format.ts';
import { type JsonObject, jsonHead } from '../json-head.ts';
import { jsonRecordParser } from '../json-records.ts';

/** The snapshot of all of the arXiv's metadata (on Kaggle and elsewhere), one JSON object a line. */
export const arxivKaggle: Format = {
  name: 'arxiv-kaggle',
  title: 'arXiv metadata snapshot (JSON Lines)',
  recognises(head) {
    const first = jsonHead(head)?.first;
    return (
      first !== undefined &&
      'abstract' in first &&
      ['authors_parsed', 'versions', 'update_date'].every((name) => name in first)
    );
  },
  read: (sink, head) => jsonRecordParser(sink, head, paperOf),
};

function paperOf(record: JsonObject): FoundPaper {
  const text = (name: string): string => (typeof record[name] === 'string' ? (record[name] as string).trim() : '');
  const list = (name: string): readonly unknown[] => (Array.isArray(record[name]) ? (record[name] as unknown[]) : []);
  const versions = list('versions') as readonly { readonly created?: unknown }[];
  const dois = text('doi')
    .split(/[\s,;]+/)
    .flatMap((doi) => (doi === '' ? [] : `doi:${doi}`));
  const optional = {
    abstract: text('abstract'),
    // update_date is the day on which the record last changed, not a date of the paper.
    published: String(versions[0]?.created ?? ''),
    comment: text('comments'),
    venue: text('journal-ref'),
  };
  return {
    title: text('title'),
    givenId: text('id'),
    ids: [`arXiv:${text('id')}`, ...dois],
    authors: list('authors_parsed').map(nameOf),
    categories: text('categories')
      .split(/\s+/)
      .flatMap((one) => one || []),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
    ...(versions.length > 0 && { version: versions.length }),
    ...(/\bwithdrawn\b/i.test(text('comments')) && { withdrawn: true }),
  };
}

/** `[family, given, suffix, affiliation…]`. */
function nameOf(parts: unknown): string {
  const [family = '', given = '', suffix = ''] = Array.isArray(parts) ? parts.map(String) : [String(parts)];
  return [given, family, suffix].filter((part) => part.trim() !== '').join(' ');
}
