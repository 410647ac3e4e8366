import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DumpsTable, dumpsTable } from '../../shared/aws/dumps-table.ts';
import type { EndedDump, ReadingDump } from '../../shared/dumps/dump.ts';
import { countReject, emptyTally } from '../../shared/dumps/receipt.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

let tables: Tables;
let dumps: DumpsTable;
beforeAll(async () => {
  tables = await startTables();
  dumps = dumpsTable(tables.client, 'Dumps');
});
afterAll(() => tables[Symbol.asyncDispose]());

function aDump(id: string, droppedAt = '2026-11-22T06:00:00.000Z'): ReadingDump {
  return {
    id,
    key: `dumps/${id} + Ümlaut.jsonl`,
    etag: 'e',
    sizeBytes: 7,
    droppedAt,
    writes: 0,
    state: 'reading',
    records: 0,
    tally: emptyTally(),
    hops: 0,
    begun: [],
  };
}

describe('the Dumps table', () => {
  it('gives back a dump as it was put, with a tally of thousands of files', async () => {
    const tally = emptyTally();
    for (let file = 0; file < 5_000; file++)
      countReject(tally, { entry: `folder/list-${file}.bib`, line: 3, reason: 'has no title', excerpt: 'x' });
    const dump = { ...aDump('archive'), version: 'v1', records: 5_000, tally };
    expect(await dumps.put(dump)).toEqual({ ...dump, writes: 1 });
    expect(await dumps.get('archive')).toEqual({ ...dump, writes: 1 });
    expect(await dumps.get('another')).toBeUndefined();
  });

  it('lets one of many writers of the same state win, and knows a write that was repeated', async () => {
    const claims = await Promise.all([1, 2, 3, 4].map((hops) => dumps.put({ ...aDump('race'), hops })));
    const [won, ...others] = claims.filter((claim) => claim !== undefined);
    expect(others).toEqual([]);
    expect(await dumps.put({ ...won!, writes: 0 })).toEqual(won);
  });

  it('finds the dumps of a day, latest first', async () => {
    for (const [id, at] of [
      ['early', '2026-03-14T00:00:00.000Z'],
      ['late', '2026-03-14T23:59:59.999Z'],
      ['next', '2026-03-15T00:00:00.000Z'],
    ])
      await dumps.put(aDump(id!, at));
    const found: string[] = [];
    for await (const { id } of dumps.latest('2026-03-14T12:00:00.000Z', 0)) found.push(id);
    expect(found).toEqual(['late', 'early']);
  });

  it('keeps how a dump ended', async () => {
    const { records, tally, hops, begun, ...row } = aDump('ended');
    const ended: EndedDump = {
      ...row,
      state: 'gave up',
      reason: 'It is too large.',
      format: 'jsonl',
      counts: { seen: 3, papers: 1, merged: 1, skipped: 0, rejected: 1 },
      meaning: { readers: 40, readersReached: 31, papersForNobody: 9, mailings: 57 },
      finishedAt: '2026-11-22T06:01:00.000Z',
      toTell: { subject: 'gave up on a', text: 'It is too large.', claimedUntil: '2026-11-22T06:03:00.000Z' },
    };
    await dumps.put(ended);
    expect(await dumps.get('ended')).toEqual({ ...ended, writes: 1 });
  });
});
