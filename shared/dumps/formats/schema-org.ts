import type { Format, Head } from '../format.ts';
import { isObject, type JsonObject, jsonHead } from '../json/head.ts';
import { objectIn, textIn, textsIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { fieldValues, paperOfFields } from '../named/paper.ts';
import type { Outcome } from '../record.ts';

/** Papers as schema.org describes them in JSON-LD: what doi.org, DataCite, Zenodo and pages of publishers say of a work to machines. */
export const schemaOrg: Format = {
  name: 'schema-org',
  title: 'schema.org (JSON-LD)',
  recognises: (head) => OF_SCHEMA.test(head.text) && OF_WORK.test(head.text) && jsonHead(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, pathIn(head)),
};

const OF_SCHEMA = /"@(?:context|vocab)"\s*:[\s[{]*"[^"]*\bschema\.org\b/;
const WORKS =
  'ScholarlyArticle|MedicalScholarlyArticle|Article|TechArticle|Report|Thesis|Chapter|Book|PublicationIssue|CreativeWork|Dataset';
const OF_WORK = /"@type"\s*:[\s[]*"(?:\w+:)?(?:Medical)?ScholarlyArticle"/;
const IS_WORK = new RegExp(`^(?:\\w+:)?(?:${WORKS})$`);

/** Where lists of works stand. */
const LISTS = ['@graph', 'itemListElement', 'hasPart'];

function pathIn(head: Head): readonly string[] | undefined {
  const { lines, top } = jsonHead(head) ?? {};
  if (lines) return undefined;
  const list = LISTS.find((name) => Array.isArray(top?.[name]));
  return list === undefined ? [] : [list];
}

function outcomeOf(record: JsonObject): Outcome {
  // Lists of search results number what they hold.
  const work = isObject(record.item) ? record.item : record;
  const title = textIn(work, 'headline', 'name');
  const types = textsIn(work, '@type');
  if (!types.some((type) => IS_WORK.test(type)))
    return { skip: `is no paper, but of type ${types[0] ?? 'unknown'}`, ...(title && { title }) };
  const ids = [...textsIn(work, '@id'), ...textsIn(work, 'sameAs')];
  const journal =
    textIn(objectIn(work, 'isPartOf'), 'name') ?? textIn(objectIn(objectIn(work, 'isPartOf'), 'isPartOf'), 'name');
  const paper = paperOfFields(fieldValues({ ...work, title, ...(journal !== undefined && { journal }) }));
  return { ...paper, ids: [...(paper.ids ?? []), ...ids] };
}
