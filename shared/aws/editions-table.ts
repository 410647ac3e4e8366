import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { after, DAY_MS, type Instant, MINUTE_MS } from '../calendar/instant.ts';
import type { Edition } from '../editions/edition.ts';
import type { EvidenceHealth } from '../editions/evidence-health.ts';
import type { Hold } from '../editions/hold.ts';
import type { Guard, Transition } from '../editions/ledger.ts';
import { INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../names.ts';
import type { EditionId, ReaderId } from '../readers/ids.ts';
import { actionShard, editionFromItem, editionKey, editionToItem, isEditionItem } from './edition-item.ts';
import { expiresAt } from './expiry.ts';
import { held } from './held.ts';

const MARK = {
  mailed: { [TABLE_KEY]: { S: 'LAST_MAILED' } },
  evidenced: { [TABLE_KEY]: { S: 'LAST_EVIDENCED' } },
};
const TOLD_DAYS = 400;
const HOLD_KEY = { [TABLE_KEY]: { S: 'HOLD' } };

/** The Editions table: the ledger, the hold on all sending, and the leases of the composing shards. */
export interface EditionsTable {
  /** The row as it is now (strongly consistent), or undefined. */
  get(id: EditionId): Promise<Edition | undefined>;
  /** Writes `next` if the row is as `when` says; false when it is not. Whether a refused write was our own with its answer lost is for the caller to see, by its owner token. */
  write(transition: Transition): Promise<boolean>;
  /** Undecided editions of one shard whose next action is not after `at`, earliest first. */
  overdue(shard: number, at: Instant): AsyncIterable<Edition>;
  /** One reader's editions, latest due time first. */
  ofReader(reader: ReaderId): AsyncIterable<Edition>;
  /** One reader's rows go: for the operator, who erases them. A send that is under way writes nothing any more. */
  forget(reader: ReaderId): Promise<void>;
  /** Every edition there is, by a scan: for the operator, not for functions (they may not scan). */
  all(): AsyncIterable<Edition>;
  readonly holds: {
    get(): Promise<Hold | undefined>;
    /** Begins a hold, or makes the one there longer; never shorter. */
    put(hold: Hold): Promise<void>;
    /** Ends whatever hold there is: for the operator. */
    end(): Promise<void>;
  };
  /** The newest mail that was acknowledged and the newest that an event told of: each written at most once a minute by one process, and never back. */
  readonly evidence: {
    health(): Promise<EvidenceHealth>;
    mailed(at: Instant): Promise<void>;
    evidenced(mailedAt: Instant): Promise<void>;
  };
  /** What the operator was told of, so that they hear of it once. Forgotten after 400 days. */
  readonly told: { has(what: string): Promise<boolean>; add(what: string): Promise<void> };
  /** Takes the lease called `name` until then, if it is free or over. */
  lease(name: string, now: Instant, until: Instant): Promise<boolean>;
}

/** @param table The table's name. */
export function editionsTable(client: DynamoDBClient, table: string): EditionsTable {
  const read = async (Key: ReturnType<typeof editionKey>) =>
    (await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  /** Whether the condition held. */
  const putIf = (put: Omit<PutItemCommandInput, 'TableName'>): Promise<boolean> =>
    held(client.send(new PutItemCommand({ TableName: table, ...put })));

  /** Moves a mark forward. */
  const mark = (Key: ReturnType<typeof editionKey>) => {
    let written = '';
    return async (at: Instant): Promise<void> => {
      if (written !== '' && at < after(written, MINUTE_MS)) return;
      await putIf({
        Item: { ...Key, at: { S: at } },
        ConditionExpression: 'attribute_not_exists(#at) OR #at < :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': { S: at } },
      });
      written = at;
    };
  };

  async function* ofReader(reader: ReaderId): AsyncIterable<Edition> {
    const { name, partition } = INDEX.editionsByReader;
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        IndexName: name,
        ScanIndexForward: false,
        KeyConditionExpression: '#reader = :reader',
        ExpressionAttributeNames: { '#reader': partition },
        ExpressionAttributeValues: { ':reader': { S: reader } },
      },
    );
    for await (const page of pages) for (const item of page.Items ?? []) yield editionFromItem(item);
  }

  return {
    async get(id) {
      const item = await read(editionKey(id));
      return item && editionFromItem(item);
    },
    write: ({ next, when }) => putIf({ Item: editionToItem(next), ...conditionOf(when) }),
    async *overdue(shard, at) {
      const { name, partition, sort } = INDEX.editionsByNextAction;
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          IndexName: name,
          KeyConditionExpression: '#shard = :shard AND #at <= :at',
          ExpressionAttributeNames: { '#shard': partition, '#at': sort },
          ExpressionAttributeValues: { ':shard': { S: actionShard(shard) }, ':at': { S: at } },
        },
      );
      for await (const page of pages) for (const item of page.Items ?? []) yield editionFromItem(item);
    },
    ofReader,
    async forget(reader) {
      for await (const { id } of ofReader(reader))
        await client.send(new DeleteItemCommand({ TableName: table, Key: editionKey(id) }));
    },
    async *all() {
      for await (const page of paginateScan({ client }, { TableName: table }))
        for (const item of page.Items ?? []) if (isEditionItem(item)) yield editionFromItem(item);
    },
    holds: {
      async get() {
        const item = await read(HOLD_KEY);
        if (!item) return undefined;
        const { [TABLE_KEY]: _, ...hold } = unmarshall(item);
        return hold as Hold;
      },
      async put(hold) {
        await putIf({
          Item: { ...HOLD_KEY, ...marshall(hold) },
          ConditionExpression: 'attribute_not_exists(#until) OR #until < :until',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':until': { S: hold.until } },
        });
      },
      async end() {
        await client.send(new DeleteItemCommand({ TableName: table, Key: HOLD_KEY }));
      },
    },
    evidence: {
      async health() {
        const [mailed, evidenced] = await Promise.all([read(MARK.mailed), read(MARK.evidenced)]);
        return {
          ...(mailed?.at?.S && { lastMailedAt: mailed.at.S }),
          ...(evidenced?.at?.S && { lastEvidencedAt: evidenced.at.S }),
        };
      },
      mailed: mark(MARK.mailed),
      evidenced: mark(MARK.evidenced),
    },
    told: {
      has: async (what) => (await read(toldKey(what))) !== undefined,
      async add(what) {
        const expires = expiresAt(new Date().toISOString(), TOLD_DAYS * DAY_MS);
        await putIf({ Item: { ...toldKey(what), [TTL_ATTRIBUTE]: { N: String(expires) } } });
      },
    },
    lease: (name, now, until) =>
      putIf({
        Item: {
          [TABLE_KEY]: { S: `LEASE#${name}` },
          ...marshall({ until, [TTL_ATTRIBUTE]: expiresAt(until) }),
        },
        ConditionExpression: 'attribute_not_exists(#until) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': { S: now } },
      }),
  };
}

function toldKey(what: string) {
  return { [TABLE_KEY]: { S: `TOLD#${what}` } };
}

/** The guard of a transition as a condition of DynamoDB; `allows` in shared/editions/ledger.ts is the same rule in code. */
function conditionOf(guard: Guard): Partial<PutItemCommandInput> {
  switch (guard.row) {
    case 'absent':
      return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': TABLE_KEY } };
    case 'at':
      return {
        ConditionExpression: '#state = :state AND #attempts = :attempts',
        ExpressionAttributeNames: { '#state': 'state', '#attempts': 'attempts' },
        ExpressionAttributeValues: { ':state': { S: guard.state }, ':attempts': { N: String(guard.attempts) } },
      };
    case 'unsent':
      return {
        ConditionExpression: 'attribute_exists(#state) AND #state <> :sent',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':sent': { S: 'SENT' } },
      };
  }
}
