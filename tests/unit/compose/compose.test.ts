import { describe, expect, it } from 'vitest';
import { compose, preview, sendNow } from '../../../functions/compose/compose.ts';
import type { ComposePorts, Matching } from '../../../functions/compose/ports.ts';
import { DAY_MS } from '../../../shared/calendar/instant.ts';
import type { StaleSource } from '../../../shared/dumps/stale.ts';
import type { Edition, EditionBody } from '../../../shared/editions/edition.ts';
import type { Hold } from '../../../shared/editions/hold.ts';
import { allows, isUndecided } from '../../../shared/editions/ledger.ts';
import { EMPTY_LIBRARY } from '../../../shared/matching/library/library.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { aBody } from '../../fixtures/an-edition.ts';

const NOW = '2026-03-02T07:01:00.000Z';
const TICK = { fromShard: 0, toShard: 64, until: '2026-03-02T07:05:00.000Z' };
const everything: Matching = {
  libraryOf: () => EMPTY_LIBRARY,
  compile: (interests) => ({
    match(papers, take) {
      for (const interest of interests.keys()) for (const paper of papers.keys()) take(interest, paper, 50);
    },
    explain: () => [],
  }),
};
const nothing: Matching = { ...everything, compile: () => ({ match: () => {}, explain: () => [] }) };
const due = (with_: Partial<Reader> = {}) =>
  aReader({
    id: 'r1',
    zone: 'UTC',
    nextDueAt: '2026-03-02T07:00:00.000Z',
    watermark: '2026-03-01T06:58:00.000Z',
    answered: { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: ['i1'] },
    version: 4,
    ...with_,
  });

/** Everything that compose touches, in memory. */
class ComposeWorld {
  now = NOW;
  readonly readers = new Map<string, Reader>();
  readonly rows = new Map<string, Edition>();
  readonly bodies = new Map<string, EditionBody>();
  readonly woken: string[] = [];
  papers: Paper[] = [];
  hold: Hold | undefined;
  stale: StaleSource[] = [];
  readonly counted: string[] = [];
  leased = true;

  constructor(...readers: Reader[]) {
    for (const reader of readers) this.readers.set(reader.id, reader);
  }

  ports(with_: Partial<ComposePorts> = {}): ComposePorts {
    const world = this;
    return {
      readers: {
        async *due(shard) {
          if (shard === 0) yield* world.readers.values();
        },
        get: async (id) => this.readers.get(id),
        put: async (reader) => {
          if (this.readers.get(reader.id)?.version !== reader.version) return undefined;
          const written = { ...reader, version: reader.version + 1 };
          this.readers.set(reader.id, written);
          return written;
        },
      },
      async *arrivals(from, to) {
        for (const paper of world.papers)
          if (paper.arrival && paper.arrival.at > from && paper.arrival.at <= to) yield paper;
      },
      named: async () => new Map(),
      matching: everything,
      library: async () => undefined,
      bodies: {
        get: async (id) => this.bodies.get(id),
        putIfAbsent: async (body) => {
          if (!this.bodies.has(body.id)) this.bodies.set(body.id, body);
          return this.bodies.get(body.id)!;
        },
      },
      ledger: {
        get: async (id) => this.rows.get(id),
        write: async ({ next, when }) => {
          const allowed = allows(when, this.rows.get(next.id));
          if (allowed) this.rows.set(next.id, next);
          return allowed;
        },
        async *overdue(shard, at) {
          if (shard === 0)
            for (const row of world.rows.values()) if (isUndecided(row) && row.nextActionAt <= at) yield row;
        },
      },
      staleSources: async () => this.stale,
      holds: { get: async () => this.hold },
      wake: async (ids) => {
        this.woken.push(...ids);
      },
      links: async ({ editionId }) => ({
        page: `https://papers.example/e/${editionId}`,
        leave: 'https://papers.example/u/1',
      }),
      lease: async () => this.leased,
      now: () => this.now,
      random: () => 0.5,
      count: (metric) => void this.counted.push(metric),
      mailsPerSecond: 10,
      ...with_,
    };
  }
}

