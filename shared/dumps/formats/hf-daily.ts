import type { FoundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import { isObject, type JsonObject, jsonHead } from '../json/head.ts';
import { jsonRecordParser } from '../json/records.ts';

/** The Hugging Face API's daily papers (a list of entries that hold a `paper`), or its papers one by one. */
export const hfDaily: Format = {
  name: 'hf-daily',
  title: 'Hugging Face daily papers (JSON)',
  recognises(head) {
    const first = jsonHead(head)?.first;
    return first !== undefined && isEntry(first);
  },
  read: (sink, head) =>
    jsonRecordParser(sink, head, (entry) =>
      isNumbered(entry) ? paperOf(entry) : { reject: 'is no entry of daily papers' },
    ),
};

function isNumbered(entry: JsonObject): boolean {
  return /^\d{4}\.\d{4,5}$/.test(String((isObject(entry.paper) ? entry.paper : entry).id));
}

/** What only this API has: an arXiv id beside its own names for votes, list day or discussion. */
function isEntry(entry: JsonObject): boolean {
  const paper = isObject(entry.paper) ? entry.paper : entry;
  return (
    isNumbered(entry) &&
    ['submittedOnDailyAt', 'submittedOnDailyBy', 'upvotes', 'discussionId'].some((name) => name in paper)
  );
}

function paperOf(entry: JsonObject): FoundPaper {
  const paper = isObject(entry.paper) ? entry.paper : entry;
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const names = (value: unknown): string[] =>
    (Array.isArray(value) ? value : []).flatMap((one) => text(isObject(one) ? one.name : one) ?? []);
  const id = String(paper.id);
  const optional = {
    abstract: text(paper.summary) ?? text(entry.summary),
    published: text(paper.publishedAt),
    listedOn: text(paper.submittedOnDailyAt),
    code: text(paper.githubRepo),
    votes: typeof paper.upvotes === 'number' ? paper.upvotes : undefined,
  };
  return {
    title: text(paper.title) ?? text(entry.title) ?? '',
    givenId: id,
    ids: [`arXiv:${id}`],
    authors: names(paper.authors),
    keywords: names(paper.ai_keywords),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
