import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { daysFrom } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import { begunAhead } from '../editions/lanes.ts';
import { ARRIVAL_SHARDS, INDEX } from '../names.ts';
import type { Paper } from '../papers/paper.ts';
import { arrivalShard, arrivedBetween, entryFromItem } from './paper-item.ts';

/**
 * Papers whose latest arrival lies in (from, to], in any order. Reads the index, which may lag behind by seconds.
 * @param table The Papers table's name.
 */
export async function* arrivals(
  client: DynamoDBClient,
  table: string,
  from: Instant,
  to: Instant,
): AsyncIterable<Paper> {
  // DynamoDB refuses a range that ends before it begins.
  if (to <= from) return;
  const { name, partition, sort } = INDEX.papersByArrival;
  const [after, until] = arrivedBetween(from, to);
  const query = (shard: string) =>
    paginateQuery(
      { client },
      {
        TableName: table,
        IndexName: name,
        KeyConditionExpression: '#shard = :shard AND #at BETWEEN :after AND :until',
        ExpressionAttributeNames: { '#shard': partition, '#at': sort },
        ExpressionAttributeValues: { ':shard': { S: shard }, ':after': { S: after }, ':until': { S: until } },
      },
    );
  for (const pages of begunAhead(shardsBetween(from, to), query))
    for await (const { Items = [] } of pages)
      for (const [, entry] of Items.map(entryFromItem)) if (entry.kind === 'paper') yield entry.paper;
}

function* shardsBetween(from: Instant, to: Instant): Iterable<string> {
  for (const day of daysFrom(from, to))
    for (let shard = 0; shard < ARRIVAL_SHARDS; shard++) yield arrivalShard(day, shard);
}
