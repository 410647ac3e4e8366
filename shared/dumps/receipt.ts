import type { Instant } from '../calendar/instant.ts';
import { counted } from '../counted.ts';
import type { Found, Place } from './format.ts';
import type { Part, Reading } from './read-dump.ts';

/** What became of records. `seen` is the sum of the other four, always (I2). */
export interface Counts {
  readonly seen: number;
  readonly papers: number;
  /** Papers that were known already, from this dump or another. */
  readonly merged: number;
  readonly skipped: number;
  readonly rejected: number;
}

/** A record that is broken: where, why, and how it begins. */
export interface Reject extends Place {
  readonly reason: string;
  readonly excerpt: string;
}

/** One file of an archive. */
export interface EntryReceipt extends Counts {
  readonly name: string;
  /** Absent when it was refused. */
  readonly format?: string;
  /** Why it could not be read, in a sentence. */
  readonly refused?: string;
}

/** What became of a dump. */
export interface Receipt extends Counts {
  /**
   * `refused`: nothing in it could be read. `gave up`: reading ended before the dump did; what was read before stands. `held`: it would mail far more than is usual, and waits for the operator.
   */
  readonly state: 'done' | 'refused' | 'gave up' | 'held';
  /** A sentence, unless the dump is done. */
  readonly reason?: string;
  /** Name of the format; of an archive's several, in their order, separated by commas. Absent when nothing could be read. */
  readonly format?: string;
  /** What the dump was packed in, outermost first: `zip`, `gzip`. */
  readonly containers: readonly string[];
  /** One for each file of an archive, those beyond {@link ENTRIES_SHOWN} summed up in a last one; empty for a dump that is no archive. */
  readonly entries: readonly EntryReceipt[];
  /** How often records were skipped for each reason. */
  readonly skips: Readonly<Record<string, number>>;
  /** How often records were rejected for each reason. */
  readonly rejectReasons: Readonly<Record<string, number>>;
  /** The first {@link REJECTS_SHOWN}; the whole list stands in rejects/. */
  readonly rejects: readonly Reject[];
  /** Duplicates were no longer looked for from some record on, since there were too many to remember. */
  readonly duplicatesUnchecked?: true;
  readonly droppedAt?: Instant;
  readonly finishedAt?: Instant;
  readonly meaning?: Meaning;
}

/** What a dump meant to the readers, once it is matched. */
export interface Meaning {
  readonly readers: number;
  readonly readersReached: number;
  readonly papersForNobody: number;
  /** Papers that are mailed, each counted once for each reader who gets it. */
  readonly mailings: number;
  /** There are more readers than these, who speak for all. */
  readonly sampled?: true;
}

/** How a dump ended, whether it was read or not. */
export type Outcome = Omit<Reading, 'state'> & { readonly state: Reading['state'] | 'held' };

export const REJECTS_SHOWN = 20;
/** Files of an archive that are told of one by one: a tally has to fit into a row, a receipt into a mail. */
export const ENTRIES_SHOWN = 500;
/** Different reasons that are counted apart; further ones count as "other". */
const REASONS = 50;

/** Counts as they grow. Plain data, so that a checkpoint can carry it to the next run. */
export interface Tally {
  readonly whole: EntryTally;
  /** In the order of the archive. */
  readonly entries: (EntryTally & { readonly name: string })[];
  readonly skips: Record<string, number>;
  readonly rejectReasons: Record<string, number>;
  readonly rejects: Reject[];
}

interface EntryTally {
  papers: number;
  merged: number;
  skipped: number;
  rejected: number;
}

type Fate = keyof EntryTally;

export function emptyTally(): Tally {
  return { whole: noRecords(), entries: [], skips: {}, rejectReasons: {}, rejects: [] };
}

/** Counts a paper that was found: `merged` when it was known already. */
export function countPaper(tally: Tally, at: Place, fate: 'papers' | 'merged'): void {
  count(tally, at, fate);
}

export function countSkip(tally: Tally, at: Place, reason: string): void {
  count(tally, at, 'skipped');
  countReason(tally.skips, reason);
}

export function countReject(tally: Tally, reject: Reject): void {
  count(tally, reject, 'rejected');
  countReason(tally.rejectReasons, reject.reason);
  if (tally.rejects.length < REJECTS_SHOWN) tally.rejects.push(reject);
}

/** A reject as a format tells of it, in the form of receipts. */
export function rejectOf(found: Extract<Found, { kind: 'reject' }>): Reject {
  return { ...found.at, reason: found.reason, excerpt: found.excerpt };
}

/** The receipt of a dump that was read to its end, refused, or given up. */
export function receiptOf(tally: Tally, reading: Outcome): Receipt {
  const formats = new Set(reading.parts.map((part) => part.format).filter((format) => format !== undefined));
  return {
    state: reading.state === 'stopped' ? 'gave up' : reading.state,
    ...(reading.reason === undefined ? {} : { reason: reading.reason }),
    ...(formats.size === 0 ? {} : { format: [...formats].join(', ') }),
    containers: reading.containers,
    ...withSeen(tally.whole),
    entries: entriesOf(tally, reading.parts),
    skips: tally.skips,
    rejectReasons: tally.rejectReasons,
    rejects: tally.rejects,
  };
}

function entriesOf(tally: Tally, parts: readonly Part[]): readonly EntryReceipt[] {
  const tallies = new Map(tally.entries.map((entry) => [entry.name, entry]));
  const named = parts.filter((part): part is Part & { readonly name: string } => part.name !== undefined);
  const entries = named
    .slice(0, ENTRIES_SHOWN)
    .map((part) => ({ ...part, ...withSeen(tallies.get(part.name) ?? noRecords()) }));
  const more = named.slice(ENTRIES_SHOWN);
  if (more.length === 0) return entries;
  const refused = more.filter((part) => part.refused !== undefined).length;
  return [
    ...entries,
    {
      name: `${more.length} more files`,
      ...(refused > 0 && { refused: `${counted(refused, 'of them was', 'of them were')} refused.` }),
      ...withSeen(without(tally.whole, entries)),
    },
  ];
}

function withSeen(counts: EntryTally): Counts {
  const { papers, merged, skipped, rejected } = counts;
  return { seen: papers + merged + skipped + rejected, papers, merged, skipped, rejected };
}

/** What is left of the counts when those of some entries are taken away. */
function without(whole: EntryTally, entries: readonly Counts[]): EntryTally {
  const rest = { ...whole };
  for (const fate of ['papers', 'merged', 'skipped', 'rejected'] as const) {
    for (const entry of entries) rest[fate] -= entry[fate];
  }
  return rest;
}

function noRecords(): EntryTally {
  return { papers: 0, merged: 0, skipped: 0, rejected: 0 };
}

function count(tally: Tally, { entry }: Place, fate: Fate): void {
  tally.whole[fate] += 1;
  if (entry === undefined) return;
  let counts = tally.entries.at(-1);
  if (counts?.name !== entry) {
    if (tally.entries.length >= ENTRIES_SHOWN) return;
    counts = { name: entry, ...noRecords() };
    tally.entries.push(counts);
  }
  counts[fate] += 1;
}

function countReason(reasons: Record<string, number>, reason: string): void {
  const known = Object.hasOwn(reasons, reason);
  const name = known || Object.keys(reasons).length < REASONS ? reason : 'other';
  reasons[name] = (Object.hasOwn(reasons, name) ? (reasons[name] as number) : 0) + 1;
}
