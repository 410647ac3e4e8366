import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadersTable, readersTable } from '../../shared/aws/readers-table.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { aReader } from '../fixtures/a-reader.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

let tables: Tables;
let readers: ReadersTable;
beforeAll(async () => {
  tables = await startTables();
  readers = readersTable(tables.client, 'Readers');
});
afterAll(() => tables[Symbol.asyncDispose]());

const inShard = (shard: number, n: number) => `${shard.toString(16).padStart(4, '0')}${String(n).padStart(22, '0')}`;

async function collect(found: AsyncIterable<Reader>): Promise<string[]> {
  const ids: string[] = [];
  for await (const reader of found) ids.push(reader.id);
  return ids;
}

describe('the Readers table', () => {
  it('gives back what was put, one version on', async () => {
    const reader = aReader({
      id: inShard(9, 1),
      consent: { state: 'paused', until: '2026-12-01T00:00:00.000Z' },
      cadence: { kind: 'monthly', at: '08:30', day: 'last' },
    });
    expect(await readers.put(reader)).toEqual({ ...reader, version: 1 });
    expect(await readers.get(reader.id)).toEqual({ ...reader, version: 1 });
  });

  it('lets one of two writers win, and tells the other', async () => {
    const written = await readers.put(aReader({ id: inShard(9, 2) }));
    const wishes = [1, 2, 3, 4, 5].map((hour) => readers.put({ ...written!, zone: `Etc/GMT+${hour}` }));
    const won = (await Promise.all(wishes)).filter((result) => result !== undefined);
    expect(won).toHaveLength(1);
    expect(await readers.get(inShard(9, 2))).toEqual(won[0]);
  });

  it('does not make a reader twice', async () => {
    await readers.put(aReader({ id: inShard(9, 3) }));
    expect(await readers.put(aReader({ id: inShard(9, 3), zone: 'UTC' }))).toBeUndefined();
  });

  it('knows its own write when its answer was lost', async () => {
    const reader = aReader({ id: inShard(9, 4) });
    expect(await readers.put(reader)).toEqual(await readers.put(reader));
  });

  it('finds who is due in a shard, earliest first, and nobody who left (R1)', async () => {
    const at = (hour: string) => `2026-11-22T${hour}:00.000Z`;
    await readers.put(aReader({ id: inShard(5, 1), nextDueAt: at('06:00') }));
    await readers.put(aReader({ id: inShard(5, 2), nextDueAt: at('05:00'), consent: { state: 'invited' } }));
    await readers.put(
      aReader({ id: inShard(5, 3), nextDueAt: at('05:00'), consent: { state: 'left', at: at('01:00') } }),
    );
    await readers.put(aReader({ id: inShard(5, 4), nextDueAt: at('05:00'), consent: { state: 'paused' } }));
    await readers.put(aReader({ id: inShard(5, 5), nextDueAt: at('06:05') }));
    await readers.put(aReader({ id: inShard(6, 1), nextDueAt: at('05:00') }));
    expect(await collect(readers.due(5, at('06:00')))).toEqual([inShard(5, 2), inShard(5, 1)]);
    expect(await collect(readers.everybody())).toEqual(
      expect.arrayContaining([inShard(5, 5), inShard(6, 1), inShard(9, 1)]),
    );
    expect(await collect(readers.everybody())).not.toContain(inShard(5, 3));
  });

  it('makes one key for a deployment, whoever asks first', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => readersTable(tables.client, 'Readers').capabilityKeys()));
    expect(new Set(asked.map((keys) => Buffer.from(keys[0]!.secret).toString('hex'))).size).toBe(1);
    expect(asked[0]).toHaveLength(1);
    expect(asked[0]![0]!.secret).toHaveLength(32);
  });

  it('lists readers to the operator, and not the keys', async () => {
    const all = await collect(readers.all());
    expect(all).toContain(inShard(5, 3));
    expect(all.every((id) => id.length === 26)).toBe(true);
  });
});
