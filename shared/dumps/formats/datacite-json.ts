import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { isObject, type JsonObject, type JsonRecords, recordsAmong } from '../json/head.ts';
import { objectIn, objectsIn, textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';
import { dateAmong, isTitleCode, SAME_WORK } from '../schemas/datacite.ts';

/** Answers of the DataCite API (`/dois`), and DataCite's metadata as JSON. */
export const dataciteJson: Format = {
  name: 'datacite-json',
  title: 'DataCite metadata (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const records = recordsAmong(head, [['data']]);
  if (records === undefined) return undefined;
  const resource = resourceIn(records.first);
  const version = textIn(resource, 'schemaVersion', 'schema-version', 'schema_version') ?? '';
  const ofSchema = /datacite\.org\/schema/.test(version);
  return ofSchema || (records.first.type === 'dois' && isObject(records.first.attributes)) ? records : undefined;
}

/** The API wraps what it knows of a DOI. */
function resourceIn(record: JsonObject): JsonObject {
  return isObject(record.attributes) ? record.attributes : record;
}

function outcomeOf(record: JsonObject): Outcome {
  const resource = resourceIn(record);
  const titles = objectsIn(resource, 'titles');
  const main = titles.find((one) => typeof one.titleType !== 'string') ?? titles[0] ?? resource;
  const title = textIn(main, 'title') ?? '';
  const subtitle = textIn(titles.find((one) => one.titleType === 'Subtitle') ?? {}, 'title') ?? '';
  if (isTitleCode(title)) return { reject: `has no title, but the code "${title}"` };
  const descriptions = objectsIn(resource, 'descriptions').filter(
    ({ descriptionType: type }) => (type ?? 'Abstract') === 'Abstract',
  );
  const doi = textIn(resource, 'doi') ?? textIn(record, 'id');
  const related = objectsIn(resource, 'relatedIdentifiers').filter(({ relationType }) =>
    SAME_WORK.has(String(relationType)),
  );
  return foundPaper({
    title: title.includes(subtitle) ? title : `${title}: ${subtitle}`,
    abstract: descriptions.flatMap((one) => textIn(one, 'description') ?? [])[0],
    givenId: doi,
    ids: [...(doi === undefined ? [] : [doi]), ...related.flatMap((one) => textIn(one, 'relatedIdentifier') ?? [])],
    authors: peopleOfValue(resource.creators ?? resource.creator ?? resource.author),
    keywords: objectsIn(resource, 'subjects').flatMap((one) => textIn(one, 'subject') ?? []),
    published: dateAmong(
      objectsIn(resource, 'dates').map((one) => ({ type: String(one.dateType), date: textIn(one, 'date') ?? '' })),
      textIn(resource, 'publicationYear', 'publication-year', 'publication_year'),
    ),
    url: textIn(resource, 'url'),
    venue:
      textIn(objectIn(resource, 'container'), 'title') ??
      textIn(objectIn(resource, 'publisher'), 'name') ??
      textIn(resource, 'publisher'),
  });
}
