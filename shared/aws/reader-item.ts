import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { INDEX, TABLE_KEY } from '../names.ts';
import { readerShard } from '../readers/address.ts';
import { isDueByClock } from '../readers/due.ts';
import type { ReaderId } from '../readers/ids.ts';
import type { Reader } from '../readers/reader.ts';

const PREFIX = 'READER#';

/** The key of a reader's row. */
export function readerKey(id: ReaderId): Record<string, AttributeValue> {
  return { [TABLE_KEY]: { S: PREFIX + id } };
}

/** Whether a row of the Readers table is a reader (and not a key or a setting). */
export function isReaderItem(item: Record<string, AttributeValue>): boolean {
  return item[TABLE_KEY]?.S?.startsWith(PREFIX) === true;
}

/** The value of the index's partition key for a shard of readers. */
export function dueShard(shard: number): string {
  return `due#${shard}`;
}

/** A reader as a row. In the index of due readers only while the clock may find them due. */
export function readerToItem(reader: Reader): Record<string, AttributeValue> {
  const { id, ...fields } = reader;
  const due = isDueByClock(reader.consent) ? { [INDEX.readersByDue.partition]: dueShard(readerShard(id)) } : {};
  return { ...readerKey(id), ...marshall({ ...fields, ...due }, { removeUndefinedValues: true }) };
}

/** The reader of a row that `readerToItem` made. */
export function readerFromItem(item: Record<string, AttributeValue>): Reader {
  const { [TABLE_KEY]: key, [INDEX.readersByDue.partition]: _, ...fields } = item;
  return { id: key?.S?.slice(PREFIX.length) ?? '', ...unmarshall(fields) } as Reader;
}
