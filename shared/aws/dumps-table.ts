import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Day, daysFrom } from '../calendar/day.ts';
import { after, DAY_MS, type Instant } from '../calendar/instant.ts';
import { type Dump, type DumpId, droppedOn } from '../dumps/dump.ts';
import { INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../names.ts';
import { expiresAt } from './expiry.ts';

type Item = Record<string, AttributeValue>;

const PREFIX = 'DUMP#';
/** A row must outlive every redelivery and every `retract`; receipts stay in the bucket. */
const KEPT_DAYS = 400;

/** The Dumps table: what became of each upload. */
export interface DumpsTable {
  /** The dump as it is now (strongly consistent), or undefined. */
  get(id: DumpId): Promise<Dump | undefined>;
  /**
   * Writes the dump if its row still is at `dump.writes` (0: no row), which then counts one up; undefined when somebody else wrote first. Safe to repeat.
   */
  put<D extends Dump>(dump: D): Promise<D | undefined>;
  /** Dumps of the days (UTC) up to a moment's, latest first. Reads the index, which may lag behind by seconds. */
  latest(upTo: Instant, days: number): AsyncIterable<Dump>;
}

/** @param table The table's name. */
export function dumpsTable(client: DynamoDBClient, table: string): DumpsTable {
  const get = async (id: DumpId): Promise<Dump | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: dumpKey(id), ConsistentRead: true }),
    );
    return Item && dumpFromItem(Item);
  };
  async function* ofDay(day: Day): AsyncIterable<Dump> {
    const { name, partition } = INDEX.dumpsByDay;
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        IndexName: name,
        KeyConditionExpression: '#day = :day',
        ExpressionAttributeNames: { '#day': partition },
        ExpressionAttributeValues: { ':day': { S: day } },
        ScanIndexForward: false,
      },
    );
    for await (const page of pages) for (const item of page.Items ?? []) yield dumpFromItem(item);
  }
  return {
    get,
    async put(dump) {
      const written = { ...dump, writes: dump.writes + 1 };
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: dumpToItem(written),
            ConditionExpression: '#writes = :read OR (:read = :none AND attribute_not_exists(#writes))',
            ExpressionAttributeNames: { '#writes': 'writes' },
            ExpressionAttributeValues: { ':read': { N: String(dump.writes) }, ':none': { N: '0' } },
          }),
        );
        return written;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return isDeepStrictEqual(await get(dump.id), written) ? written : undefined;
      }
    },
    async *latest(upTo, days) {
      const from = after(upTo, -days * DAY_MS);
      for (const day of daysFrom(from, upTo).reverse()) yield* ofDay(day);
    },
  };
}

function dumpKey(id: DumpId): Item {
  return { [TABLE_KEY]: { S: PREFIX + id } };
}

/** The tally of an archive of thousands of files is large and much alike: packed, it fits. */
function dumpToItem(dump: Dump): Item {
  const { id, ...fields } = dump;
  const tally = 'tally' in fields ? { tally: gzipSync(JSON.stringify(fields.tally)) } : {};
  const expires = expiresAt(dump.droppedAt, KEPT_DAYS * DAY_MS);
  return {
    ...dumpKey(id),
    ...marshall(
      { ...fields, ...tally, [INDEX.dumpsByDay.partition]: droppedOn(dump), [TTL_ATTRIBUTE]: expires },
      { removeUndefinedValues: true },
    ),
  };
}

function dumpFromItem(item: Item): Dump {
  const { [TABLE_KEY]: key, [INDEX.dumpsByDay.partition]: _, [TTL_ATTRIBUTE]: __, ...rest } = item;
  const { tally, ...fields } = unmarshall(rest);
  return {
    id: key?.S?.slice(PREFIX.length) ?? '',
    ...fields,
    ...(tally instanceof Uint8Array && { tally: JSON.parse(gunzipSync(tally).toString()) }),
  } as Dump;
}
