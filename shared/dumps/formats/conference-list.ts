import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { type JsonObject, type JsonRecords, recordsAmong } from '../json/head.ts';
import { objectsIn, textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { labelsOfValue, peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';

/** Lists of a conference's papers: those of "paperlists", and the programme that the sites of NeurIPS, ICML, ICLR, CVPR and others load. */
export const conferenceList: Format = {
  name: 'conference-list',
  title: 'List of a conference (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) =>
    jsonRecordParser(sink, head, (entry) => (isEvent(entry) ? ofEvent(entry) : ofPaper(entry)), recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['results']]);
  if (records === undefined) return undefined;
  const { first } = records;
  const isPaper = ['title', 'status', 'track', 'id'].every((name) => name in first);
  return isPaper || isEvent(first) ? records : undefined;
}

/** An entry of a programme: its title is its name. */
function isEvent(entry: JsonObject): boolean {
  return 'name' in entry && !('title' in entry) && 'virtualsite_url' in entry;
}

function ofEvent(event: JsonObject): Outcome {
  const title = textIn(event, 'name') ?? '';
  const kind = textIn(event, 'eventtype', 'event_type', 'type') ?? 'Poster';
  if (!/poster|oral|spotlight|paper|highlight/i.test(kind)) return { skip: `an event (${kind}), no paper`, title };
  const source = textIn(event, 'sourceurl');
  const page = textIn(event, 'paper_url') ?? objectsIn(event, 'eventmedia').flatMap(paperAt)[0];
  return foundPaper({
    title,
    abstract: textIn(event, 'abstract'),
    givenId: textIn(event, 'uid', 'id'),
    ids: page === undefined ? [] : [page],
    authors: peopleOfValue(event.authors ?? event['speakers/authors']),
    categories: labelsOfValue(event.topic),
    keywords: labelsOfValue(event.keywords),
    url: page ?? (source?.includes('/group?id=') ? undefined : source),
    pdf: textIn(event, 'paper_pdf_url'),
    comment: textIn(event, 'decision'),
  });
}

/** Where the paper lies, among its slides, videos and pictures. */
function paperAt(medium: JsonObject): readonly string[] {
  const address = textIn(medium, 'uri') ?? '';
  return /\/\/(?:openreview\.net\/forum|arxiv\.org\/abs|proceedings\.mlr\.press|openaccess\.thecvf\.com)\b/.test(
    address,
  )
    ? [address]
    : [];
}

function ofPaper(paper: JsonObject): Outcome {
  const [site, status] = [textIn(paper, 'openreview', 'site'), textIn(paper, 'status')];
  const bibtex = textIn(paper, 'bibtex') ?? '';
  return foundPaper({
    title: textIn(paper, 'title') ?? '',
    abstract: textIn(paper, 'abstract', 'tldr'),
    givenId: textIn(paper, 'id'),
    ids: [site, textIn(paper, 'arxiv'), textIn(paper, 'doi'), textIn(paper, 'oa')].flatMap((id) => id ?? []),
    authors: peopleOfValue(textIn(paper, 'author', 'author_site', 'authors')),
    categories: labelsOfValue(paper.primary_area),
    keywords: labelsOfValue(paper.keywords),
    // The only date of such a list is in the citation that it offers.
    published: /\byear\s*=\s*["{]?\s*(\d{4})\b/i.exec(bibtex)?.[1],
    url: site ?? textIn(paper, 'oa'),
    pdf: textIn(paper, 'pdf'),
    code: textIn(paper, 'github'),
    venue: /\bbooktitle\s*=\s*["{]([^{}"]{1,300})/i.exec(bibtex)?.[1],
    comment: status,
    withdrawn: /^withdraw/i.test(status ?? '') || undefined,
  });
}
