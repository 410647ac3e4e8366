import { droppedOn, type ReadingDump } from '../../shared/dumps/dump.ts';
import type { Format, Found, Place } from '../../shared/dumps/format.ts';
import { type Reject, rejectOf } from '../../shared/dumps/receipt.ts';
import { excerptOf } from '../../shared/dumps/record.ts';
import { toPaperRecord } from '../../shared/papers/record.ts';
import type { Filed, Filing } from './file-record.ts';
import { fileRecords, type Numbered } from './file-records.ts';
import { takeBack } from './take-back.ts';

/** What became of one record of a dump. */
export type Fate =
  | { readonly kind: 'filed'; readonly filed: Filed; readonly at: Place }
  | { readonly kind: 'skipped'; readonly reason: string; readonly at: Place }
  | { readonly kind: 'rejected'; readonly reject: Reject };

/**
 * Deals with some records in a row: papers go into the library, the others are accounted for. Exactly one fate a record, in their order (I2).
 * @param before how many records of the dump come before these
 */
export async function dealWith(
  found: readonly Found[],
  { name: format }: Format,
  before: number,
  dump: ReadingDump,
  filing: Filing,
): Promise<Fate[]> {
  const fates: Fate[] = [];
  const papers: Numbered[] = [];
  for (const [index, one] of found.entries()) {
    const { at } = one;
    if (one.kind === 'skip') fates[index] = { kind: 'skipped', reason: one.reason, at };
    else if (one.kind === 'reject') fates[index] = { kind: 'rejected', reject: rejectOf(one) };
    else {
      const record = toPaperRecord(one.paper, format, droppedOn(dump));
      if ('reject' in record) fates[index] = rejected(record.reject, one.paper.title, at);
      else papers.push({ number: before + index + 1, record });
    }
  }
  for (const { number, filed } of await fileRecords(papers, dump.id, filing)) {
    const index = number - before - 1;
    const { at } = found[index]!;
    fates[index] = 'unstorable' in filed ? rejected(filed.unstorable, filed.title, at) : { kind: 'filed', filed, at };
  }
  // Behind the papers of these records: an archive may list what it added and what it deleted in one answer.
  const notices = found.flatMap((one, index) => (one.kind === 'skip' && one.deleted ? { ...one, index } : []));
  const taken = await takeBack(
    notices.map(({ deleted = [] }) => deleted),
    filing,
  );
  for (const [place, { index, reason, at }] of notices.entries())
    if (taken[place]) fates[index] = { kind: 'skipped', reason: `${reason}, and withdrawn here`, at };
  return fates;
}

function rejected(reason: string, title: string, at: Place): Fate {
  return { kind: 'rejected', reject: { ...at, reason, excerpt: excerptOf(title) } };
}
