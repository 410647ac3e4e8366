import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { isObject, type JsonObject, type JsonRecords, recordsAmong } from '../json/head.ts';
import { textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { dateOfValue, labelsOfValue, peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';

/** Notes of OpenReview, as both versions of its API give them (`{"title": "…"}` or `{"title": {"value": "…"}}`), and the archives of its expertise model. */
export const openreview: Format = {
  name: 'openreview',
  title: 'OpenReview notes (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['notes']]);
  const note = records?.first;
  if (note === undefined || !isObject(note.content)) return undefined;
  const ofSite = ['forum', 'invitation', 'invitations', 'signatures'].some((name) => name in note);
  return ofSite || ('id' in note && 'title' in note.content) ? records : undefined;
}

function outcomeOf(note: JsonObject): Outcome {
  const content = isObject(note.content) ? note.content : {};
  const title = textIn(content, 'title') ?? '';
  const [id, forum] = [textIn(note, 'id'), textIn(note, 'forum')];
  if ((textIn(note, 'replyto') ?? forum) !== forum || (forum !== undefined && id !== undefined && forum !== id))
    return { skip: 'a review or comment, no paper', title };
  if (typeof note.ddate === 'number')
    return { skip: 'deleted in its archive', title, deleted: [`openreview:${forum ?? id}`] };
  const pdf = textIn(content, 'pdf');
  return foundPaper({
    title,
    abstract: textIn(content, 'abstract', 'TLDR', 'TL;DR', 'tldr', 'one-sentence_summary'),
    givenId: id ?? forum,
    ids: identifiersOf(content, forum ?? id),
    authors: peopleOfValue(content.authors),
    categories: labelsOfValue(content.primary_area ?? content.subject_areas),
    keywords: labelsOfValue(content.keywords),
    published: publishedOf(note, content),
    url: isId(forum) ? `https://openreview.net/forum?id=${forum}` : textIn(content, 'link', 'html'),
    pdf: pdf?.startsWith('/') ? `https://openreview.net${pdf}` : pdf,
    code: textIn(content, 'code'),
    venue: textIn(content, 'venue', 'venueid'),
    withdrawn: isWithdrawn(note, content) || undefined,
  });
}

/** Sites of conferences keep papers in the same form, under ids of their own. */
function isId(id: string | undefined): boolean {
  return /^[\w-]{8,14}$/.test(id ?? '');
}

/** Notes that come from elsewhere name the paper there: the expertise archives have Semantic Scholar's hash for an id. */
function identifiersOf(content: JsonObject, id: string | undefined): readonly string[] {
  const [arxiv, s2, doi] = [textIn(content, 'arXivId'), textIn(content, 'ssId'), textIn(content, 'doi', 'DOI')];
  const address = textIn(content, 'html', 'link');
  return [
    ...(isId(id) ? [`openreview:${id}`] : []),
    ...(arxiv === undefined ? [] : [`arXiv:${arxiv}`]),
    ...(doi === undefined ? [] : [doi]),
    ...(s2 === undefined ? [] : [`https://www.semanticscholar.org/paper/${s2}`]),
    ...(address === undefined ? [] : [address]),
  ];
}

/** The day on which it was published, else on which everybody could see it, else on which it was handed in. */
function publishedOf(note: JsonObject, content: JsonObject): string | undefined {
  const day = ['pdate', 'odate', 'cdate', 'tcdate']
    .map((name) => note[name])
    .find((value) => typeof value === 'number');
  return day === undefined ? textIn(content, 'year') : dateOfValue(day);
}

/** Submissions that were taken back move to a venue, or in the first version to an invitation, of that name. */
function isWithdrawn(note: JsonObject, content: JsonObject): boolean {
  const invitations = Array.isArray(note.invitations) ? note.invitations : [note.invitation];
  return (
    /withdrawn/i.test(textIn(content, 'venueid') ?? '') ||
    invitations.some((one) => typeof one === 'string' && one.includes('/-/') && /withdrawn_submission$/i.test(one))
  );
}
