import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../functions/ingest/ingest.ts';
import type { Readership } from '../../../functions/ingest/readership.ts';
import { dumpId } from '../../../shared/dumps/dump.ts';
import { Unstorable } from '../../../shared/papers/library.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { type IngestWorld, ingestWorld, Outage } from '../../fixtures/ingest-world.ts';
import { anAbstract } from '../../fixtures/records.ts';

const SUBJECTS = ['tidal gardens', 'paper lanterns', 'slow rivers', 'glass beehives', 'velvet engines'];
const jsonl = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const paper = (subject: string, more: object = {}) => ({
  title: `On the quiet growth of ${subject}`,
  abstract: anAbstract(subject),
  ...more,
});
/** Readers who each ask for a word of titles. */
const askingFor = (...words: string[]): Readership => ({
  readers: words.length,
  all: true,
  whoWants: (papers) =>
    papers.map(({ title }) => new Set(words.flatMap((word, reader) => (title.includes(word) ? [reader] : [])))),
});
const FIVE = jsonl(...SUBJECTS.map((subject) => paper(subject)));

let world: IngestWorld;
beforeEach(() => {
  world = ingestWorld();
});
/** A run that dies; the queue brings the message again half an hour later. */
const cutOff = async (dropped: ReturnType<IngestWorld['drop']>) => {
  world.interrupt = (operation) => {
    if (operation === 'bucket.open') throw new Error('killed');
  };
  await expect(deliver(dropped)).rejects.toThrow('killed');
  world.interrupt = () => {};
  world.passTime(30 * 60_000);
};
const deliver = (dropped: ReturnType<IngestWorld['drop']>, receives = 1) =>
  ingest({ dropped, hops: 0, receives }, world.ports);

