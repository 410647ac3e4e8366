import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { isObject, type JsonObject } from '../json/head.ts';
import { textOfValue } from '../json/text.ts';
import type { Outcome } from '../record.ts';
import { saysNothing } from '../said-nothing.ts';
import { dateOfParts } from './date-parts.ts';
import { type Field, fieldNamed } from './fields.ts';
import {
  abstractOfValue,
  dateOfValue,
  identifiersOfValue,
  labelsOfValue,
  peopleOfValue,
  titleOfValue,
} from './values.ts';

/** The value for each field, as JSON or as the cell of a table. */
export type FieldValues = ReadonlyMap<Field, unknown>;

/** The values of a JSON record by field; of several keys for one field, the most telling one that is not empty. A wrapper around the record is taken off. */
export function fieldValues(record: JsonObject): FieldValues {
  const values = new Map<Field, unknown>();
  const ranks: number[] = [];
  let holdsObjects = false;
  // Not by Object.entries: this runs once for every record.
  for (const name in record) {
    const value = record[name];
    holdsObjects ||= isObject(value);
    const named = fieldNamed(name);
    if (named === undefined) continue;
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    if (name === '_source' && isObject(value)) continue;
    if (named.rank >= (ranks[named.place] ?? Number.POSITIVE_INFINITY)) continue;
    ranks[named.place] = named.rank;
    values.set(named.field, value);
  }
  if (!holdsObjects) return values;
  const named = values.has('title');
  const inner = Object.entries(record).find(
    ([name, value]) =>
      isObject(value) &&
      (!named || WRAPPERS.test(name)) &&
      Object.keys(value).some((key) => fieldNamed(key)?.field === 'title'),
  )?.[1];
  if (!isObject(inner)) return values;
  return new Map(named ? [...fieldValues(inner), ...values] : [...values, ...fieldValues(inner)]);
}

/** What holds the rest of a record whose title stands outside too. Other objects with titles are journals, books, references. */
const WRAPPERS = /^(?:metadata|bibjson|bib|data|attributes|paper|_source)$/;

/** What a JSON record is: a paper, or, in libraries of Zotero, what hangs on one. */
export function outcomeOfFields(record: JsonObject): Outcome {
  const type = (isObject(record.data) ? record.data : record).itemType;
  if (type === 'attachment' || type === 'note' || type === 'annotation')
    return { skip: `is no paper, but a Zotero ${type}` };
  return paperOfFields(fieldValues(record));
}

/** A paper of these values. Its title is '' when there is none. */
export function paperOfFields(values: FieldValues): FoundPaper {
  const text = (field: Field): string | undefined => textOfValue(values.get(field));
  const abstract = abstractOfValue(values.get('abstract'));
  const published = dateOfField(values.get('published'));
  const listedOn = dateOfValue(values.get('listedOn'));
  const votes = Number(values.get('votes') ?? Number.NaN);
  return foundPaper({
    title: titleOfValue(values.get('title')) ?? '',
    abstract: abstract === undefined || saysNothing(abstract) ? undefined : abstract,
    ids: identifiers(values),
    givenId: text('givenId'),
    authors: peopleOfValue(values.get('authors')),
    categories: labelsOfValue(values.get('categories')),
    keywords: labelsOfValue(values.get('keywords')),
    url: pageOf(text('url')),
    pdf: text('pdf'),
    code: text('code'),
    published,
    listedOn,
    venue: text('venue'),
    comment: text('comment'),
    votes: Number.isFinite(votes) ? votes : undefined,
  });
}

function dateOfField(value: unknown): string | undefined {
  return isObject(value) && 'date-parts' in value ? dateOfParts(value) : dateOfValue(value);
}

function identifiers(values: FieldValues): readonly string[] {
  const ids: string[] = [];
  for (const [field, prefix] of [
    ['doi', 'doi:'],
    ['arxiv', 'arXiv:'],
    ['pmid', 'pmid:'],
  ] as const) {
    for (const id of identifiersOfValue(values.get(field))) ids.push(/^[a-z]+:/i.test(id) ? id : prefix + id);
  }
  const others = values.get('ids');
  if (isObject(others)) ids.push(...identifiers(fieldValues(others)));
  else ids.push(...identifiersOfValue(others));
  return ids;
}

/** An address of an API is no page for people. */
function pageOf(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/api\./i.test(address) ? undefined : address;
}
