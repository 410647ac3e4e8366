import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { dumpId } from '../../../shared/dumps/dump.ts';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest-world.ts';
import { anAbstract } from '../../fixtures/records.ts';

const records = [
  { title: 'On the quiet growth of tidal gardens', abstract: anAbstract('tidal gardens') },
  { title: 'On the quiet growth of paper lanterns', doi: '10.5555/lanterns', authors: ['Ada Fern'] },
  { title: 'On the quiet growth of slow rivers', abstract: anAbstract('slow rivers'), id: '2610.00001' },
  {
    title: 'On the quiet growth of tidal gardens',
    abstract: anAbstract('tidal gardens'),
    id: '2610.00002',
    authors: ['Bo Li'],
  },
];
const TEXT = `${records.map((record) => JSON.stringify(record)).join('\n')}\n{"title": broken\n`;
/** Bridges what the first dump told of apart. */
const OTHER = `${JSON.stringify({ title: 'On the quiet growth of paper lanterns', doi: '10.5555/lanterns', id: '2610.00003', abstract: anAbstract('paper lanterns') })}\n`;

class Killed extends Error {}

/** Delivers until the queue would stop: at most twice to be cut off, and everything that was handed on. */
async function deliver(world: IngestWorld, dropped: ReturnType<IngestWorld['drop']>): Promise<void> {
  for (let receives = 1; receives <= 3; receives++) {
    const failed = await ingest({ dropped, hops: 0, receives }, world.ports).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        world.passTime(30 * 60_000);
        return true;
      },
    );
    if (!failed) break;
  }
  for (let delivery = world.handedOn.shift(); delivery; delivery = world.handedOn.shift())
    await ingest({ ...delivery, receives: 1 }, world.ports);
}

/** What ought not to depend on luck. */
function outcome(world: IngestWorld): object {
  const papers = world.papers().map(({ firstArrivedAt, arrival, ...paper }) => ({ ...paper, news: arrival?.kind }));
  const told = [...world.dumps.keys()].map((id) => [
    id,
    [
      ...new Set(
        [...world.objects]
          .filter(([key]) => key.startsWith(`receipts/${id}/papers/`))
          .flatMap(([, text]) => text.trim().split('\n')),
      ),
    ].sort(),
  ]);
  return { papers, told, states: [...world.dumps.values()].map(({ state }) => state) };
}

async function undisturbed(): Promise<IngestWorld> {
  const world = ingestWorld();
  await deliver(world, world.drop('dumps/a.jsonl', TEXT));
  await deliver(world, world.drop('dumps/b.jsonl', OTHER));
  return world;
}

describe('a dump that is cut off', () => {
  it('at any await, before or after its effect, gives the same papers, receipt and one mail (I3)', async () => {
    const expected = await undisturbed();
    let awaits = 0;
    expected.interrupt = () => {
      awaits += 1;
    };
    await deliver(expected, expected.drop('dumps/a.jsonl', TEXT, 'counting'));
    for (let fatal = 1; fatal <= 2 * awaits; fatal++) {
      const world = ingestWorld();
      let left = fatal;
      let mails = 1;
      world.interrupt = () => {
        left -= 1;
        if (left !== 0) return;
        // Mailed, and not yet written down.
        if (world.mails.length === 1 && [...world.dumps.values()].some((dump) => 'toTell' in dump)) mails = 2;
        throw new Killed(`at await ${fatal}`);
      };
      const dropped = world.drop('dumps/a.jsonl', TEXT);
      await deliver(world, dropped);
      await deliver(world, world.drop('dumps/b.jsonl', OTHER));
      expect(outcome(world), `killed at await ${fatal}`).toEqual(outcome(await undisturbed()));
      expect(world.receipt(dropped), `killed at await ${fatal}`).toMatchObject({
        seen: 5,
        papers: 3,
        merged: 1,
        rejected: 1,
      });
      expect(world.mails, `killed at await ${fatal}`).toHaveLength(mails);
    }
  });

  it('twice, anywhere, has the same papers and a receipt that adds up', async () => {
    const expected = outcome(await undisturbed());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }), async (first, second) => {
        const world = ingestWorld();
        const fatal = new Set([first, first + second]);
        let awaits = 0;
        world.interrupt = () => {
          awaits += 1;
          if (fatal.has(awaits)) throw new Killed();
        };
        const dropped = world.drop('dumps/a.jsonl', TEXT);
        await deliver(world, dropped);
        world.interrupt = () => {};
        const { seen, papers, merged, skipped, rejected, state } = world.receipt(dropped);
        expect(papers + merged + skipped + rejected).toBe(seen);
        if (state === 'gave up') return;
        await deliver(world, world.drop('dumps/b.jsonl', OTHER));
        expect(outcome(world)).toEqual(expected);
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});

describe('a dump that is delivered twice at once', () => {
  it('gives the same papers and one mail, or leaves a delivery to come again (I3)', async () => {
    const expected = outcome(await undisturbed());
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = ingestWorld();
        world.interrupt = () => scheduler.schedule(Promise.resolve());
        const dropped = world.drop('dumps/a.jsonl', TEXT);
        const runs = Promise.allSettled([1, 1].map((receives) => ingest({ dropped, hops: 0, receives }, world.ports)));
        await scheduler.waitFor(runs);
        world.interrupt = () => {};
        world.passTime(30 * 60_000);
        for (const run of await runs)
          if (run.status === 'rejected') await ingest({ dropped, hops: 0, receives: 2 }, world.ports);
        expect(world.mails).toHaveLength(1);
        expect(world.dumps.get(dumpId(dropped))).toMatchObject({ state: 'done' });
        expect(world.dumps.get(dumpId(dropped))).not.toHaveProperty('toTell');
        await deliver(world, world.drop('dumps/b.jsonl', OTHER));
        expect(outcome(world)).toEqual(expected);
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });
});