describe('ingest', () => {
  it('makes papers, arrivals and a receipt of a dump', async () => {
    const dump = world.drop('dumps/Märzliste + 1.jsonl', FIVE);
    await deliver(dump);
    expect(world.receipt(dump)).toMatchObject({
      state: 'done',
      format: 'jsonl',
      seen: 5,
      papers: 5,
      merged: 0,
      skipped: 0,
      rejected: 0,
    });
    expect(world.papers()).toHaveLength(5);
    expect(new Set(world.papers().map(({ arrival }) => arrival?.kind))).toEqual(new Set(['new']));
    expect(world.mails).toEqual([]);
    expect(world.counted).toMatchObject({ papersNew: 5 });
    expect(world.toldOf(dump).sort()).toEqual(world.papers().map(({ id }) => id));
  });

  it('adds nothing when the same dump comes again, under another name too (I3)', async () => {
    await deliver(world.drop('dumps/a.jsonl', FIVE));
    const before = world.papers();
    const again = world.drop('dumps/b.jsonl', FIVE);
    await deliver(again);
    expect(world.receipt(again)).toMatchObject({ seen: 5, papers: 0, merged: 5 });
    expect(world.papers()).toEqual(before.map((one) => ({ ...one, otherDumps: [dumpId(again)] })));
  });

  it('gives a redelivered dump its receipt once, and reads it no second time', async () => {
    const dump = world.drop('dumps/a.jsonl', FIVE);
    await deliver(dump);
    const after = structuredClone([...world.objects]);
    await deliver(dump, 2);
    expect([...world.objects]).toEqual(after);
    expect(world.counted).toMatchObject({ papersNew: 5 });
  });

  it('counts a paper that a dump tells twice once, and the receipt adds up (I2)', async () => {
    const dump = world.drop(
      'dumps/a.jsonl',
      jsonl(paper('slow rivers'), paper('slow rivers', { doi: '10.5555/rivers' }), paper('paper lanterns')),
    );
    await deliver(dump);
    expect(world.receipt(dump)).toMatchObject({ seen: 3, papers: 2, merged: 1 });
    expect(world.papers()).toHaveLength(2);
  });

  it('lets a broken record cost nobody but itself, keeps it, and tells the operator once (I2)', async () => {
    const dump = world.drop(
      'dumps/a.jsonl',
      `${jsonl(paper('slow rivers'))}{"title": "Cut off\n${jsonl(paper('paper lanterns'))}`,
    );
    await deliver(dump);
    await deliver(dump, 2);
    expect(world.receipt(dump)).toMatchObject({ state: 'done', seen: 3, papers: 2, rejected: 1 });
    expect([...world.objects.keys()].filter((key) => key.startsWith('rejects/'))).toHaveLength(1);
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]).toMatchObject({
      subject: '1 record of a.jsonl could not be read',
      text: expect.stringContaining('line 2'),
    });
  });

  it('refuses what it cannot read with a sentence, tells the operator, and retries nothing', async () => {
    const dump = world.drop('dumps/picture.txt', '%PDF-1.7 is no list of papers');
    await deliver(dump);
    await deliver(dump, 2);
    expect(world.receipt(dump)).toMatchObject({ state: 'refused', seen: 0, reason: expect.stringMatching(/\.$/) });
    expect(world.mails.map(({ subject }) => subject)).toEqual(['cannot read picture.txt']);
    expect(world.counted).toMatchObject({ dumpsRefused: 1 });
  });

  it('says so when the file was gone before it could be read', async () => {
    const gone = { ...world.drop('dumps/a.jsonl', FIVE), etag: 'another' };
    await deliver(gone);
    expect(world.receipt(gone)).toMatchObject({ state: 'refused', reason: expect.stringContaining('gone') });
  });

  it('keeps backfill and old papers silent (I6)', async () => {
    await deliver(world.drop('backfill/a.jsonl', FIVE));
    await deliver(
      world.drop(
        'dumps/b.jsonl',
        jsonl(
          paper('old maps', { published: '2026-09-01' }),
          paper('new maps', { published: '2026-11-01' }),
          paper('yearly maps', { published: '2026' }),
        ),
      ),
    );
    expect(
      world
        .papers()
        .filter(({ arrival }) => arrival)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['On the quiet growth of new maps', 'On the quiet growth of yearly maps']);
  });

  it('says what a dump meant, and does without where that cannot be found out', async () => {
    world.readership = async () => askingFor('lanterns', 'rivers', 'soup');
    const dump = world.drop('dumps/a.jsonl', FIVE);
    await deliver(dump);
    expect(world.receipt(dump).meaning).toEqual({ readers: 3, readersReached: 2, papersForNobody: 3, mailings: 2 });
    let asked = 0;
    world.readership = async () => {
      if (++asked === 2) throw new Error('no');
      return askingFor('maps');
    };
    const other = world.drop('dumps/b.jsonl', jsonl(paper('new maps')));
    await deliver(other);
    expect(world.receipt(other)).toMatchObject({ state: 'done', papers: 1 });
    expect(world.receipt(other)).not.toHaveProperty('meaning');
  });

  it('hands on what it cannot finish in time, as often as needed, with the same papers and counts (I4)', async () => {
    const many = jsonl(...Array.from({ length: 400 }, (_, at) => paper(`river number ${at} ${'x'.repeat(300)}`)));
    const dump = world.drop('dumps/many.jsonl', many);
    world.leftMs = () => 0;
    await deliver(dump);
    for (let delivery = world.handedOn.shift(); delivery; delivery = world.handedOn.shift())
      await ingest({ ...delivery, receives: 1 }, world.ports);
    expect(world.receipt(dump)).toMatchObject({ state: 'done', seen: 400, papers: 400 });
    expect(world.papers()).toHaveLength(400);
    expect(new Set(world.toldOf(dump)).size).toBe(400);
    expect(world.lines.filter(({ code }) => code === 'ingest.handed-on').length).toBeGreaterThan(1);
  });

  it('lets what it read stand, and says so, when the file is gone before the rest could be read (I2)', async () => {
    const dump = world.drop('dumps/a.jsonl', `${FIVE}\n${' '.repeat(70_000)}\n${FIVE}`);
    world.leftMs = () => 0;
    await deliver(dump);
    const gone = { ...world.ports.bucket, open: async () => undefined };
    await ingest({ ...world.handedOn[0]!, receives: 1 }, { ...world.ports, bucket: gone });
    expect(world.receipt(dump)).toMatchObject({ state: 'gave up', seen: 5, papers: 5 });
    expect(world.mails[0]?.text).toContain('dumps/a.jsonl: 5 records, 5 new.\n');
    expect(world.mails).toMatchObject([
      { subject: 'gave up on a.jsonl', text: expect.stringContaining('at record 6') },
    ]);
    expect(world.mails[0]?.text).not.toContain('Nothing of it was stored');
  });

  it('sends what was handed on again when the run that did so died before it was sent', async () => {
    const dump = world.drop('dumps/a.jsonl', FIVE);
    world.leftMs = () => 0;
    world.interrupt = (operation) => {
      if (operation === 'handOn') throw new Error('killed');
    };
    await expect(deliver(dump)).rejects.toThrow('killed');
    world.interrupt = () => {};
    await deliver(dump, 2);
    expect(world.handedOn).toMatchObject([{ hops: 1, dropped: { key: 'dumps/a.jsonl' } }]);
    await ingest({ ...world.handedOn[0]!, receives: 1 }, world.ports);
    expect(world.receipt(dump)).toMatchObject({ state: 'done', seen: 5, papers: 5 });
  });

  it('rejects a paper that the store refuses, and keeps the others (I2)', async () => {
    const put = world.library.put;
    const library = {
      ...world.library,
      put: async (one: Paper, writes: number) => {
        if (one.title.endsWith('slow rivers')) throw new Unstorable('cannot be stored: too large');
        return put(one, writes);
      },
    };
    const dump = world.drop('dumps/a.jsonl', FIVE);
    await ingest({ dropped: dump, hops: 0, receives: 1 }, { ...world.ports, library });
    expect(world.receipt(dump)).toMatchObject({
      seen: 5,
      papers: 4,
      rejected: 1,
      rejects: [{ line: 3, reason: 'cannot be stored: too large' }],
    });
  });

  it('does not write a paper that says nothing new', async () => {
    await deliver(world.drop('dumps/a.jsonl', `${FIVE}${FIVE}`));
    expect([...world.library.rows.values()].map(({ writes }) => writes)).toEqual([1, 1, 1, 1, 1]);
  });

  it('gives up when two runs were cut off at the same place, says where, and lets what came before stand', async () => {
    const dump = world.drop('dumps/a.jsonl', FIVE);
    await cutOff(dump);
    await cutOff(dump);
    await deliver(dump, 3);
    expect(world.receipt(dump)).toMatchObject({ state: 'gave up', reason: expect.stringContaining('record 1') });
    expect(world.mails.map(({ subject }) => subject)).toEqual(['gave up on a.jsonl']);
  });

  it('tells of what it filed, and nearly where it died, when a record far into the dump kills every run (I2)', async () => {
    const many = Array.from({ length: 2_000 }, (_, at) => paper(`river number ${at}`));
    const dump = world.drop('dumps/many.jsonl', jsonl(...many));
    const put = world.library.put;
    const deadly = async (one: Paper, writes: number) => {
      if (one.title.endsWith('river number 1500')) throw new Error('out of memory');
      return put(one, writes);
    };
    for (let receives = 1; receives <= 9 && !world.receipt(dump); receives++) {
      await ingest(
        { dropped: dump, hops: 0, receives },
        { ...world.ports, library: { ...world.library, put: deadly } },
      ).catch(() => {});
      world.passTime(30 * 60_000);
    }
    const { state, papers, reason } = world.receipt(dump);
    expect([state, papers > 1_000, new Set(world.toldOf(dump)).size]).toEqual(['gave up', true, papers]);
    expect(reason).toContain(`given up at record ${papers + 1}.`);
    expect(world.papers().length - papers).toBeLessThan(500);
  });

  it.each(['dumps.get', 'dumps.put', 'bucket.open', 'bucket.write', 'entries', 'put', 'claim', 'notify'])(
    'never gives up because of an outage, however often the queue brings the dump: %s does not answer for a day',
    async (out) => {
      const dump = world.drop('dumps/a.jsonl', `${FIVE}{"title": broken\n`);
      world.interrupt = (operation, moment) => {
        if (operation === out && moment === 'before') throw new Outage();
      };
      for (let receives = 1; receives <= 48; receives++) {
        await deliver(dump, receives).catch(() => {});
        world.passTime(30 * 60_000);
      }
      world.interrupt = () => {};
      await deliver(dump, 49);
      expect(world.receipt(dump)).toMatchObject({ state: 'done', seen: 6, rejected: 1 });
      expect(world.papers()).toHaveLength(5);
      expect(world.mails).toHaveLength(1);
    },
  );

  it('counts no run that was cut off before the dump got on', async () => {
    const many = jsonl(...Array.from({ length: 11_000 }, (_, at) => ({ title: `River ${at}` })));
    const dump = world.drop('dumps/many.jsonl', many);
    let checkpoints = 0;
    world.interrupt = (operation, moment) => {
      if (operation === 'bucket.write' && moment === 'after' && ++checkpoints % 2 === 0) throw new Error('killed');
    };
    for (let receives = 1; receives <= 9 && !world.receipt(dump); receives++) {
      await deliver(dump, receives).catch(() => {});
      world.passTime(30 * 60_000);
    }
    expect(world.receipt(dump)).toMatchObject({ state: 'done', seen: 11_000 });
  });
});