const overdue = (id: string, with_: Partial<Extract<Edition, { state: 'PLANNED' }>> = {}): Edition => ({
  id,
  readerId: 'r9',
  dueAt: '2026-03-02T06:00:00.000Z',
  sendBefore: '2026-03-02T18:00:00.000Z',
  readerVersion: 1,
  papers: 1,
  attempts: 0,
  unknownAttempts: 0,
  state: 'PLANNED',
  nextActionAt: NOW,
  ...with_,
});

describe('a tick of compose', () => {
  it('freezes an edition for who is due, moves the reader on, and wakes send', async () => {
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    expect(await compose(world.ports(), TICK)).toEqual({ rounds: 1, frozen: 1, rewoken: 0, faults: [] });
    const id = 'r1-20260302T070000Z-4';
    expect(world.bodies.get(id)).toMatchObject({ considered: 1, sections: [{ papers: [{ id: 'p1' }] }] });
    expect(world.rows.get(id)).toMatchObject({ state: 'PLANNED', papers: 1, readerVersion: 4 });
    expect(world.readers.get('r1')).toMatchObject({
      openEditions: [id],
      nextDueAt: '2026-03-03T07:00:00.000Z',
      version: 5,
    });
    expect(world.woken).toEqual([id]);
  });

  it('freezes with it which sources have stopped coming', async () => {
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    world.stale = [{ name: 'arXiv', since: '2026-02-26T07:00:00.000Z' }];
    await compose(world.ports(), TICK);
    expect([...world.bodies.values()]).toMatchObject([{ stale: world.stale }]);
  });

  it('ranks with the library of closed days and says which it was (M3)', async () => {
    const library = { ...EMPTY_LIBRARY, version: '1-2026-03-01-00000000' };
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    const given: unknown[] = [];
    const matching: Matching = {
      ...everything,
      compile: (interests, known, named) => {
        given.push(known);
        return everything.compile(interests, known, named);
      },
    };
    await compose(world.ports({ matching, library: async () => library }), TICK);
    expect(given).toEqual([library]);
    expect(world.bodies.get('r1-20260302T070000Z-4')).toMatchObject({ libraryVersion: library.version });
  });

  it('mails nothing where nothing matched, and moves the reader on', async () => {
    const world = new ComposeWorld(due());
    expect(await compose(world.ports(), TICK)).toMatchObject({ rounds: 1, frozen: 0 });
    expect([world.bodies.size, world.rows.size, world.woken.length]).toEqual([0, 0, 0]);
    expect(world.readers.get('r1')).toMatchObject({ openEditions: [], watermark: '2026-03-02T06:58:00.000Z' });
  });

  it('does nothing while another tick has the shards', async () => {
    const world = new ComposeWorld(due());
    world.leased = false;
    expect(await compose(world.ports(), TICK)).toEqual({ rounds: 0, frozen: 0, rewoken: 0, faults: [] });
    expect(world.readers.get('r1')?.version).toBe(4);
  });

  it('looks at readers as they are, not as the index shows them', async () => {
    const world = new ComposeWorld(
      due({ id: 'later', nextDueAt: '2026-03-02T07:01:00.001Z' }),
      due({ id: 'gone', consent: { state: 'left', at: NOW } }),
      due({ id: 'asleep', consent: { state: 'paused', until: '2026-03-10T07:00:00.000Z' } }),
      due({ id: 'awake', consent: { state: 'paused', until: NOW } }),
    );
    world.papers = [anArrivedPaper('p1')];
    expect(await compose(world.ports(), TICK)).toMatchObject({ rounds: 1, frozen: 1 });
    expect(world.woken).toEqual(['awake-20260302T070000Z-4']);
    expect(world.readers.get('awake')?.consent).toEqual({ state: 'active' });
    expect(world.readers.get('asleep')).toMatchObject({
      nextDueAt: '2026-03-10T07:00:00.000Z',
      consent: { state: 'paused' },
    });
  });

  it('freezes nothing anew that was frozen: an edition never changes (E3)', async () => {
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    const dies = world.ports({
      readers: { ...world.ports().readers, put: async () => Promise.reject(new Error('killed')) },
    });
    expect((await compose(dies, TICK)).faults).toEqual([{ readerId: 'r1', reason: 'Error: killed' }]);
    world.papers.push(anArrivedPaper('p2'));
    await compose(world.ports(), TICK);
    expect(world.bodies.get('r1-20260302T070000Z-4')?.sections[0]?.papers.map(({ id }) => id)).toEqual(['p1']);
    expect(world.woken).toEqual(['r1-20260302T070000Z-4']);
  });

  it('goes by the edition that stands, not by what it would freeze now: what that one does not carry is still to come (E3)', async () => {
    const world = new ComposeWorld(due({ openEditions: ['e0'] }));
    world.papers = [anArrivedPaper('p1')];
    world.rows.set('e0', overdue('e0', { readerId: 'r1', nextActionAt: '2026-03-02T09:00:00.000Z' }));
    world.bodies.set('e0', aBody({ id: 'e0', papers: ['old'] }));
    const dies = { ...world.ports().readers, put: async () => Promise.reject(new Error('killed')) };
    await compose(world.ports({ readers: dies }), TICK);
    // Only now is it known that the edition before was not mailed.
    const { nextActionAt: _, ...facts } = overdue('e0') as Extract<Edition, { state: 'PLANNED' }>;
    world.rows.set('e0', { ...facts, state: 'EXPIRED', endedAt: NOW });
    expect(await compose(world.ports(), TICK)).toMatchObject({ frozen: 1 });
    const id = 'r1-20260302T070000Z-4';
    expect(world.bodies.get(id)?.carries).toEqual([]);
    expect(world.rows.get(id)).toMatchObject({ papers: 1 });
    expect(world.readers.get('r1')?.openEditions).toEqual([id, 'e0']);
  });

  it('answers for nobody after its time; the next tick goes on with them', async () => {
    const world = new ComposeWorld(...Array.from({ length: 40 }, (_, n) => due({ id: `r${n}` })));
    world.papers = [anArrivedPaper('p1')];
    const { readers } = world.ports();
    const put: typeof readers.put = (reader) => {
      world.now = '2026-03-02T07:05:00.001Z';
      return readers.put(reader);
    };
    const { frozen } = await compose(world.ports({ readers: { ...readers, put } }), TICK);
    expect(frozen).toBeGreaterThan(0);
    expect(frozen).toBeLessThan(40);
    expect((await compose(world.ports(), { ...TICK, until: '2026-03-02T07:10:00.000Z' })).frozen).toBe(40 - frozen);
    expect(new Set(world.woken).size).toBe(40);
  });

  it('mails nothing for a round that somebody overtook', async () => {
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    const put = async () => undefined;
    await compose(world.ports({ readers: { ...world.ports().readers, put } }), TICK);
    expect(world.woken).toEqual([]);
  });

  it('keeps one reader’s fault from the others', async () => {
    const world = new ComposeWorld(
      due({ id: 'r1' }),
      due({ id: 'r2', interests: [{ id: 'i2', label: '', query: 'poison', addedAt: NOW }] }),
      due({ id: 'r3' }),
    );
    world.papers = [anArrivedPaper('p1')];
    const matching: Matching = {
      ...everything,
      compile: (interests, ...rest) => {
        if (interests.some(({ query }) => query === 'poison')) throw new Error('cannot match');
        return everything.compile(interests, ...rest);
      },
    };
    expect(await compose(world.ports({ matching }), TICK)).toMatchObject({
      rounds: 3,
      frozen: 2,
      faults: [{ readerId: 'r2', reason: 'Error: cannot match' }],
    });
  });

  it('lets a reader with eight undecided editions wait: the due time passes, the arrivals stay', async () => {
    const openEditions = Array.from({ length: 8 }, (_, n) => `open${n}`);
    const world = new ComposeWorld(due({ openEditions }));
    for (const id of openEditions) world.rows.set(id, overdue(id, { nextActionAt: '2026-03-02T08:00:00.000Z' }));
    world.papers = [anArrivedPaper('p1')];
    await compose(world.ports(), TICK);
    expect(world.readers.get('r1')).toMatchObject({
      nextDueAt: '2026-03-03T07:00:00.000Z',
      watermark: '2026-03-01T06:58:00.000Z',
      openEditions,
    });
  });
});

