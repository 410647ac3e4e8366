import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../functions/ingest/ingest.ts';
import type { Readership } from '../../../functions/ingest/readership.ts';
import { type Dropped, dumpId } from '../../../shared/dumps/dump.ts';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest-world.ts';
import { anAbstract } from '../../fixtures/records.ts';

const DAY_MS = 86_400_000;

/** Four readers who want every paper. */
const GREEDY: Readership = {
  readers: 4,
  all: true,
  whoWants: (papers) => papers.map(() => new Set([0, 1, 2, 3])),
};
const papers = (from: number, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => {
    const title = `On the quiet growth of river number ${from + at}`;
    return `${JSON.stringify({ title, abstract: anAbstract(title), ...more })}\n`;
  }).join('');

let world: IngestWorld;
beforeEach(() => {
  world = ingestWorld();
  world.readership = async () => GREEDY;
});
const deliver = (dropped: Dropped) => ingest({ dropped, hops: 0, receives: 1 }, world.ports);
const release = (dropped: Dropped) => ingest({ dropped, hops: 0, release: true, receives: 1 }, world.ports);

async function drop(name: string, text: string): Promise<Dropped> {
  const dropped = world.drop(name, text);
  await deliver(dropped);
  return dropped;
}

describe('a dump that would mail more than five times what is usual', () => {
  it('is held: nothing of it is stored, and the operator gets one mail that says how to go on', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    const flood = await drop('dumps/flood.jsonl', papers(100, 60));
    await deliver(flood);
    expect(world.receipt(flood)).toMatchObject({
      state: 'held',
      seen: 0,
      reason: expect.stringContaining('40 papers'),
    });
    expect(world.papers()).toHaveLength(10);
    expect(world.mails).toHaveLength(1);
    const [mail] = world.mails;
    expect(mail?.subject).toBe('flood.jsonl is held: it would mail far more than is usual');
    expect(mail?.text).toContain(`npx offprint dumps release ${dumpId(flood)}`);
    expect(mail?.text).toContain(`npx offprint dumps retract ${dumpId(flood)}`);
  });

  it('is read once it is released, as if it had been dropped then, and counts for what is usual', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    const flood = await drop('dumps/flood.jsonl', papers(100, 60, { published: '2026-11-20' }));
    world.passTime(70 * DAY_MS);
    await release(flood);
    await release(flood);
    expect(world.receipt(flood)).toMatchObject({ state: 'done', papers: 60, meaning: { mailings: 240 } });
    const released = new Date(Date.parse(flood.droppedAt) + 70 * DAY_MS).toISOString();
    for (const { arrival, dumpId: from } of world.papers())
      if (from === dumpId(flood))
        expect(arrival).toMatchObject({ kind: 'new', at: expect.toSatisfy((at) => at >= released) });
    expect(world.mails).toHaveLength(1);
  });

  it('stays away once it is taken back, also when somebody releases it after that', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    const flood = await drop('dumps/flood.jsonl', papers(100, 60));
    const held = world.dumps.get(dumpId(flood))!;
    world.dumps.set(held.id, { ...held, retractedAt: '2026-11-23T00:00:00.000Z' } as typeof held);
    await release(flood);
    expect(world.papers()).toHaveLength(10);
    expect(world.dumps.get(held.id)).toMatchObject({ state: 'held' });
  });

  it('is held too when it cannot be looked through in half a run', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    let asked = 0;
    world.leftMs = () => 300_000 - 80_000 * asked++;
    world.readership = async () => ({ ...GREEDY, whoWants: (some) => some.map(() => new Set<number>()) });
    const huge = await drop('dumps/huge.jsonl', papers(100, 400));
    expect(world.receipt(huge)).toMatchObject({ state: 'held', reason: expect.stringContaining('too large') });
  });
});

describe('a dump is not held', () => {
  const isRead = async (name: string, text: string, count: number) => {
    const dropped = await drop(name, text);
    expect(world.receipt(dropped)).toMatchObject({ state: 'done', seen: count });
  };

  it('when it is the first', async () => {
    await isRead('dumps/first.jsonl', papers(0, 60), 60);
  });

  it('when what it would mail is at most five times what is usual', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    await isRead('dumps/more.jsonl', papers(100, 50), 50);
  });

  it('when nobody asked for what is too much', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    const few = (title: string) => new Set(/number 1\d\d\d$/.test(title) ? [] : [0, 1, 2, 3]);
    world.readership = async () => ({ ...GREEDY, whoWants: (some) => some.map(({ title }) => few(title)) });
    await isRead('dumps/strange.jsonl', papers(1000, 300), 300);
  });

  it('when its papers are known, stand in it twice, are too old to be news, or are backfill', async () => {
    await drop('dumps/usual.jsonl', papers(0, 10));
    await drop('dumps/more.jsonl', papers(100, 50));
    await isRead('dumps/again.jsonl', papers(0, 10) + papers(100, 50) + papers(100, 50) + papers(200, 10), 120);
    await isRead('dumps/old.jsonl', papers(300, 90, { published: '2020-01-01' }), 90);
    await isRead('backfill/library.jsonl', papers(400, 90), 90);
  });
});
