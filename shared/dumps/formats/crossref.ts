import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { isFrontMatter } from '../front-matter.ts';
import { isObject, type JsonObject, type JsonRecords, jsonHead, recordsAmong } from '../json/head.ts';
import { objectIn, objectsIn, textIn, textsIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { dateOfParts, earliestOf } from '../named/date-parts.ts';
import { isNewVersion } from '../notices.ts';
import type { Outcome } from '../record.ts';

/** Works of the Crossref API: one message, a page of them, its public data files, and what `doi.org` answers for a Crossref DOI. */
export const crossref: Format = {
  name: 'crossref',
  title: 'Crossref works (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

/** Members that only Crossref gives a work. */
const OWN = ['indexed', 'deposited', 'reference-count', 'references-count', 'is-referenced-by-count', 'content-domain'];

/** Entries that are no works to read, and what they are. */
const NO_PAPERS: Readonly<Record<string, string>> = {
  journal: 'a journal',
  'journal-volume': 'a volume of a journal',
  'journal-issue': 'an issue of a journal',
  proceedings: 'a volume of proceedings',
  'proceedings-series': 'a series of proceedings',
  'book-set': 'a set of books',
  'book-series': 'a series of books',
  'report-series': 'a series of reports',
  component: 'a part of a work, such as a figure',
  'peer-review': 'a review of a work',
  grant: 'a grant',
};

/** Names of the relations that tie a preprint to its article: the same work. */
const SAME_WORK = ['is-preprint-of', 'has-preprint'];

/** Where the works are; undefined where the dump is not of Crossref. An answer of the API may hold a few members of each only. */
function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['message', 'items'], ['items']]);
  if (records === undefined) return undefined;
  const work = workOf(records.first);
  const own = OWN.filter((name) => name in work).length;
  if (own > 1 || (own === 1 && typeof work.DOI === 'string')) return records;
  const answer = jsonHead(head)?.top ?? {};
  if ('items' in objectIn(answer, 'message')) return { ...records, path: ['message', 'items'] };
  return /^work/.test(textIn(answer, 'message-type') ?? '') ? records : undefined;
}

function workOf(record: JsonObject): JsonObject {
  return isObject(record.message) ? record.message : record;
}

function outcomeOf(record: JsonObject): Outcome {
  const work = workOf(record);
  const type = textIn(work, 'type') ?? '';
  const [title = textsIn(work, 'original-title')[0] ?? ''] = textsIn(work, 'title');
  if ('last-status-check-time' in work) return { skip: 'a journal or its publisher, no paper', title };
  if (Object.hasOwn(NO_PAPERS, type)) return { skip: `${NO_PAPERS[type]}, no paper`, title };
  const updates = objectsIn(work, 'update-to').filter((update) => update.DOI !== work.DOI);
  const former = updates.filter((update) => isNewVersion(textIn(update, 'type')));
  const notice = updates.find((update) => !former.includes(update));
  if (notice !== undefined)
    return { skip: `a notice about another paper (${textIn(notice, 'label', 'type') ?? 'update'})`, title };
  const abstract = textIn(work, 'abstract');
  if (abstract === undefined && isFrontMatter(title)) return { skip: 'front matter, no paper', title };
  const doi = textIn(work, 'DOI');
  return foundPaper({
    title: withSubtitle(title, textsIn(work, 'subtitle')[0]),
    abstract,
    givenId: doi,
    ids: [doi, ...former.map((update) => textIn(update, 'DOI'))]
      .flatMap((id) => (id === undefined ? [] : `doi:${id}`))
      .concat(sameWork(work)),
    revision: former.length > 0 || undefined,
    authors: objectsIn(work, 'author').flatMap((author) => authorOf(author) ?? []),
    categories: textsIn(work, 'subject'),
    published: publishedOf(work),
    url: textIn(work, 'URL') ?? textIn(objectIn(objectIn(work, 'resource'), 'primary'), 'URL'),
    venue:
      textsIn(work, 'container-title')[0] ??
      objectsIn(work, 'institution').flatMap((one) => textIn(one, 'name') ?? [])[0],
    withdrawn:
      objectsIn(work, 'updated-by').some(({ type: kind }) => kind === 'retraction' || kind === 'withdrawal') ||
      undefined,
  });
}

/** Some deposit the subtitle apart, others in the title too. */
function withSubtitle(title: string, subtitle: string | undefined): string {
  if (subtitle === undefined || title === '' || title.includes(subtitle)) return title;
  return `${title}${/[:?!.–—-]\s*$/.test(title) ? ' ' : ': '}${subtitle}`;
}

function authorOf(author: JsonObject): string | undefined {
  const name = [textIn(author, 'given'), textIn(author, 'family'), textIn(author, 'suffix')];
  return textIn(author, 'family') === undefined ? textIn(author, 'name', 'given') : name.filter(Boolean).join(' ');
}

function sameWork(work: JsonObject): readonly string[] {
  return SAME_WORK.flatMap((name) => objectsIn(objectIn(work, 'relation'), name)).flatMap((one) => {
    const id = textIn(one, 'id');
    return id === undefined ? [] : [one['id-type'] === 'arxiv' ? `arXiv:${id.replace(/^arxiv:/i, '')}` : id];
  });
}

/** The earliest of the dates on which it came out; else the day on which its DOI was made. */
function publishedOf(work: JsonObject): string | undefined {
  const dates = ['published', 'published-online', 'published-print', 'posted', 'issued'];
  return earliestOf(dates.map((name) => dateOfParts(work[name]))) ?? dateOfParts(work.created);
}