describe('a first edition (DESIGN "welcome")', () => {
  const { answered: _, ...fresh } = due();

  it('looks back a week', async () => {
    const world = new ComposeWorld(fresh);
    world.papers = [anArrivedPaper('p1', { firstArrivedAt: '2026-02-24T12:00:00.000Z' })];
    expect(await compose(world.ports(), TICK)).toMatchObject({ frozen: 1 });
  });

  it('looks back over the newest dump where the week was empty', async () => {
    const world = new ComposeWorld(fresh);
    world.papers = [
      anArrivedPaper('p1', { firstArrivedAt: '2026-02-10T12:00:00.000Z', dumpId: 'newest' }),
      anArrivedPaper('p2', { firstArrivedAt: '2026-02-10T12:00:01.000Z', dumpId: 'newest' }),
      anArrivedPaper('p3', { firstArrivedAt: '2026-02-05T12:00:00.000Z', dumpId: 'older' }),
    ];
    await compose(world.ports(), TICK);
    const body = world.bodies.get('r1-20260302T070000Z-4');
    expect(body?.sections[0]?.papers.map(({ id }) => id)).toEqual(['p2', 'p1']);
    expect(body?.sections[0]?.toStartWith).toBe(true);
    expect(body?.considered).toBe(0);
  });
});

