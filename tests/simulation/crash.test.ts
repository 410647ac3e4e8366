import { describe, expect, it, vi } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/calendar/instant.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { Deployment } from './deployment.ts';
import { NO_FAULTS } from './faults.ts';
import { Judge } from './judge.ts';
import type { Kill } from './ports/service.ts';
import { abstractOf, aTelling, byTopic } from './scenario.ts';
import { World } from './world.ts';

// Seconds on a free machine; a busy one is no failure.
vi.setConfig({ testTimeout: 300_000 });

const START = Date.parse('2026-03-02T00:00:00.000Z');

interface End {
  /** Every mail, every reader, every edition. */
  readonly state: string;
  /** What everybody got, in whatever mail. */
  readonly got: string;
  readonly calls: number;
  readonly complaints: readonly string[];
}

/** Two readers whom the operator added, and two days with papers for both; then a day to recover. */
async function live(kills: readonly Kill[]): Promise<End> {
  const world = new World(1, START);
  const mailed: string[] = [];
  const got: string[] = [];
  const judge: Judge = new Judge(() => deployment);
  const deployment = new Deployment(world, NO_FAULTS, byTopic, {
    agreed: () => {},
    arrived: (paper) => judge.arrived(paper),
    accepted: (mail, evidenceAt) => {
      const papers = mail.body.sections.flatMap((section) => section.papers.map(({ id }) => id)).sort();
      mailed.push([mail.readerId, mail.body.dueAt, mail.invitation, ...papers].join(' '));
      got.push(...papers.map((id) => `${mail.readerId} ${id}`));
      judge.accepted(mail, evidenceAt);
    },
  });
  deployment.services.kills = kills;
  deployment.readers.set(aReader('0001'));
  deployment.readers.set(aReader('0002'));
  const drop = (dumpId: string, ids: readonly string[]) =>
    deployment.ingestion.drop(
      dumpId,
      ids.map((id) => aTelling(id, ['topic-1'], abstractOf(id))),
    );
  world.at(START + HOUR_MS, () => drop('first', ['p1', 'p2']));
  world.at(START + 25 * HOUR_MS, () => drop('second', ['p3']));
  deployment.tickUntil(START + 3 * DAY_MS);
  await world.runUntil(START + 3 * DAY_MS);
  const readers = [...deployment.readers.rows.values()].map(({ id, consent, nextDueAt, watermark, openEditions }) =>
    [id, consent.state, nextDueAt, watermark, openEditions.length].join(' '),
  );
  const ledger = [...deployment.ledger.rows.values()].map(({ readerId, dueAt, state, papers }) =>
    [readerId, dueAt, state, papers].join(' '),
  );
  const state = [...mailed.sort(), ...readers.sort(), ...ledger.sort()].join('\n');
  return { state, got: got.sort().join('\n'), calls: deployment.services.calls, complaints: judge.complaints };
}

function aReader(id: string): Reader {
  const addedAt = new Date(START).toISOString();
  return {
    id: `${id}reader`,
    address: `${id}@example.org`,
    zone: 'UTC',
    cadence: { kind: 'daily', at: '06:00' },
    interests: [{ id: 'topic-1', label: 'topic-1', query: 'topic-1', addedAt }],
    consent: { state: 'invited' },
    addedAt,
    nextDueAt: '2026-03-02T06:00:00.000Z',
    watermark: addedAt,
    openEditions: [],
    version: 0,
  };
}

describe('a step killed at any await (E1–E4)', () => {
  it('and started again comes to the undisturbed end state', async () => {
    const { state, calls } = await live([]);
    expect(calls).toBeGreaterThan(50);
    for (let call = 1; call <= calls; call++)
      for (const effect of ['before', 'after'] as const) {
        const end = await live([{ call, effect }]);
        expect(end.state, `killed ${effect} the effect of call ${call}`).toBe(state);
        expect(end.complaints).toEqual([]);
      }
  });

  it('twice brings everybody everything, once', async () => {
    const { got, calls } = await live([]);
    for (let first = 1; first <= calls; first++)
      for (let second = first + 1; second <= first + 12; second++) {
        const [one, other] = second % 2 === 0 ? (['before', 'after'] as const) : (['after', 'before'] as const);
        const kills = [
          { call: first, effect: one },
          { call: second, effect: other },
        ];
        const end = await live(kills);
        expect(end.got, JSON.stringify(kills)).toBe(got);
        expect(end.complaints).toEqual([]);
      }
  });
});
