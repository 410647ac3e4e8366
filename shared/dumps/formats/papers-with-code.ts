import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { type JsonObject, type JsonRecords, recordsAmong } from '../json/head.ts';
import { textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { labelsOfValue, peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';

/** Papers with Code: its dump of papers with abstracts, its dump of links between papers and code, and answers of its API. */
export const papersWithCode: Format = {
  name: 'papers-with-code',
  title: 'Papers with Code (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['results']]);
  if (records === undefined) return undefined;
  const { first } = records;
  const ofPapers = 'url_abs' in first && 'url_pdf' in first && 'proceeding' in first;
  return ofPapers || ('paper_title' in first && 'repo_url' in first) ? records : undefined;
}

/** In the links every member begins with `paper_`, and a paper comes once for each of its programs. */
function outcomeOf(record: JsonObject): Outcome {
  const text = (name: string): string | undefined => textIn(record, name, `paper_${name}`);
  const [arxiv, openreview] = [text('arxiv_id'), text('openreview_id')];
  const page = text('url_abs');
  return foundPaper({
    title: text('title') ?? '',
    abstract: text('abstract') ?? text('short_abstract'),
    givenId: text('id') ?? text('url'),
    ids: [
      ...(arxiv === undefined ? [] : [`arXiv:${arxiv}`]),
      ...(openreview === undefined ? [] : [`openreview:${openreview}`]),
      ...(page === undefined ? [] : [page]),
    ],
    authors: peopleOfValue(record.authors),
    keywords: [...labelsOfValue(record.tasks), ...labelsOfValue(record.methods)],
    published: text('date') ?? text('published'),
    url: page ?? text('url'),
    pdf: text('url_pdf'),
    code: text('repo_url'),
    venue: text('conference') ?? text('proceeding'),
  });
}
