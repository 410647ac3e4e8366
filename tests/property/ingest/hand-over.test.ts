import { describe, expect, it } from 'vitest';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { type Dropped, dumpId } from '../../../shared/dumps/dump.ts';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest-world.ts';
import { anAbstract } from '../../fixtures/records.ts';

const RECORDS = 20;
/** Several blocks of 64 KiB, so that a run without time left stops several times on the way. */
const TEXT = Array.from({ length: RECORDS }, (_, number) =>
  JSON.stringify({
    title: `On the quiet growth of tidal garden number ${number}`,
    id: `2610.${String(number).padStart(5, '0')}`,
    abstract: anAbstract(`garden ${number}`),
    notes: 'x'.repeat(12_000),
  }),
).join('\n');

class Killed extends Error {}

/** A world whose runs have less than a minute left from their beginning: each hands on what it has not read by its first look at the clock. */
function hurriedWorld(): IngestWorld {
  const world = ingestWorld();
  world.leftMs = () => 0;
  return world;
}

/** Delivers as the queue does until nothing is left: what was cut off comes again, twice at most. */
async function deliverAll(world: IngestWorld, dropped: Dropped): Promise<void> {
  const queue = [{ dropped, hops: 0 }];
  for (let delivery = queue.shift(); delivery !== undefined; delivery = queue.shift()) {
    for (let receives = 1; receives <= 3; receives += 1) {
      const killed = await ingest({ ...delivery, receives }, world.ports).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          world.passTime(30 * 60_000);
          return true;
        },
      );
      queue.push(...world.handedOn.splice(0));
      if (!killed) break;
    }
  }
}

/** Reads the dump in a hurry, killed around that one of all effects on the outside; 0 for never. */
async function killedAt(fatal: number): Promise<{ readonly world: IngestWorld; readonly dropped: Dropped }> {
  const world = hurriedWorld();
  let effects = 0;
  world.interrupt = () => {
    effects += 1;
    if (effects === fatal) throw new Killed();
  };
  const dropped = world.drop('dumps/many.jsonl', TEXT);
  await deliverAll(world, dropped);
  return { world, dropped };
}

function outcome({ world, dropped }: Awaited<ReturnType<typeof killedAt>>): object {
  const { state, seen, papers, merged, skipped, rejected } = world.receipt(dropped) ?? {};
  return {
    receipt: { state, seen, known: papers + merged, skipped, rejected },
    papers: world
      .papers()
      .map(({ title }) => title)
      .sort(),
    told: [...new Set(world.toldOf(dropped))].length,
    mails: world.mails.length,
  };
}

/** Effects on the outside of an undisturbed reading, which has to be handed on several times. */
async function countEffects(): Promise<number> {
  const world = hurriedWorld();
  let effects = 0;
  world.interrupt = () => {
    effects += 1;
  };
  await deliverAll(world, world.drop('dumps/many.jsonl', TEXT));
  expect(world.lines.filter(({ code }) => code === 'ingest.handed-on').length).toBeGreaterThanOrEqual(3);
  return effects;
}

describe('a dump that is handed on from run to run', () => {
  it('gives every paper once and a receipt that adds up, killed before or after any effect of any run (I3, I4)', async () => {
    const expected = outcome(await killedAt(0));
    expect(expected).toMatchObject({ receipt: { state: 'done', seen: RECORDS, known: RECORDS }, told: RECORDS });
    const effects = await countEffects();
    for (let fatal = 1; fatal <= effects; fatal += 1)
      expect(outcome(await killedAt(fatal)), `killed at effect ${fatal} of ${effects}`).toEqual(expected);
  });

  it('is not so where a checkpoint tells of a record too many, or where what was handed on is lost: the test sees it', async () => {
    const expected = outcome(await killedAt(0));
    for (const flaw of ['a record too many', 'lost'] as const) {
      const world = hurriedWorld();
      world.interrupt = (operation, moment) => {
        if (operation !== 'handOn' || moment !== 'after') return;
        if (flaw === 'lost') world.handedOn.pop();
        else
          for (const dump of world.dumps.values())
            if (dump.state === 'reading') world.dumps.set(dump.id, { ...dump, records: dump.records + 1 });
      };
      const dropped = world.drop('dumps/many.jsonl', TEXT);
      await deliverAll(world, dropped);
      expect(outcome({ world, dropped }), flaw).not.toEqual(expected);
    }
  });

  it('ends after so many hops, with a receipt that says where', async () => {
    const world = hurriedWorld();
    const dropped = world.drop('dumps/many.jsonl', TEXT);
    await ingest({ dropped, hops: 0, receives: 1 }, world.ports);
    const row = world.dumps.get(dumpId(dropped));
    if (row?.state !== 'reading') throw new Error('it was not handed on');
    world.dumps.set(row.id, { ...row, hops: 200 });
    world.handedOn.length = 0;
    await deliverAll(world, dropped);
    expect(world.handedOn).toEqual([]);
    expect(world.receipt(dropped)).toMatchObject({ state: 'gave up' });
    expect(world.receipt(dropped).reason).toMatch(/too large: given up at record \d+/);
  });
});
