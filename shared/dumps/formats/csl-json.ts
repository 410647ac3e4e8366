import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { isObject, type JsonObject, type JsonRecords, recordsAmong } from '../json/head.ts';
import { objectsIn, textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { dateOfParts } from '../named/date-parts.ts';
import { labelsOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';

/** CSL-JSON, as Zotero, Mendeley, pandoc and `doi.org` (for DOIs of DataCite) write it. */
export const cslJson: Format = {
  name: 'csl-json',
  title: 'CSL-JSON',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

/** Types of the CSL schema, as far as people keep them beside papers. */
const TYPES = new Set(
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
  entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture
  musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report
  review review-book software song speech standard thesis treaty webpage`.split(/\s+/),
);

function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['items'], ['references']]);
  const item = records?.first;
  if (item === undefined || !TYPES.has(String(item.type)) || !('title' in item)) return undefined;
  const ofCsl =
    (isObject(item.issued) && !('indexed' in item)) ||
    (Array.isArray(item.author) && item.author.some((one) => isObject(one) && ('family' in one || 'literal' in one))) ||
    ('id' in item && ('container-title' in item || 'citation-key' in item || 'DOI' in item));
  return ofCsl && !('indexed' in item) ? records : undefined;
}

function outcomeOf(item: JsonObject): Outcome {
  const [doi, pmcid] = ['DOI', 'PMCID'].map((name) => textIn(item, name));
  const notes = [item.note, item.number, item.archive_location].map(String).join('\n');
  const arxiv = /\barXiv:\s*(\S+)/i.exec(notes)?.[1];
  const pmid = textIn(item, 'PMID') ?? /^PMID:\s*(\d+)/m.exec(notes)?.[1];
  return foundPaper({
    title: textIn(item, 'title') ?? '',
    abstract: textIn(item, 'abstract'),
    givenId: textIn(item, 'citation-key', 'id'),
    ids: [
      ...(doi === undefined ? [] : [/^(?:https?:|doi:)/i.test(doi) ? doi : `doi:${doi}`]),
      ...(arxiv === undefined ? [] : [`arXiv:${arxiv}`]),
      ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
      ...(pmcid === undefined ? [] : [pmcid]),
    ],
    authors: objectsIn(item, 'author').flatMap((author) => nameOf(author) || []),
    categories: labelsOfValue(item.categories),
    keywords: labelsOfValue(item.keyword),
    published: dateOfParts(item.issued ?? item.submitted),
    url: textIn(item, 'URL'),
    venue: textIn(item, 'container-title', 'event-title', 'collection-title'),
  });
}

/** Particles belong to the family name, wherever they are kept. */
function nameOf(author: JsonObject): string {
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'].map((part) =>
    textIn(author, part),
  );
  return textIn(author, 'literal') ?? parts.filter((part) => part !== undefined).join(' ');
}
