import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EditionsTable, editionsTable } from '../../shared/aws/editions-table.ts';
import { reputationOf } from '../../shared/aws/reputation.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { type Claimed, confirm, heldBy, refuse, release, take } from '../../shared/editions/ledger.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

let tables: Tables;
let editions: EditionsTable;
beforeAll(async () => {
  tables = await startTables();
  editions = editionsTable(tables.client, 'Editions');
});
afterAll(() => tables[Symbol.asyncDispose]());

const NOW = '2026-11-22T06:01:00.000Z';
const LATER = '2026-11-22T06:30:00.000Z';
const readerId = '0007b2c3d4e5f60718293a4b5c';

const planned = (id: string): Edition => ({
  id,
  readerId,
  dueAt: '2026-11-22T06:00:00.000Z',
  sendBefore: '2026-11-22T14:00:00.000Z',
  readerVersion: 3,
  papers: 2,
  attempts: 0,
  unknownAttempts: 0,
  state: 'PLANNED',
  nextActionAt: NOW,
});

async function freeze(id: string): Promise<Edition> {
  const next = planned(id);
  expect(await editions.write({ next, when: { row: 'absent' } })).toBe(true);
  return next;
}

async function claim(id: string, owner = 'one'): Promise<Claimed> {
  const transition = take((await editions.get(id))!, { owner, leaseUntil: LATER }, NOW)!;
  expect(await editions.write(transition)).toBe(true);
  return heldBy(transition.next, owner)!;
}

describe('the ledger in DynamoDB', () => {
  it('keeps the first of two frozen under one id (E1)', async () => {
    const first = await freeze('twice');
    expect(await editions.write({ next: { ...first, papers: 9 }, when: { row: 'absent' } })).toBe(false);
    expect(await editions.get('twice')).toEqual(first);
  });

  it('has exactly one winner when fifty claim at once (E4)', async () => {
    const edition = await freeze('race');
    const claims = Array.from(
      { length: 50 },
      (_, n) => take(edition, { owner: `owner-${n}`, leaseUntil: LATER }, NOW)!,
    );
    const won = (await Promise.all(claims.map((transition) => editions.write(transition)))).filter(Boolean);
    expect(won).toHaveLength(1);
  });

  it('confirms over any state but SENT, whoever holds the claim', async () => {
    await freeze('confirm');
    const held = await claim('confirm');
    await editions.write(release(held, LATER));
    const { next, when } = confirm(held, NOW, 'message-1');
    expect(await editions.write({ next, when })).toBe(true);
    expect(await editions.write({ next, when })).toBe(false);
    expect(await editions.get('confirm')).toMatchObject({ state: 'SENT', messageId: 'message-1' });
    expect(await editions.write(confirm({ ...held, id: 'never there' }, NOW))).toBe(false);
  });

  it('refuses a holder whose claim is over', async () => {
    await freeze('fenced');
    const first = await claim('fenced');
    await editions.write(release(first, NOW));
    await claim('fenced', 'two');
    expect(await editions.write(refuse(first, 'too late', NOW))).toBe(false);
  });

  it('finds what is overdue, and only while it is undecided', async () => {
    const overdue = async (at: string) => {
      const ids: string[] = [];
      for await (const edition of editions.overdue(7, at)) ids.push(edition.id);
      return ids;
    };
    await freeze('overdue');
    expect(await overdue(NOW)).toContain('overdue');
    expect(await overdue('2026-11-22T06:00:59.999Z')).not.toContain('overdue');
    await editions.write(confirm(await claim('overdue'), NOW));
    expect(await overdue('2027-01-01T00:00:00.000Z')).not.toContain('overdue');
  });

  it('lists the editions of a reader', async () => {
    const ids: string[] = [];
    for await (const edition of editions.ofReader(readerId)) ids.push(edition.id);
    expect(ids).toEqual(expect.arrayContaining(['twice', 'race', 'overdue']));
  });

  it('forgets a reader who is erased, and a send that is under way writes nothing any more (R3)', async () => {
    const next: Edition = { ...planned('erased'), readerId: '00ee' };
    expect(await editions.write({ next, when: { row: 'absent' } })).toBe(true);
    const sending = await claim('erased');
    await editions.forget('00ee');
    expect(await editions.get('erased')).toBeUndefined();
    expect(await editions.write(confirm(sending, NOW))).toBe(false);
    expect(await editions.get('erased')).toBeUndefined();
  });

  it('gives a lease to one at a time, and again when it is over', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => editions.lease('shards-0', NOW, LATER)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await editions.lease('shards-0', LATER, '2026-11-22T07:00:00.000Z')).toBe(true);
  });

  it('knows the newest mail and the newest evidence, in whatever order they are told', async () => {
    const another = editionsTable(tables.client, 'Editions');
    await editions.evidence.mailed(LATER);
    await another.evidence.mailed(NOW);
    expect(await editions.evidence.health()).toEqual({ lastMailedAt: LATER });
    await another.evidence.evidenced(NOW);
    expect(await editions.evidence.health()).toEqual({ lastMailedAt: LATER, lastEvidencedAt: NOW });
  });

  it('remembers what the operator was told', async () => {
    expect(await editions.told.has('STALE#arXiv')).toBe(false);
    await editions.told.add('STALE#arXiv');
    expect([await editions.told.has('STALE#arXiv'), await editions.told.has('STALE#other')]).toEqual([true, false]);
  });

  it('remembers a hold on all sending', async () => {
    expect(await editions.holds.get()).toBeUndefined();
    const hold = { cause: 'account', reason: 'paused', since: NOW, until: LATER } as const;
    await editions.holds.put(hold);
    expect(await editions.holds.get()).toEqual(hold);
  });

  it('makes a hold longer and never shorter, until the operator ends it', async () => {
    const held = { cause: 'reputation', reason: 'bounces', since: NOW, until: '9999-12-31T23:59:59.999Z' } as const;
    await editions.holds.put(held);
    await editions.holds.put({ cause: 'account', reason: 'paused', since: NOW, until: LATER });
    expect(await editions.holds.get()).toEqual(held);
    await editions.holds.end();
    expect(await editions.holds.get()).toBeUndefined();
  });
});

describe('what is counted of mails', () => {
  it('is the sum of what was added to each day, until it is forgotten', async () => {
    const reputation = reputationOf(tables.client, tables.client, 'Editions');
    await Promise.all([1, 2, 3].map((sent) => reputation.add('2026-11-22', { sent })));
    await reputation.add('2026-11-22', { bounced: 1 });
    await reputation.add('2026-11-01', { complained: 1 });
    await reputation.add('2026-10-01', { sent: 9 });
    const days = await reputation.days('2026-11-22');
    expect(days.toSorted((one, other) => (one.day < other.day ? -1 : 1))).toEqual([
      { day: '2026-11-01', sent: 0, bounced: 0, complained: 1 },
      { day: '2026-11-22', sent: 6, bounced: 1, complained: 0 },
    ]);
    await reputation.forget('2026-11-22');
    expect(await reputation.days('2026-11-22')).toEqual([]);
  });
});
