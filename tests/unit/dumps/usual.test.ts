import { describe, expect, it } from 'vitest';
import type { Dump, EndedDump } from '../../../shared/dumps/dump.ts';
import { emptyTally } from '../../../shared/dumps/receipt.ts';
import { usualOf } from '../../../shared/dumps/usual.ts';

const row = { etag: 'e', sizeBytes: 1, droppedAt: '2026-11-22T06:00:00.000Z', writes: 1 };
const ended = (mailings: number, more: Partial<EndedDump> = {}): Dump => ({
  ...row,
  id: 'a',
  key: 'dumps/a.jsonl',
  state: 'done',
  counts: { seen: 1, papers: 1, merged: 0, skipped: 0, rejected: 0 },
  meaning: { readers: 10, readersReached: 5, papersForNobody: 0, mailings },
  finishedAt: row.droppedAt,
  ...more,
});
const reading: Dump = {
  ...row,
  id: 'r',
  key: 'dumps/r.jsonl',
  state: 'reading',
  records: 0,
  tally: emptyTally(),
  hops: 0,
  begun: [],
};

async function* latestFirst(...dumps: Dump[]): AsyncIterable<Dump> {
  yield* dumps;
}

describe('what a dump usually mails', () => {
  it('is the middle of the latest dumps, five times of which is too many', async () => {
    expect(await usualOf(latestFirst(ended(400), ended(20), ended(30)), 10)).toEqual({ mailings: 30, most: 150 });
    expect(await usualOf(latestFirst(ended(20), ended(30)), 10)).toEqual({ mailings: 25, most: 125 });
  });

  it('grows with the circle of readers', async () => {
    expect(await usualOf(latestFirst(ended(20)), 30)).toEqual({ mailings: 60, most: 300 });
  });

  it('never makes a full mail too many', async () => {
    expect(await usualOf(latestFirst(ended(1)), 10)).toEqual({ mailings: 1, most: 10 });
  });

  it('is unknown for a first dump, whatever came under backfill, brought nothing, was taken back or is still being read', async () => {
    const dumps = latestFirst(
      reading,
      ended(0),
      ended(90, { key: 'backfill/a.jsonl' }),
      ended(90, { retractedAt: row.droppedAt }),
    );
    expect(await usualOf(dumps, 10)).toBeUndefined();
  });

  it('looks at no more dumps than it needs', async () => {
    let read = 0;
    async function* many(): AsyncIterable<Dump> {
      for (;;) {
        read += 1;
        yield ended(20);
      }
    }
    expect(await usualOf(many(), 10)).toEqual({ mailings: 20, most: 100 });
    expect(read).toBe(30);
  });
});
