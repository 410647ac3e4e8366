import { Unstorable } from '../../shared/papers/library.ts';
import type { PaperRecord } from '../../shared/papers/paper.ts';
import { type Filed, type Filing, fileRecord } from './file-record.ts';
import { lookUp } from './look-up.ts';

/** A record and its number in the dump, counted from 1. */
export interface Numbered {
  readonly number: number;
  readonly record: PaperRecord;
}

/** What became of one record. */
export interface NumberedFate {
  readonly number: number;
  readonly filed: Filed | { readonly unstorable: string; readonly title: string };
}

/** Records that are looked up together: four keys each make one full request. */
const BLOCK = 25;
/** Papers that are written at once. */
const IN_FLIGHT = 16;

/**
 * Files records of one dump, many at once; records that share a key one after the other, so that a paper told twice in a dump does not race with itself. Answers in
 * the order of the dump.
 */
export async function fileRecords(
  records: readonly Numbered[],
  dumpId: string,
  filing: Filing,
): Promise<NumberedFate[]> {
  const fates: NumberedFate[] = [];
  for (let from = 0; from < records.length; from += BLOCK * 2) {
    fates.push(...(await fileBlock(records.slice(from, from + BLOCK * 2), dumpId, filing)));
  }
  return fates.sort((one, other) => one.number - other.number);
}

async function fileBlock(records: readonly Numbered[], dumpId: string, filing: Filing): Promise<NumberedFate[]> {
  const seen = await lookUp(
    filing.library,
    records.map(({ record }) => record),
  );
  const fates: NumberedFate[] = [];
  const waiting = groupsByKey(records);
  const worker = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      for (const [place, { number, record }] of group.entries()) {
        // What the first of a group writes, the others have to see.
        const filed = fileRecord(record, { dumpId, dumpRecord: number }, filing, place === 0 ? seen : undefined);
        fates.push({ number, filed: await filed.catch((error: unknown) => unstorable(error, record)) });
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return fates;
}

/** A record that the store refuses costs nobody but itself (I2); any other fault is the dump's. */
function unstorable(error: unknown, { title }: PaperRecord): { unstorable: string; title: string } {
  if (error instanceof Unstorable) return { unstorable: error.message, title };
  throw error;
}

/** Records that share a key, directly or by others between them, in one group; groups and their records in the order of the dump. */
function groupsByKey(records: readonly Numbered[]): Numbered[][] {
  const groupOf = new Map<string, Set<Numbered>>();
  for (const one of records) {
    const group = new Set([one]);
    for (const key of one.record.keys) for (const other of groupOf.get(key) ?? []) group.add(other);
    for (const { record } of group) for (const key of record.keys) groupOf.set(key, group);
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort((one, other) => one.number - other.number));
}
