import type { Instant } from '../../shared/calendar/instant.ts';
import type { Dropped, Dump, DumpId } from '../../shared/dumps/dump.ts';
import type { HandedOn } from '../../shared/dumps/handed-on.ts';
import type { LogCode, LogFields } from '../../shared/log.ts';
import type { Library } from '../../shared/papers/library.ts';
import type { Readership } from './readership.ts';

/** What ingest needs from outside. */
export interface IngestPorts {
  readonly library: Library;
  readonly dumps: {
    /** The dump as it is now (strongly consistent). */
    get(id: DumpId): Promise<Dump | undefined>;
    /** Writes the dump if its row still is at `dump.writes`, which then counts one up; undefined when somebody else wrote first. */
    put<D extends Dump>(dump: D): Promise<D | undefined>;
    /** Dumps of the days before a moment, latest first. May lag behind. */
    latest(before: Instant, days: number): AsyncIterable<Dump>;
  };
  readonly bucket: {
    /** The bytes of the dump; undefined when it is gone. */
    open(dropped: Dropped): Promise<AsyncIterable<Uint8Array> | undefined>;
    write(key: string, text: string): Promise<void>;
  };
  /** Puts the dump into ingest's own queue. */
  handOn(message: HandedOn): Promise<void>;
  /** Those who get mail, and what they ask for. */
  readership(): Promise<Readership>;
  /** Tells the operator. */
  notify(subject: string, text: string): Promise<void>;
  count(metric: 'papersNew' | 'recordsRejected' | 'dumpsRefused', value: number): void;
  log(code: LogCode, fields?: LogFields, fault?: unknown): void;
  now(): Instant;
  /** Milliseconds until this run is cut off. */
  remainingMs(): number;
  /** Whether a fault is the outside's, so that the same run may go well later. */
  isOutage(fault: unknown): boolean;
  /** Waits before the given attempt (from 1), longer each time, with jitter. */
  backOff(attempt: number): Promise<void>;
  readonly newsMaxAgeDays: number;
}

/** A message of ingest's queue: an object was dropped, and perhaps read in part by earlier runs. */
export interface Delivery extends HandedOn {
  /** How often this message was received, this time included. */
  readonly receives: number;
}