describe('a reader whom nothing matches for four weeks', () => {
  it('is told so once, with how many papers came in in all that time', async () => {
    const world = new ComposeWorld(due());
    const moment = (days: number) => new Date(Date.parse(NOW) + days * DAY_MS).toISOString();
    for (let day = 1; day <= 40; day++) {
      const noon = moment(day - 0.75);
      world.papers.push(
        anArrivedPaper(`p${day}`, { firstArrivedAt: noon }),
        anArrivedPaper(`q${day}`, { firstArrivedAt: noon }),
      );
      world.now = moment(day);
      await compose(world.ports({ matching: nothing }), { ...TICK, until: moment(day + 0.01) });
    }
    expect([...world.bodies.values()]).toMatchObject([
      {
        dueAt: '2026-03-29T07:00:00.000Z',
        considered: 54,
        window: { from: due().watermark, to: '2026-03-29T06:58:00.000Z' },
      },
    ]);
  });
});

describe('a paper that was withdrawn', () => {
  it('is told to who was sent it, though it matches nothing any more', async () => {
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    await compose(world.ports(), TICK);
    const [id] = world.woken;
    world.rows.set(id!, { ...overdue(id!), state: 'SENT', sentAt: NOW });
    world.papers = [anArrivedPaper('p1', { arrival: { kind: 'withdrawn', at: '2026-03-02T12:00:00.000Z' } })];
    world.now = '2026-03-03T07:01:00.000Z';
    await compose(world.ports({ matching: nothing }), {
      ...TICK,
      until: '2026-03-03T07:05:00.000Z',
    });
    expect(world.bodies.get('r1-20260303T070000Z-5')?.sections[0]?.papers).toMatchObject([
      { id: 'p1', arrival: 'withdrawn' },
    ]);
  });
});

