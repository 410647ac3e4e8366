import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryFromItem, entryToItem } from '../../../shared/aws/paper-item.ts';
import { CAP } from '../../../shared/papers/caps.ts';
import type { FoundPaper } from '../../../shared/papers/found-paper.ts';
import { merge, paperOf } from '../../../shared/papers/merge.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { toPaperRecord } from '../../../shared/papers/record.ts';

const SEED = 20261122;
/** DynamoDB's limit of a row, and what is to be left of it. */
const ROW_BYTES = 400 * 1024;
const ROOM_BYTES = 100 * 1024;

const text = fc.string({ unit: 'binary', maxLength: 60 });
const aFoundPaper: fc.Arbitrary<FoundPaper> = fc.record(
  {
    title: fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
    abstract: text,
    ids: fc.array(fc.oneof(text, fc.constantFrom('2610.00001v2', '10.5555/ß\ud800', 'pmid:1'))),
    givenId: text,
    authors: fc.array(text),
    categories: fc.array(text),
    keywords: fc.array(text),
    url: fc.oneof(text, fc.webUrl()),
    published: fc.oneof(text, fc.constant('2026-03')),
    listedOn: fc.constantFrom('Mar 14', 'x'),
    version: fc.integer(),
    venue: text,
    comment: text,
    votes: fc.double(),
  },
  { requiredKeys: ['title'], noNullPrototype: true },
);

function paperFrom(found: FoundPaper): Paper | undefined {
  const record = toPaperRecord(found, 'jsonl', '2026-11-22');
  return 'reject' in record
    ? undefined
    : paperOf('p', record, { dumpId: 'd', dumpRecord: 1, at: '2026-11-22T06:00:00.000Z' });
}

describe('a paper’s row', () => {
  it('gives back every paper that a dump can hold', () => {
    fc.assert(
      fc.property(aFoundPaper, fc.option(fc.constantFrom('new', 'withdrawn')), (found, kind) => {
        const told = paperFrom(found);
        if (!told) return;
        const paper: Paper = kind ? { ...told, arrival: { kind, at: told.firstArrivedAt } } : told;
        // Over the wire: what is no well-formed text does not come back as it was.
        const item = JSON.parse(
          Buffer.from(JSON.stringify(entryToItem('p', { kind: 'paper', paper, writes: 3 }))).toString(),
        );
        expect(entryFromItem(item)).toEqual(['p', { kind: 'paper', paper, writes: 3 }]);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('fits with room to spare, however large the paper and however often it is told', () => {
    const wide = (length: number) => '語'.repeat(length);
    const many = (start: number) => Array.from({ length: 3000 }, (_, at) => `${start + at} ${wide(300)}`);
    const tellings = [0, 3000, 6000, 9000].map(
      (start) =>
        paperFrom({
          title: wide(100_000),
          abstract: `${start} ${'\\'.repeat(0)}${wide(1_000_000)}`,
          ids: many(start).map((_, at) => `10.5555/${start + at}-${'x'.repeat(250)}`),
          authors: many(start),
          categories: many(start),
          keywords: many(start),
          url: `https://example.org/${'x'.repeat(900)}`,
          pdf: `https://example.org/${'y'.repeat(900)}`,
          code: `https://example.org/${'z'.repeat(900)}`,
          venue: wide(10_000),
          comment: wide(10_000),
        })!,
    );
    const ids = Array.from({ length: CAP.formerIds }, (_, at) => `${at}`.padEnd(20, 'x'));
    const paper = {
      ...tellings.reduce(merge),
      formerIds: ids,
      otherDumps: ids.slice(0, CAP.otherDumps),
      raw: { title: wide(CAP.rawTitleCharacters), abstract: wide(CAP.rawAbstractCharacters) },
    };
    const bytes = Buffer.byteLength(JSON.stringify(entryToItem('p', { kind: 'paper', paper, writes: 1 })));
    expect(bytes).toBeLessThan(ROW_BYTES - ROOM_BYTES);
    expect(marshall({ title: paper.title }).title?.S?.length).toBe(CAP.titleCharacters);
  });
});
