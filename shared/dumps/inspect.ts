import type { FoundPaper } from '../papers/found-paper.ts';
import { paperId } from '../papers/identity.ts';
import type { PaperRecord } from '../papers/paper.ts';
import type { Bytes } from './bytes.ts';
import { seenPapers } from './duplicates.ts';
import type { Found, Place } from './format.ts';
import { readDump } from './read-dump.ts';
import {
  countPaper,
  countReject,
  countSkip,
  emptyTally,
  type Receipt,
  type Reject,
  receiptOf,
  rejectOf,
} from './receipt.ts';
import { excerptOf } from './record.ts';

/** A paper as `inspect` shows it. `id`: what the file calls it, else its strongest identifier, else one made from its text. */
interface InspectedPaper extends PaperRecord, Place {
  readonly id: string;
}

/** One line of `inspect --json`. Other programs read this form: members are added, never changed. */
export type InspectLine =
  | { readonly paper: InspectedPaper }
  /** A paper that this dump had before. */
  | { readonly merge: { readonly id: string; readonly title: string } & Place }
  | { readonly skip: { readonly reason: string; readonly title?: string } & Place }
  | { readonly reject: Reject }
  | { readonly receipt: Receipt };

/** Makes a record of what a format found, or says why it cannot be one. */
export type MakeRecord = (found: FoundPaper, format: string) => PaperRecord | { readonly reject: string };

/**
 * Looks at a dump as ingest would, without a library: papers are compared with those before them in the same dump. Holds no more than a few
 * blocks, one record, and a bounded memory of papers met.
 * @param write gets lines as they are found, the receipt last; reading waits for it.
 */
export async function inspectDump(
  bytes: Bytes,
  makeRecord: MakeRecord,
  write: (lines: readonly InspectLine[]) => Promise<void> | void,
): Promise<Receipt> {
  const tally = emptyTally();
  const seen = seenPapers();

  function lineOf(found: Found, format: string): InspectLine {
    const { at } = found;
    if (found.kind === 'skip') {
      countSkip(tally, at, found.reason);
      return { skip: { reason: found.reason, ...(found.title === undefined ? {} : { title: found.title }), ...at } };
    }
    const record = found.kind === 'paper' ? makeRecord(found.paper, format) : rejectOf(found);
    if ('excerpt' in record || 'reject' in record) {
      const reject =
        'excerpt' in record ? record : { ...at, reason: record.reject, excerpt: excerptOf(titleOf(found)) };
      countReject(tally, reject);
      return { reject };
    }
    const id = idOf(record);
    const known = seen.meet(record);
    countPaper(tally, at, known ? 'merged' : 'papers');
    return known ? { merge: { id, title: record.title, ...at } } : { paper: { id, ...record, ...at } };
  }

  const reading = await readDump(bytes, (records, format) => write(records.map((found) => lineOf(found, format.name))));
  const receipt: Receipt = {
    ...receiptOf(tally, reading),
    ...(seen.full ? { duplicatesUnchecked: true as const } : {}),
  };
  await write([{ receipt }]);
  return receipt;
}

function titleOf(found: Found): string {
  return found.kind === 'paper' ? found.paper.title : '';
}

function idOf({ givenId, keys: [strongest = ''] }: PaperRecord): string {
  if (givenId !== undefined) return givenId;
  const [, scheme, value] = /^([a-z]+):(.*)$/s.exec(strongest) ?? [];
  return value !== undefined && scheme !== 'text' && scheme !== 'title' && scheme !== 'bare'
    ? value
    : paperId(strongest);
}
