import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { type Dropped, dumpId } from '../../../shared/dumps/dump.ts';
import { planRetraction, type RetractPorts, retract } from '../../../shared/dumps/retract.ts';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest-world.ts';
import { anAbstract } from '../../fixtures/records.ts';

const about = (...subjects: string[]) =>
  subjects
    .map(
      (subject) => `${JSON.stringify({ title: `On the quiet growth of ${subject}`, abstract: anAbstract(subject) })}\n`,
    )
    .join('');

let world: IngestWorld;
let mailed: Set<string>;
beforeEach(() => {
  world = ingestWorld();
  mailed = new Set();
});

async function drop(name: string, text: string): Promise<Dropped> {
  const dropped = world.drop(`dumps/${name}`, text);
  await ingest({ dropped, hops: 0, receives: 1 }, world.ports);
  return dropped;
}

function ports(): RetractPorts {
  return {
    library: world.library,
    dumps: world.ports.dumps,
    async *told(id) {
      for (const [key, text] of world.objects)
        if (key.startsWith(`receipts/${id}/papers/`)) yield* text.trim().split('\n');
    },
    mailed: async (ids) => new Set(ids.filter((id) => mailed.has(id))),
    now: () => '2026-11-22T12:00:00.000Z',
  };
}

const titled = (subject: string) => world.papers().find(({ title }) => title.endsWith(subject));

describe('taking a dump back', () => {
  it('removes what nobody was mailed, unlists what somebody was, keeps what another dump brought', async () => {
    const bad = dumpId(await drop('bad.jsonl', about('tidal gardens', 'paper lanterns', 'slow rivers')));
    const good = dumpId(await drop('good.jsonl', about('slow rivers')));
    mailed.add(titled('paper lanterns')!.id);
    const plan = await planRetraction(bad, ports());
    expect(plan).toMatchObject({
      takenBack: 1,
      unlisted: 1,
      kept: 1,
      examples: expect.arrayContaining(['On the quiet growth of tidal gardens']),
    });
    expect(world.papers()).toHaveLength(3);

    expect(await retract(bad, ports())).toEqual(plan);
    expect(titled('tidal gardens')).toBeUndefined();
    expect(titled('paper lanterns')).not.toHaveProperty('arrival');
    expect(titled('slow rivers')).toMatchObject({ dumpId: good, otherDumps: [], arrival: { kind: 'new' } });
    expect(world.dumps.get(bad)).toMatchObject({ retractedAt: '2026-11-22T12:00:00.000Z' });
  });

  it('lets what was removed be new again', async () => {
    await retract(dumpId(await drop('bad.jsonl', about('tidal gardens'))), ports());
    expect([world.library.keys.size, world.library.rows.size]).toEqual([0, 0]);
    await drop('good.jsonl', about('tidal gardens'));
    expect(titled('tidal gardens')).toMatchObject({ arrival: { kind: 'new' } });
  });

  it('does not let a paper that was mailed be new again', async () => {
    const bad = await drop('bad.jsonl', about('tidal gardens'));
    mailed.add(titled('tidal gardens')!.id);
    await retract(dumpId(bad), ports());
    await drop('good.jsonl', about('tidal gardens'));
    expect(titled('tidal gardens')).not.toHaveProperty('arrival');
  });

  it('does not let a paper be new again that was mailed before it turned out to be another (E2)', async () => {
    const telling = (more: object) => `${JSON.stringify({ title: 'On the quiet growth of tidal gardens', ...more })}\n`;
    const apart =
      about('tidal gardens') +
      telling({ doi: '10.5555/gardens', authors: ['Ada Fern'], abstract: anAbstract('gardens') });
    const bridge = telling({ doi: '10.5555/gardens', abstract: anAbstract('tidal gardens') });
    const bad = await drop('bad.jsonl', apart + bridge);
    mailed.add(world.papers()[0]!.formerIds[0]!);
    expect(await retract(dumpId(bad), ports())).toMatchObject({ takenBack: 0, unlisted: 1 });
    await drop('good.jsonl', bridge);
    expect(world.papers()).toHaveLength(1);
    expect(world.papers()[0]).not.toHaveProperty('arrival');
  });

  it('can be cut off anywhere and done again', async () => {
    for (let fatal = 0, survived = false; !survived; fatal++) {
      world = ingestWorld();
      const bad = dumpId(await drop('bad.jsonl', about('tidal gardens', 'paper lanterns')));
      let left = fatal;
      world.interrupt = () => {
        left -= 1;
        if (left === -1) throw new Error('killed');
      };
      survived = await retract(bad, ports()).then(
        () => true,
        () => false,
      );
      world.interrupt = () => {};
      await retract(bad, ports());
      expect([world.library.keys.size, world.library.rows.size]).toEqual([0, 0]);
    }
  });

  it('changes nothing for a paper that another dump tells of at that moment, and says so', async () => {
    const bad = dumpId(await drop('bad.jsonl', about('tidal gardens')));
    const paper = titled('tidal gardens')!;
    let interfered = false;
    world.interrupt = async (operation, moment) => {
      if (operation !== 'remove' || moment !== 'before' || interfered) return;
      interfered = true;
      world.library.rows.set(paper.id, { kind: 'paper', paper: { ...paper, otherDumps: ['good'] }, writes: 2 });
    };
    await expect(retract(bad, ports())).rejects.toThrow('take the dump back again');
    expect(world.library.keys.size).toBe(paper.keys.length);
    expect(await retract(bad, ports())).toMatchObject({ takenBack: 0, kept: 1 });
  });

  it('is refused for a dump that is not there or still being read', async () => {
    await expect(retract('nothing', ports())).rejects.toThrow('There is no dump "nothing".');
    const dropped = world.drop('dumps/a.jsonl', about('tidal gardens'));
    world.interrupt = (operation) => {
      if (operation === 'bucket.open') throw new Error('killed');
    };
    await ingest({ dropped, hops: 0, receives: 1 }, world.ports).catch(() => {});
    world.interrupt = () => {};
    await expect(planRetraction(dumpId(dropped), ports())).rejects.toThrow('still being read');
  });
});
