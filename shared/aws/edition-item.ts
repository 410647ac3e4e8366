import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { DAY_MS } from '../calendar/instant.ts';
import type { Edition } from '../editions/edition.ts';
import { isUndecided } from '../editions/ledger.ts';
import { INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../names.ts';
import { readerShard } from '../readers/address.ts';
import type { EditionId } from '../readers/ids.ts';
import { expiresAt } from './expiry.ts';

const PREFIX = 'EDITION#';
/** Rows of decided editions go after 400 days; bodies in the bucket stay, since links to them never expire. */
const KEEP_DAYS = 400;

/** The key of an edition's row in the ledger. */
export function editionKey(id: EditionId): Record<string, AttributeValue> {
  return { [TABLE_KEY]: { S: PREFIX + id } };
}

/** Whether a row of the Editions table is an edition (and not a lease or a hold). */
export function isEditionItem(item: Record<string, AttributeValue>): boolean {
  return item[TABLE_KEY]?.S?.startsWith(PREFIX) === true;
}

/** The value of the next-action index's partition key for a shard of readers. */
export function actionShard(shard: number): string {
  return `action#${shard}`;
}

/** An edition as a row. In the index of next actions only while it is undecided. */
export function editionToItem(edition: Edition): Record<string, AttributeValue> {
  const { id, ...fields } = edition;
  const extra = isUndecided(edition)
    ? { [INDEX.editionsByNextAction.partition]: actionShard(readerShard(edition.readerId)) }
    : { [TTL_ATTRIBUTE]: expiresAt(edition.dueAt, KEEP_DAYS * DAY_MS) };
  return { ...editionKey(id), ...marshall({ ...fields, ...extra }, { removeUndefinedValues: true }) };
}

/** The edition of a row that `editionToItem` made. */
export function editionFromItem(item: Record<string, AttributeValue>): Edition {
  const { [TABLE_KEY]: key, [INDEX.editionsByNextAction.partition]: _, [TTL_ATTRIBUTE]: __, ...fields } = item;
  return { id: key?.S?.slice(PREFIX.length) ?? '', ...unmarshall(fields) } as Edition;
}
