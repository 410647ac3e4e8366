import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskedTable, askedTable } from '../../shared/aws/asked-table.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { TTL_ATTRIBUTE } from '../../shared/names.ts';
import type { Asked } from '../../shared/readers/asked.ts';
import { aReader } from '../fixtures/a-reader.ts';
import { anAsking } from '../fixtures/an-asking.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

let tables: Tables;
let table: AskedTable;
beforeAll(async () => {
  tables = await startTables();
  table = askedTable(tables.client, 'Readers');
});
afterAll(() => tables[Symbol.asyncDispose]());

const open = (id: string) => ({ ...anAsking({ id }), state: 'open' }) satisfies Asked;

/** The second at which a row may be deleted. */
async function expiry(pk: string): Promise<string | undefined> {
  const { Item } = await tables.client.send(new GetItemCommand({ TableName: 'Readers', Key: { pk: { S: pk } } }));
  expect(Item).toBeDefined();
  return Item?.[TTL_ATTRIBUTE]?.N;
}

describe('who asked for mails, in the Readers table', () => {
  it('is given back as put, one version on', async () => {
    expect(await table.get('a1')).toBeUndefined();
    expect(await table.put(open('a1'))).toEqual({ ...open('a1'), version: 1 });
    expect(await table.get('a1')).toEqual({ ...open('a1'), version: 1 });
  });

  it('is written by one of two at once', async () => {
    await table.put(open('a2'));
    const marks = ['one', 'two', 'three'].map((by) =>
      table.put({ ...anAsking({ id: 'a2', version: 1 }), state: 'mailed', by }),
    );
    expect((await Promise.all(marks)).filter((mark) => mark !== undefined)).toHaveLength(1);
  });

  it('goes after thirty days, but who refused stays, and so does every reader', async () => {
    await table.put(open('a3'));
    expect(await expiry('ASKED#a3')).toBe(String(Date.parse('2026-12-22T09:30:00.000Z') / 1000));
    await table.put({ id: 'a3', state: 'refused', reason: 'complaint', askedAt: anAsking().askedAt, version: 1 });
    expect(await expiry('ASKED#a3')).toBeUndefined();
    const reader = await readersTable(tables.client, 'Readers').put(aReader({ id: 'a3' }));
    expect(await expiry(`READER#${reader!.id}`)).toBeUndefined();
  });

  it('is nobody who is found due, or listed as a reader', async () => {
    await table.put(open('0009a4'));
    const readers = readersTable(tables.client, 'Readers');
    const found: string[] = [];
    for await (const { id } of readers.all()) found.push(id);
    for await (const { id } of readers.everybody()) found.push(id);
    expect(found).not.toContain('0009a4');
    expect(await readers.get('0009a4')).toBeUndefined();
  });

  it('is counted by the day, up to a number', async () => {
    const day = '2026-11-22';
    const counted = await Promise.all(Array.from({ length: 8 }, () => table.count(day, 5)));
    expect(counted.filter(Boolean)).toHaveLength(5);
    expect(await table.count(day, 5)).toBe(false);
    expect(await table.count('2026-11-23', 5)).toBe(true);
  });

  it('is forgotten when the operator erases the address', async () => {
    await table.put(open('a5'));
    await table.forget('a5');
    expect(await table.get('a5')).toBeUndefined();
  });
});
