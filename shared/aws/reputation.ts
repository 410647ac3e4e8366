import { DeleteItemCommand, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Day, dayAfter, daysFrom } from '../calendar/day.ts';
import { DAY_MS } from '../calendar/instant.ts';
import type { Counted } from '../editions/reputation.ts';
import { TABLE_KEY, TTL_ATTRIBUTE } from '../names.ts';
import { batchGet } from './batch-get.ts';
import { expiresAt } from './expiry.ts';

/** What is older than this says nothing of the account any more. */
const DAYS = 30;
const COUNTED = ['sent', 'bounced', 'complained'] as const;

/** What is counted of the mails of each day, beside the ledger: a row a day. */
export interface Reputation {
  /** Adds to a day. Sent once and never repeated: what is lost is not counted, and nothing is counted twice. */
  add(day: Day, counted: Partial<Omit<Counted, 'day'>>): Promise<void>;
  /** The last 30 days and `today`; those without a mail are left out. */
  days(today: Day): Promise<readonly Counted[]>;
  /** Forgets all that was counted: what comes from now on is judged by itself. */
  forget(today: Day): Promise<void>;
}

/**
 * @param once for adding: one attempt a call (clients.ts)
 * @param table The Editions table's name.
 */
export function reputationOf(client: DynamoDBClient, once: DynamoDBClient, table: string): Reputation {
  return {
    async add(day, counted) {
      const added = COUNTED.filter((name) => counted[name] !== undefined);
      const expires = String(expiresAt(day, 2 * DAYS * DAY_MS));
      await once.send(
        new UpdateItemCommand({
          TableName: table,
          Key: rowOf(day),
          UpdateExpression: `ADD ${added.map((name) => `#${name} :${name}`).join(', ')} SET #expires = :expires`,
          ExpressionAttributeNames: {
            ...Object.fromEntries(added.map((name) => [`#${name}`, name])),
            '#expires': TTL_ATTRIBUTE,
          },
          ExpressionAttributeValues: {
            ...Object.fromEntries(added.map((name) => [`:${name}`, { N: String(counted[name]) }])),
            ':expires': { N: expires },
          },
        }),
      );
    },
    async days(today) {
      const rows = await batchGet(client, table, daysUpTo(today).map(rowOf));
      return rows.map((row) => ({
        day: row[TABLE_KEY]?.S?.slice(PREFIX.length) ?? '',
        sent: Number(row.sent?.N ?? 0),
        bounced: Number(row.bounced?.N ?? 0),
        complained: Number(row.complained?.N ?? 0),
      }));
    },
    async forget(today) {
      for (const day of daysUpTo(today))
        await client.send(new DeleteItemCommand({ TableName: table, Key: rowOf(day) }));
    },
  };
}

const PREFIX = 'MAILS#';

function rowOf(day: Day) {
  return { [TABLE_KEY]: { S: PREFIX + day } };
}

function daysUpTo(today: Day): Day[] {
  return daysFrom(dayAfter(today, -DAYS), today);
}
