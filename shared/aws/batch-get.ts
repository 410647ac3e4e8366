import { setTimeout as sleep } from 'node:timers/promises';
import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

const KEYS_A_REQUEST = 100;
const ROUNDS = 12;

/**
 * The rows of these keys, strongly consistent, in any order; keys without a row are left out. What DynamoDB puts off is asked for again, after a jittered pause.
 * @throws when the table keeps putting off.
 */
export async function batchGet(client: DynamoDBClient, table: string, keys: readonly Item[]): Promise<Item[]> {
  const blocks = Array.from({ length: Math.ceil(keys.length / KEYS_A_REQUEST) }, (_, at) =>
    keys.slice(at * KEYS_A_REQUEST, (at + 1) * KEYS_A_REQUEST),
  );
  return (await Promise.all(blocks.map((block) => getBlock(client, table, block)))).flat();
}

async function getBlock(client: DynamoDBClient, table: string, keys: readonly Item[]): Promise<Item[]> {
  const found: Item[] = [];
  let wanted = [...keys];
  for (let round = 0; wanted.length > 0; round++) {
    if (round === ROUNDS) throw new Error(`table ${table} put off ${wanted.length} keys ${ROUNDS} times`);
    if (round > 0) await sleep(Math.random() * Math.min(3_000, 25 * 2 ** round));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    wanted = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}
