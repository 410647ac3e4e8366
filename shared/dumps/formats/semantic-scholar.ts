import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { isObject, type JsonObject, type JsonRecords, jsonHead, recordsAmong } from '../json/head.ts';
import { listIn, objectIn, objectsIn, textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { parseJson } from '../json/start.ts';
import { textOfValue } from '../json/text.ts';
import type { Outcome } from '../record.ts';

/** Papers of Semantic Scholar: answers of its API (search, batch, citations, recommendations) and its data sets, one object a line. */
export const semanticScholar: Format = {
  name: 'semantic-scholar',
  title: 'Semantic Scholar papers (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const top = jsonHead(head)?.top;
  // The annotations of a full text have a member "title", too.
  if (top !== undefined && isPaper(top) && 'content' in top) return { first: top, path: [] };
  const records = recordsAmong(head, [['data'], ['recommendedPapers'], ['papers']]);
  return records !== undefined && isPaper(paperIn(records.first)) ? records : undefined;
}

function isPaper(paper: JsonObject): boolean {
  return (
    /^[0-9a-f]{40}$/.test(String(paper.paperId)) ||
    (typeof paper.corpusid === 'number' &&
      ['externalids', 'openaccessinfo', 'abstract', 'title', 'content'].some((name) => name in paper))
  );
}

/** Citations, references and matches wrap the paper. */
function paperIn(record: JsonObject): JsonObject {
  const { citingPaper, citedPaper, paper } = record;
  return [citingPaper, citedPaper, paper].find(isObject) ?? record;
}

function outcomeOf(record: JsonObject): Outcome {
  const paper = paperIn(record);
  const title = textIn(paper, 'title') ?? annotated(paper, 'title');
  if (title === undefined && 'corpusid' in paper && 'abstract' in paper)
    return { reject: 'has no title: the titles are in the data set "papers", under the same corpusid' };
  const journal = objectIn(paper, 'journal');
  return foundPaper({
    title: title ?? '',
    abstract: textIn(paper, 'abstract') ?? annotated(paper, 'abstract') ?? textIn(objectIn(paper, 'tldr'), 'text'),
    givenId: textIn(paper, 'paperId', 'corpusid'),
    ids: identifiersOf(paper),
    authors: objectsIn(paper, 'authors').flatMap((author) => textIn(author, 'name') ?? []),
    categories: [
      ...new Set([
        ...fields(paper, 'fieldsOfStudy'),
        ...fields(paper, 's2FieldsOfStudy'),
        ...fields(paper, 's2fieldsofstudy'),
      ]),
    ],
    published: textIn(paper, 'publicationDate', 'publicationdate', 'year'),
    url: textIn(paper, 'url'),
    pdf: textIn(objectIn(paper, 'openAccessPdf'), 'url'),
    venue: textIn(paper, 'venue') ?? textIn(journal, 'name') ?? textIn(objectIn(paper, 'publicationVenue'), 'name'),
  });
}

/** A part of a full text (data set "s2orc"), whose annotations say where it stands: `"[{\"start\": 0, \"end\": 10}]"`. */
function annotated(paper: JsonObject, part: string): string | undefined {
  const content = objectIn(paper, 'content');
  const text = textIn(content, 'text');
  const places = parseJson(textIn(objectIn(content, 'annotations'), part) ?? '');
  const [first] = Array.isArray(places) ? places.filter(isObject) : [];
  const [start, end] = [first?.start, first?.end].map(Number) as [number, number];
  return text === undefined || !(start < end) ? undefined : text.slice(start, end);
}

/** Names of identifiers in any case, and how each is written so that it is known everywhere. */
const SCHEMES: Readonly<Record<string, (id: string) => string>> = {
  arxiv: (id) => `arXiv:${id}`,
  doi: (id) => `doi:${id}`,
  pubmed: (id) => `pmid:${id}`,
  pubmedcentral: (id) => `PMC${id.replace(/^PMC/i, '')}`,
  acl: (id) => `acl:${id}`,
  corpusid: (id) => `CorpusId:${id}`,
  paperid: (id) => `https://www.semanticscholar.org/paper/${id}`,
};

function identifiersOf(paper: JsonObject): readonly string[] {
  const named = {
    ...objectIn(paper, 'externalIds'),
    ...objectIn(paper, 'externalids'),
    ...objectIn(objectIn(paper, 'openaccessinfo'), 'externalids'),
  };
  const corpusId = textIn(paper, 'corpusId', 'corpusid');
  const paperId = textIn(paper, 'paperId');
  const all = Object.entries({ ...named, corpusId, paperId });
  return all.flatMap(([name, value]) => {
    const id = textOfValue(value);
    const scheme = SCHEMES[name.toLowerCase()];
    return id === undefined || scheme === undefined ? [] : [scheme(id)];
  });
}

function fields(paper: JsonObject, member: string): readonly string[] {
  return listIn(paper, member).flatMap((one) =>
    typeof one === 'string' ? one : isObject(one) ? (textIn(one, 'category') ?? []) : [],
  );
}
