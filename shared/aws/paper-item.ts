import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Day, dayOf } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import { ARRIVAL_SHARDS, INDEX, TABLE_KEY } from '../names.ts';
import type { Alias, Entry } from '../papers/library.ts';
import type { Paper, PaperId, PaperKey } from '../papers/paper.ts';

type Item = Record<string, AttributeValue>;

const PAPER = 'PAPER#';
const ALIAS = 'KEY#';
const { partition: ARRIVAL_SHARD, sort: ARRIVED_AT } = INDEX.papersByArrival;

export function entryKey(id: PaperId): Item {
  return { [TABLE_KEY]: { S: PAPER + id } };
}

export function aliasKey(key: PaperKey): Item {
  return { [TABLE_KEY]: { S: ALIAS + key } };
}

/** A paper, or where it moved, as a row. A paper that has an arrival stands in the index by its day, shard and time. */
export function entryToItem(id: PaperId, entry: Entry): Item {
  if (entry.kind === 'moved') return { ...entryKey(id), ...marshall({ movedTo: entry.to, writes: entry.writes }) };
  const { id: _, raw, ...fields } = entry.paper;
  const { arrival } = fields;
  const index = arrival && {
    [ARRIVAL_SHARD]: arrivalShard(dayOf(arrival.at), shardOf(id)),
    [ARRIVED_AT]: `${arrival.at}#${id}`,
  };
  return {
    ...entryKey(id),
    ...marshall(
      { ...fields, ...rawIfDifferent(entry.paper), ...index, writes: entry.writes },
      { removeUndefinedValues: true },
    ),
  };
}

/** What {@link entryToItem} wrote. */
export function entryFromItem(item: Item): readonly [PaperId, Entry] {
  const { [TABLE_KEY]: key, [ARRIVAL_SHARD]: _, [ARRIVED_AT]: __, ...rest } = item;
  const id = key?.S?.slice(PAPER.length) ?? '';
  const { movedTo, writes, rawTitle, rawAbstract, ...fields } = unmarshall(rest);
  if (movedTo !== undefined) return [id, { kind: 'moved', to: movedTo, writes }];
  const raw = { title: rawTitle ?? fields.title, abstract: rawAbstract ?? fields.abstract };
  return [id, { kind: 'paper', paper: { id, raw, ...fields } as unknown as Paper, writes }];
}

/** Most text needs no cleaning and is kept once. */
function rawIfDifferent({ title, abstract, raw }: Paper): { rawTitle?: string; rawAbstract?: string } {
  return {
    ...(raw.title !== title && { rawTitle: raw.title }),
    ...(raw.abstract !== abstract && { rawAbstract: raw.abstract }),
  };
}

export function aliasToItem({ key, ...fields }: Alias): Item {
  return { ...aliasKey(key), ...marshall(fields) };
}

export function aliasFromItem(item: Item): Alias {
  const { [TABLE_KEY]: key, ...fields } = item;
  return { key: key?.S?.slice(ALIAS.length) ?? '', ...unmarshall(fields) } as Alias;
}

/** The index's partition of a day and shard. */
export function arrivalShard(day: Day, shard: number): string {
  return `${day}#${shard}`;
}

function shardOf(id: PaperId): number {
  return createHash('sha256').update(id).digest().readUInt16BE() % ARRIVAL_SHARDS;
}

/** Bounds of the index's sort key for arrivals in (from, to]: `~` sorts behind every id. */
export function arrivedBetween(from: Instant, to: Instant): readonly [string, string] {
  return [`${from}#~`, `${to}#~`];
}
