import { createHash } from 'node:crypto';
import { type Day, dayOf } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import { PREFIX } from '../names.ts';
import type { Counts, Meaning, Tally } from './receipt.ts';

/** Names one upload: the same object dropped again is another dump. Letters, digits and `-`. */
export type DumpId = string;

/** An object that was dropped into the bucket. */
export interface Dropped {
  readonly key: string;
  /** The version of the object, in a bucket that keeps versions. */
  readonly version?: string;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly droppedAt: Instant;
}

/** What is known of a dump: its row, small whatever the dump. The whole receipt is in the bucket. */
export type Dump = DumpRow & (Reading | Ended);

interface DumpRow extends Dropped {
  readonly id: DumpId;
  /** Counts the writes of the row; a write names the one it read. 0 is no row. */
  readonly writes: number;
}

/** Being read, perhaps by nobody at this moment. */
interface Reading {
  readonly state: 'reading';
  /** Records that are dealt with: where to go on. */
  readonly records: number;
  readonly tally: Tally;
  /** How often it was handed on to another run. */
  readonly hops: number;
  /** When runs began that have neither got on nor said why they could not: those who are long gone were cut off. */
  readonly begun: readonly Instant[];
  /** It was held, and the operator let it go: it is not judged again. */
  readonly releasedAt?: Instant;
}

interface Ended {
  /** `held`: it would mail far more than is usual; nothing of it is stored until the operator releases it. */
  readonly state: 'done' | 'refused' | 'gave up' | 'held';
  /** A sentence, unless it is done. */
  readonly reason?: string;
  readonly format?: string;
  readonly counts: Counts;
  readonly meaning?: Meaning;
  readonly finishedAt: Instant;
  /** The mail that the operator has not had yet; who sends it claims it until then. */
  readonly toTell?: OperatorMail & { readonly claimedUntil?: Instant };
  readonly retractedAt?: Instant;
}

/** One mail to the operator. */
export interface OperatorMail {
  readonly subject: string;
  readonly text: string;
}

export type ReadingDump = DumpRow & Reading;
export type EndedDump = DumpRow & Ended;

/** What a message says of a dump's object. */
export function droppedOf({ key, version, etag, sizeBytes, droppedAt }: Dropped): Dropped {
  return { key, etag, sizeBytes, droppedAt, ...(version !== undefined && { version }) };
}

/** The id of a dump: readable, and the same however often the event comes. */
export function dumpId({ key, version, etag }: Pick<Dropped, 'key' | 'version' | 'etag'>): DumpId {
  const name = fileName(key)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  const digest = createHash('sha256')
    .update(`${key}\n${version ?? etag.replaceAll('"', '')}`)
    .digest('hex')
    .slice(0, 10);
  return name === '' ? digest : `${name}-${digest}`;
}

/** What the operator called the dump. */
export function fileName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Whether its papers are stored and never mailed as news (I6). */
export function isBackfill({ key }: Pick<Dropped, 'key'>): boolean {
  return key.startsWith(PREFIX.backfill);
}

/** The day of a dump, for the index of dumps. */
export function droppedOn({ droppedAt }: Pick<Dropped, 'droppedAt'>): Day {
  return dayOf(droppedAt);
}

/** Where what became of a dump lies in the bucket. Records count from 0 here: `from` is in the part, `to` is not. */
export const PLACE = {
  receipt: (id: DumpId) => `${PREFIX.receipts}${id}/receipt.json`,
  /** Ids of the papers that a part of the dump told of, one a line. */
  papers: (id: DumpId, from: number, to: number) => `${papersOf(id)}${part(from, to)}.txt`,
  /** Broken records of a part of the dump, one JSON object a line. */
  rejects: (id: DumpId, from: number, to: number) => `${PREFIX.rejects}${id}/${part(from, to)}.jsonl`,
} as const;

/** The folder of all parts of `PLACE.papers`. */
export function papersOf(id: DumpId): string {
  return `${PREFIX.receipts}${id}/papers/`;
}

function part(from: number, to: number): string {
  return [from, to].map((record) => String(record).padStart(9, '0')).join('-');
}