describe('what is overdue', () => {
  it('is woken again, and rests a while', async () => {
    const world = new ComposeWorld();
    world.rows.set('e1', overdue('e1'));
    expect((await compose(world.ports(), TICK)).rewoken).toBe(1);
    expect(world.woken).toEqual(['e1']);
    expect(world.rows.get('e1')).toMatchObject({ state: 'PLANNED', nextActionAt: '2026-03-02T07:16:00.000Z' });
    expect((await compose(world.ports(), TICK)).rewoken).toBe(0);
  });

  it('comes back no faster than it can be mailed: no herd', async () => {
    const world = new ComposeWorld();
    for (let n = 0; n < 1000; n++) world.rows.set(`e${n}`, overdue(`e${n}`));
    expect((await compose(world.ports({ mailsPerSecond: 2.5 }), TICK)).rewoken).toBe(750);
    expect(world.woken).toHaveLength(750);
  });

  it('waits while sending rests; what is stale ends all the same, so that it is carried', async () => {
    const world = new ComposeWorld();
    world.hold = { cause: 'account', reason: 'paused', since: NOW, until: '2026-03-02T07:30:00.000Z' };
    world.rows.set('e1', overdue('e1'));
    world.rows.set('e2', overdue('e2', { sendBefore: '2026-03-02T07:00:59.999Z' }));
    expect((await compose(world.ports(), TICK)).rewoken).toBe(0);
    expect([world.rows.get('e1')?.state, world.rows.get('e2')?.state]).toEqual(['PLANNED', 'EXPIRED']);
    expect(world.woken).toEqual([]);
  });

  it('says at each tick that sending is held by what mailboxes say of it, so that the alarm rings until the operator has looked', async () => {
    const world = new ComposeWorld();
    world.hold = { cause: 'account', reason: 'paused', since: NOW, until: '2026-03-02T07:30:00.000Z' };
    await compose(world.ports(), TICK);
    expect(world.counted).not.toContain('sendingHeld');
    world.hold = { ...world.hold, cause: 'reputation' };
    await compose(world.ports(), TICK);
    await compose(world.ports(), TICK);
    expect(world.counted.filter((metric) => metric === 'sendingHeld')).toHaveLength(2);
  });
});

describe('an edition out of turn', () => {
  it('is on its way at once, and the next due time stays', async () => {
    const world = new ComposeWorld(due({ nextDueAt: '2026-03-03T07:00:00.000Z' }));
    world.papers = [anArrivedPaper('p1', { firstArrivedAt: NOW })];
    expect(await sendNow(world.ports(), 'r1')).toEqual({ kind: 'on its way', editionId: 'r1-20260302T070100Z-4' });
    expect(world.readers.get('r1')).toMatchObject({ nextDueAt: '2026-03-03T07:00:00.000Z', watermark: NOW });
    expect(world.woken).toEqual(['r1-20260302T070100Z-4']);
  });

  it('says why there is none', async () => {
    const world = new ComposeWorld(due(), due({ id: 'gone', consent: { state: 'left', at: NOW } }));
    expect(await sendNow(world.ports(), 'r1')).toEqual({ kind: 'nothing matched' });
    expect(await sendNow(world.ports(), 'gone')).toEqual({ kind: 'not mailed', reason: 'their consent is "left"' });
    expect(await sendNow(world.ports(), 'nobody')).toEqual({ kind: 'no such reader' });
    world.papers = [anArrivedPaper('p1')];
    const put = async () => undefined;
    expect(await sendNow(world.ports({ readers: { ...world.ports().readers, put } }), 'r1')).toEqual({
      kind: 'not mailed',
      reason: 'their row says "overtaken": try again',
    });
    expect(world.woken).toEqual([]);
  });

  it('can be looked at without being made', async () => {
    const world = new ComposeWorld(due());
    world.papers = [anArrivedPaper('p1')];
    expect((await preview(world.ports(), 'r1'))?.sections[0]?.papers).toHaveLength(1);
    expect(await preview(world.ports(), 'nobody')).toBeUndefined();
    expect([world.bodies.size, world.rows.size, world.readers.get('r1')?.version]).toEqual([0, 0, 4]);
  });
});
