import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '../calendar/instant.ts';
import { begunAhead } from '../editions/lanes.ts';
import { INDEX, READER_SHARDS, TABLE_KEY } from '../names.ts';
import type { CapabilityKey } from '../readers/capability.ts';
import type { ReaderId } from '../readers/ids.ts';
import type { Reader } from '../readers/reader.ts';
import { dueShard, isReaderItem, readerFromItem, readerKey, readerToItem } from './reader-item.ts';

const KEYS_ROW = 'KEYS';

/** The Readers table: readers, and the deployment's capability keys. */
export interface ReadersTable {
  /** The reader as it is now (strongly consistent), or undefined. */
  get(id: ReaderId): Promise<Reader | undefined>;
  /**
   * Writes the reader if its row still has version `reader.version` (or no row, for version 0), and answers the version now there. Answers undefined when somebody
   * else wrote first. Safe to repeat: a write whose answer was lost is recognised when it is tried again.
   */
  put(reader: Reader): Promise<Reader | undefined>;
  /** Readers of one shard whose due time is not after `at`, earliest first. */
  due(shard: number, at: Instant): AsyncIterable<Reader>;
  /** Every reader who gets mail, by the index. */
  everybody(): AsyncIterable<Reader>;
  /** Every reader there is, by a scan: for the operator, not for functions (they may not scan). */
  all(): AsyncIterable<Reader>;
  /** Keys for capabilities, oldest first; made once per deployment, at the first call. */
  capabilityKeys(): Promise<readonly CapabilityKey[]>;
}

/** @param table The table's name. */
export function readersTable(client: DynamoDBClient, table: string): ReadersTable {
  let keys: Promise<readonly CapabilityKey[]> | undefined;
  const get = async (id: ReaderId): Promise<Reader | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: readerKey(id), ConsistentRead: true }),
    );
    return Item && readerFromItem(Item);
  };

  async function* query(shard: number, until?: Instant): AsyncIterable<Reader> {
    const { name, partition, sort } = INDEX.readersByDue;
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        IndexName: name,
        KeyConditionExpression: until ? '#shard = :shard AND #due <= :until' : '#shard = :shard',
        ExpressionAttributeNames: { '#shard': partition, ...(until && { '#due': sort }) },
        ExpressionAttributeValues: { ':shard': { S: dueShard(shard) }, ...(until && { ':until': { S: until } }) },
      },
    );
    for await (const page of pages) for (const item of page.Items ?? []) yield readerFromItem(item);
  }

  return {
    get,
    async put(reader) {
      const written = { ...reader, version: reader.version + 1 };
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: readerToItem(written),
            ConditionExpression: '#version = :read OR (:read = :none AND attribute_not_exists(#version))',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':read': { N: String(reader.version) }, ':none': { N: '0' } },
          }),
        );
        return written;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const found = await get(reader.id);
        return isDeepStrictEqual(found, written) ? written : undefined;
      }
    },
    due: (shard, at) => query(shard, at),
    async *everybody() {
      const shards = Array.from({ length: READER_SHARDS }, (_, shard) => shard);
      for (const readers of begunAhead(shards, (shard) => query(shard))) yield* readers;
    },
    async *all() {
      for await (const page of paginateScan({ client }, { TableName: table }))
        for (const item of page.Items ?? []) if (isReaderItem(item)) yield readerFromItem(item);
    },
    capabilityKeys() {
      keys ??= readOrMakeKeys(client, table).catch((error: unknown) => {
        keys = undefined;
        throw error;
      });
      return keys;
    },
  };
}

/** Put-if-absent, then read: two functions that start at once agree on one key. */
async function readOrMakeKeys(client: DynamoDBClient, table: string): Promise<readonly CapabilityKey[]> {
  const Key = { [TABLE_KEY]: { S: KEYS_ROW } };
  const read = async () =>
    (await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  let item = await read();
  if (!item) {
    const first = { M: { id: { S: '1' }, secret: { B: randomBytes(32) } } };
    await client
      .send(
        new PutItemCommand({
          TableName: table,
          Item: { ...Key, keys: { L: [first] } },
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': TABLE_KEY },
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    item = await read();
  }
  return (item?.keys?.L ?? []).map(({ M }) => ({ id: M?.id?.S ?? '', secret: M?.secret?.B ?? new Uint8Array() }));
}
