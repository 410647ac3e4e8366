import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filing, fileRecord } from '../../../functions/ingest/file-record.ts';
import type { Paper, PaperRecord } from '../../../shared/papers/paper.ts';
import { type Interrupt, type MemoryLibrary, memoryLibrary } from '../../fixtures/memory-library.ts';
import { aTelling } from '../../fixtures/records.ts';

const SEED = 20261122;

type Dump = readonly PaperRecord[];

function filing(library: MemoryLibrary): Filing {
  let tick = 0;
  return {
    library,
    backfill: false,
    newsMaxAgeDays: 60,
    now: () => new Date(Date.UTC(2026, 10, 22) + 1000 * tick++).toISOString(),
    backOff: async () => {},
  };
}

async function drop(dump: Dump, name: string, to: Filing): Promise<void> {
  for (const [at, record] of dump.entries()) await fileRecord(record, { dumpId: name, dumpRecord: at + 1 }, to);
}

/** What papers say; not when and with which dump they came, nor which id they got. */
function content(library: MemoryLibrary): unknown[] {
  return library
    .papers()
    .map(({ id, dumpId, dumpRecord, otherDumps, firstArrivedAt, arrival, formerIds, ...said }: Paper) => said)
    .sort((one, other) => (one.keys.join() < other.keys.join() ? -1 : 1));
}

const someDumps = fc.array(fc.array(aTelling, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });

describe('the same dumps give the same papers (I3)', () => {
  const undisturbed = async (dumps: readonly Dump[]) => {
    const library = memoryLibrary();
    for (const [at, dump] of dumps.entries()) await drop(dump, `dump-${at}`, filing(library));
    return content(library);
  };

  it('in any order, and dropped again', async () => {
    await fc.assert(
      fc.asyncProperty(
        someDumps.chain((dumps) =>
          fc.tuple(fc.constant(dumps), fc.shuffledSubarray([...dumps, ...dumps], { minLength: 2 * dumps.length })),
        ),
        async ([dumps, shuffled]) => {
          expect(await undisturbed(shuffled)).toEqual(await undisturbed(dumps));
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('with the same news: what any source announces, though others tell first that it was replaced (E3)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aTelling.map((told) => ({ ...told, withdrawn: false }))), async (dump) => {
        const library = memoryLibrary();
        await drop(dump, 'dump', filing(library));
        const announced = dump.filter(({ revision }) => !revision).map(({ title }) => title);
        const news = library.papers().flatMap(({ title, arrival }) => (arrival ? [title] : []));
        expect(new Set(news)).toEqual(new Set(announced));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('all at once, each twice', async () => {
    await fc.assert(
      fc.asyncProperty(someDumps, fc.scheduler(), async (dumps, scheduler) => {
        const library = memoryLibrary(() => () => scheduler.schedule(Promise.resolve()));
        const to = filing(library);
        const work = Promise.all([...dumps, ...dumps].map((dump, at) => drop(dump, `dump-${at % dumps.length}`, to)));
        await scheduler.waitFor(work);
        expect(content(library)).toEqual(await undisturbed(dumps));
      }),
      { seed: SEED, numRuns: 250 },
    );
  });

  it('killed at any await and delivered again', async () => {
    await fc.assert(
      fc.asyncProperty(someDumps, fc.nat(60), async (dumps, fatal) => {
        let left = fatal;
        const interrupt: Interrupt = () => {
          if (left-- === 0) throw new Error('killed');
        };
        const library = memoryLibrary(() => interrupt);
        const to = filing(library);
        const killed: number[] = [];
        for (const [at, dump] of dumps.entries()) await drop(dump, `dump-${at}`, to).catch(() => killed.push(at));
        for (const at of killed) await drop(dumps[at]!, `dump-${at}`, to);
        expect(content(library)).toEqual(await undisturbed(dumps));
      }),
      { seed: SEED, numRuns: 600 },
    );
  });
});
