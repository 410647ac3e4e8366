import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../functions/ingest/meaning.ts';
import { readershipOf } from '../../../functions/ingest/readership.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const asks = (...queries: string[]): Reader =>
  aReader({
    interests: queries.map((query) => ({ id: query, label: query, query, addedAt: '2026-11-01T00:00:00.000Z' })),
  });

async function* everybody(...readers: Reader[]): AsyncIterable<Reader> {
  yield* readers;
}

const paper = (title: string): Paper => ({
  id: title,
  keys: [`title:${title}`],
  title,
  abstract: '',
  raw: { title, abstract: '' },
  authors: [],
  authorCount: 0,
  categories: [],
  keywords: [],
  links: {},
  withdrawn: false,
  sources: ['jsonl'],
  dumpId: 'd',
  dumpRecord: 1,
  otherDumps: [],
  titleVersion: 1,
  abstractVersion: 1,
  firstArrivedAt: '2026-11-22T00:00:00.000Z',
  formerIds: [],
});

/** No day is folded yet, and nothing is named. */
const ALONE = { library: async () => undefined, named: async () => new Map() };

describe('what a dump means', () => {
  it('counts readers once, however many of their interests hit, the papers that they get, and those that nobody asked for', async () => {
    const papers = [paper('Graphs of trees'), paper('Graphs of stars'), paper('Soup')];
    const readers = everybody(asks('graphs', 'trees'), asks('stars'), asks('quantum'));
    expect(meaningOf(papers, await readershipOf(readers, ALONE))).toEqual({
      readers: 3,
      readersReached: 2,
      papersForNobody: 1,
      mailings: 3,
    });
  });

  it('is what it means to the first of more readers than can be asked while a dump is read', async () => {
    async function* crowd(): AsyncIterable<Reader> {
      for (let n = 0; n < 5_001; n++) yield asks('graphs');
    }
    expect(meaningOf([paper('Graphs')], await readershipOf(crowd(), ALONE))).toMatchObject({
      readers: 5_000,
      mailings: 5_000,
      sampled: true,
    });
  });
});
