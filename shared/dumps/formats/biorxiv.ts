import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { type JsonObject, type JsonRecords, jsonHead, recordsAmong } from '../json/head.ts';
import { textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';

/** Answers of the bioRxiv and medRxiv API: a row for each version of a preprint (`details`), for each one that a journal took (`pubs`), or on COVID-19. */
export const biorxiv: Format = {
  name: 'biorxiv',
  title: 'bioRxiv or medRxiv preprints (JSON)',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const top = jsonHead(head)?.top;
  // A day without preprints is an answer too.
  if (Array.isArray(top?.messages) && Array.isArray(top.collection)) return { first: {}, path: ['collection'] };
  const records = recordsAmong(head, []);
  return records !== undefined && isRow(records.first) ? records : undefined;
}

function isRow(row: JsonObject): boolean {
  if ('biorxiv_doi' in row || 'medrxiv_doi' in row || ('preprint_doi' in row && 'preprint_title' in row)) return true;
  if ('rel_doi' in row && 'rel_title' in row) return true;
  return 'doi' in row && 'title' in row && ('jatsxml' in row || /^(?:bio|med)rxiv$/i.test(String(row.server)));
}

function outcomeOf(row: JsonObject): Outcome {
  const text = (name: string): string | undefined => {
    const value = textIn(row, name, `preprint_${name}`, `rel_${name}`);
    return value === 'NA' ? undefined : value;
  };
  const doi = text('doi') ?? textIn(row, 'biorxiv_doi', 'medrxiv_doi');
  const article = [textIn(row, 'published_doi'), textIn(row, 'published')].find((id) => id?.startsWith('10.'));
  const version = Number(text('version'));
  return foundPaper({
    title: text('title') ?? '',
    abstract: text('abstract') ?? text('abs'),
    givenId: doi,
    ids: [doi, article].flatMap((id) => (id === undefined ? [] : `doi:${id}`)),
    authors: peopleOfValue(row.rel_authors ?? text('authors')),
    categories: text('category') === undefined ? [] : [text('category') as string],
    published: text('date'),
    // The preprint is free to read, wherever its article came out.
    url: doi === undefined ? undefined : `https://doi.org/${doi}`,
    venue: text('server') ?? text('platform') ?? text('site'),
    version: version > 0 ? version : undefined,
    // The row of a later version is no new preprint.
    revision: version > 1 || undefined,
    withdrawn: /^withdrawn/i.test(text('type') ?? '') || undefined,
  });
}
