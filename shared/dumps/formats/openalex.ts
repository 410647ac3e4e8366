import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { type JsonObject, type JsonRecords, recordsAmong } from '../json/head.ts';
import { objectIn, objectsIn, textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import type { Outcome } from '../record.ts';
import { invertedAbstract } from '../schemas/inverted-abstract.ts';

/** Works of OpenAlex: one, a page of them, its snapshot. */
export const openalex: Format = {
  name: 'openalex',
  title: 'OpenAlex works (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['results']]);
  if (records === undefined) return undefined;
  const { first } = records;
  const isWork = /openalex\.org\/W\d/i.test(textIn(first, 'id') ?? '') || 'abstract_inverted_index' in first;
  return isWork ? records : undefined;
}

/** Types of works that are no papers, and what they are. */
const NO_PAPERS: Readonly<Record<string, string>> = {
  paratext: 'front matter, no paper',
  'peer-review': 'a review of a work, no paper',
  grant: 'a grant, no paper',
  'supplementary-materials': 'a part of a work, no paper',
  erratum: 'a notice about another paper (erratum)',
  retraction: 'a notice about another paper (retraction)',
};

function outcomeOf(work: JsonObject): Outcome {
  const title = textIn(work, 'title', 'display_name') ?? '';
  const type = work.is_paratext === true ? 'paratext' : (textIn(work, 'type') ?? '');
  if (Object.hasOwn(NO_PAPERS, type)) return { skip: NO_PAPERS[type] as string, title };
  const places = [
    objectIn(work, 'primary_location'),
    objectIn(work, 'best_oa_location'),
    ...objectsIn(work, 'locations'),
  ];
  const primary = objectIn(work, 'primary_location');
  const named = (member: string): readonly string[] =>
    objectsIn(work, member).flatMap((one) => textIn(one, 'display_name', 'keyword') ?? []);
  return foundPaper({
    title,
    abstract: invertedAbstract(work.abstract_inverted_index) ?? textIn(work, 'abstract'),
    givenId: textIn(work, 'id'),
    ids: identifiersOf(work, places),
    authors: objectsIn(work, 'authorships').flatMap(
      (one) => textIn(objectIn(one, 'author'), 'display_name') ?? textIn(one, 'raw_author_name') ?? [],
    ),
    categories: named('topics'),
    keywords: named('keywords'),
    published: publishedOf(work),
    url: textIn(primary, 'landing_page_url') ?? textIn(work, 'doi'),
    pdf: places.map((place) => textIn(place, 'pdf_url')).find((address) => address !== undefined),
    venue: textIn(objectIn(primary, 'source'), 'display_name') ?? textIn(objectIn(work, 'host_venue'), 'display_name'),
    withdrawn: work.is_retracted === true || undefined,
  });
}

/** Of a work that has only a year, OpenAlex makes the first of January of it: a paper of November would be ten months old. */
function publishedOf(work: JsonObject): string | undefined {
  const day = textIn(work, 'publication_date');
  return day?.endsWith('-01-01') ? day.slice(0, 4) : (day ?? textIn(work, 'publication_year'));
}

/** Its identifiers, and its preprint's: of the places where a work lies, the arXiv's names it. */
function identifiersOf(work: JsonObject, places: readonly JsonObject[]): readonly string[] {
  const { pmcid, ...ids } = objectIn(work, 'ids');
  const pmc = /(?<!\d)(\d+)\/?$/.exec(String(pmcid ?? ''))?.[1];
  const preprint = places
    .map((place) => textIn(place, 'landing_page_url') ?? '')
    .find((address) => /\/\/(?:www\.)?arxiv\.org\/abs\//.test(address));
  const all = [work.doi, work.id, ...['doi', 'pmid', 'openalex'].map((name) => ids[name]), preprint];
  return [
    ...new Set([
      ...all.filter((id): id is string => typeof id === 'string' && id !== ''),
      ...(pmc ? [`PMC${pmc}`] : []),
    ]),
  ];
}
