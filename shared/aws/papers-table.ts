import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { TABLE_KEY } from '../names.ts';
import { type Entry, type Library, type RetractableLibrary, Unstorable } from '../papers/library.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { batchGet } from './batch-get.ts';
import { held } from './held.ts';
import { aliasFromItem, aliasKey, aliasToItem, entryFromItem, entryKey, entryToItem } from './paper-item.ts';
import { isPassingFault } from './passing-fault.ts';

/** The Papers table: papers, and the keys that lead to them. */
export interface PapersTable extends Library, RetractableLibrary {
  /** The paper that an id leads to, also when it moved; undefined for an unknown id. */
  paper(id: PaperId): Promise<Paper | undefined>;
}

/**
 * @param client for reads and for writes that may be repeated
 * @param once for papers' own rows: one attempt a call (clients.ts)
 * @param table The table's name.
 */
export function papersTable(client: DynamoDBClient, once: DynamoDBClient, table: string): PapersTable {
  async function putEntry(id: PaperId, entry: Entry): Promise<boolean> {
    const read = entry.writes - 1;
    try {
      await once.send(
        new PutItemCommand({
          TableName: table,
          Item: entryToItem(id, entry),
          ConditionExpression: read === 0 ? 'attribute_not_exists(#pk)' : '#writes = :read',
          ExpressionAttributeNames: read === 0 ? { '#pk': TABLE_KEY } : { '#writes': 'writes' },
          ...(read > 0 && { ExpressionAttributeValues: { ':read': { N: String(read) } } }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException || isPassingFault(error)) return false;
      // So it answers a row above 400 KB.
      if (error instanceof Error && error.name === 'ValidationException')
        throw new Unstorable(`cannot be stored: ${error.message}`, { cause: error });
      throw error;
    }
  }

  const deleteIf = (
    key: ReturnType<typeof entryKey>,
    attribute: string,
    value: { S: string } | { N: string },
  ): Promise<boolean> =>
    held(
      client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: key,
          ConditionExpression: 'attribute_not_exists(#pk) OR #attribute = :value',
          ExpressionAttributeNames: { '#pk': TABLE_KEY, '#attribute': attribute },
          ExpressionAttributeValues: { ':value': value },
        }),
      ),
    );

  const claim: PapersTable['claim'] = async (alias) => {
    const Key = aliasKey(alias.key);
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: aliasToItem(alias),
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': TABLE_KEY },
        }),
      );
      return alias;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    // Taken back meanwhile (`retract`), so that it is free.
    return Item ? aliasFromItem(Item) : claim(alias);
  };

  const entries: PapersTable['entries'] = async (ids) =>
    new Map((await batchGet(client, table, ids.map(entryKey))).map(entryFromItem));

  return {
    entries,
    async aliases(keys) {
      const items = await batchGet(client, table, keys.map(aliasKey));
      return new Map(items.map(aliasFromItem).map((alias) => [alias.key, alias]));
    },
    claim,
    put: (paper, writes) => putEntry(paper.id, { kind: 'paper', paper, writes: writes + 1 }),
    move: (id, to, writes) => putEntry(id, { kind: 'moved', to, writes: writes + 1 }),
    remove: (id, writes) => deleteIf(entryKey(id), 'writes', { N: String(writes) }),
    release: async (key, id) => void (await deleteIf(aliasKey(key), 'paperId', { S: id })),

    async paper(id) {
      let next = id;
      for (let step = 0; step < LONGEST_CHAIN; step++) {
        const entry = (await entries([next])).get(next);
        if (entry?.kind !== 'moved') return entry?.paper;
        next = entry.to;
      }
      throw new Error(`paper ${id} leads on more than ${LONGEST_CHAIN} times`);
    },
  };
}

const LONGEST_CHAIN = 20;
