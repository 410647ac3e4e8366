import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Day } from '../calendar/day.ts';
import { DAY_MS } from '../calendar/instant.ts';
import { TABLE_KEY, TTL_ATTRIBUTE } from '../names.ts';
import { type Asked, FORGOTTEN_MS } from '../readers/asked.ts';
import type { ReaderId } from '../readers/ids.ts';
import { expiresAt } from './expiry.ts';
import { held } from './held.ts';

/** Who asked for mails and did not confirm yet: rows of the Readers table that go by themselves. */
export interface AskedTable {
  /** As it is now (strongly consistent), or undefined. */
  get(id: ReaderId): Promise<Asked | undefined>;
  /** Writes the row if it still has version `asked.version` (or is not there, for version 0); undefined when somebody else wrote first. */
  put(asked: Asked): Promise<Asked | undefined>;
  /** Counts one more of a day; false when that day has had `most`. Tried again after a lost answer it may count two. */
  count(day: Day, most: number): Promise<boolean>;
  /** For the operator, who erases an address; functions may not delete. */
  forget(id: ReaderId): Promise<void>;
}

/** @param table The Readers table's name. */
export function askedTable(client: DynamoDBClient, table: string): AskedTable {
  const Key = (id: string) => ({ [TABLE_KEY]: { S: `ASKED#${id}` } });
  const get = async (id: ReaderId): Promise<Asked | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: Key(id), ConsistentRead: true }));
    if (!Item) return undefined;
    const { [TABLE_KEY]: _, [TTL_ATTRIBUTE]: __, ...fields } = unmarshall(Item);
    return { id, ...fields } as Asked;
  };
  return {
    get,
    async put({ id, ...asked }) {
      const written = { ...asked, version: asked.version + 1 };
      const expiry = asked.state === 'refused' ? {} : { [TTL_ATTRIBUTE]: expiresAt(asked.askedAt, FORGOTTEN_MS) };
      const put = new PutItemCommand({
        TableName: table,
        Item: { ...Key(id), ...marshall({ ...written, ...expiry }) },
        ConditionExpression: '#version = :read OR (:read = :none AND attribute_not_exists(#version))',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':read': { N: String(asked.version) }, ':none': { N: '0' } },
      });
      return (await held(client.send(put))) ? ({ id, ...written } as Asked) : undefined;
    },
    count: (day, most) =>
      held(
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: Key(day),
            UpdateExpression: 'ADD #count :one SET #expires = :expires',
            ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
            ExpressionAttributeNames: { '#count': 'count', '#expires': TTL_ATTRIBUTE },
            ExpressionAttributeValues: {
              ':one': { N: '1' },
              ':most': { N: String(most) },
              ':expires': { N: String(expiresAt(`${day}T00:00:00.000Z`, 2 * DAY_MS)) },
            },
          }),
        ),
      ),
    async forget(id) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: Key(id) }));
    },
  };
}
