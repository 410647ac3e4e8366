import { type EndedDump, PLACE, type ReadingDump } from '../../shared/dumps/dump.ts';
import { type Meaning, type Outcome, type Receipt, receiptOf } from '../../shared/dumps/receipt.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { meaningOf } from './meaning.ts';
import { operatorMail } from './operator-mail.ts';
import type { IngestPorts } from './ports.ts';
import { tellOperator } from './tell-operator.ts';
import { TryLater } from './try-later.ts';

const ATTEMPTS = 10;

/**
 * Ends a dump: its receipt into the bucket, then into its row, then one mail to the operator where something went wrong.
 * @param news the papers that are news by this dump, where one run saw them all
 */
export async function conclude(
  dump: ReadingDump,
  reading: Outcome,
  news: readonly Paper[] | undefined,
  ports: IngestPorts,
): Promise<void> {
  const meaning = news && news.length > 0 ? await findMeaning(dump, news, ports) : undefined;
  const receipt: Receipt = {
    ...receiptOf(dump.tally, reading),
    droppedAt: dump.droppedAt,
    finishedAt: ports.now(),
    ...(meaning && { meaning }),
  };
  await ports.bucket.write(
    PLACE.receipt(dump.id),
    `${JSON.stringify({ dump: dump.id, key: dump.key, ...receipt }, null, 2)}\n`,
  );
  const { ended, byThisRun } = await end(dump, receipt, ports);
  if (byThisRun) report(ended, receipt, ports);
  await tellOperator(ended, ports);
}

function report(dump: EndedDump, receipt: Receipt, ports: IngestPorts): void {
  ports.count('papersNew', receipt.papers);
  ports.count('recordsRejected', receipt.rejected);
  if (receipt.state === 'refused') ports.count('dumpsRefused', 1);
  ports.log('ingest.ended', {
    dump: dump.id,
    state: receipt.state,
    seen: receipt.seen,
    papers: receipt.papers,
    merged: receipt.merged,
    skipped: receipt.skipped,
    rejected: receipt.rejected,
  });
}

/** A figure in the receipt is not worth a dump that fails. */
async function findMeaning(
  dump: ReadingDump,
  news: readonly Paper[],
  ports: IngestPorts,
): Promise<Meaning | undefined> {
  try {
    return meaningOf(news, await ports.readership());
  } catch (fault) {
    ports.log('ingest.no-meaning', { dump: dump.id }, fault);
    return undefined;
  }
}

/** Writes the end into the row, unless a second run of the same delivery has. */
async function end(
  dump: ReadingDump,
  receipt: Receipt,
  ports: IngestPorts,
): Promise<{ readonly ended: EndedDump; readonly byThisRun: boolean }> {
  const { state: _, records, tally, hops, begun, releasedAt, writes, ...row } = dump;
  const { state, reason, format, seen, papers, merged, skipped, rejected, meaning } = receipt;
  const toTell = operatorMail(dump, receipt);
  let read = writes;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const ended = await ports.dumps.put<EndedDump>({
      ...row,
      writes: read,
      state,
      ...(reason !== undefined && { reason }),
      ...(format !== undefined && { format }),
      counts: { seen, papers, merged, skipped, rejected },
      ...(meaning && { meaning }),
      finishedAt: ports.now(),
      ...(toTell && { toTell }),
    });
    if (ended) return { ended, byThisRun: true };
    const theirs = await ports.dumps.get(dump.id);
    if (theirs && theirs.state !== 'reading') return { ended: theirs, byThisRun: false };
    read = theirs?.writes ?? 0;
    await ports.backOff(attempt);
  }
  throw new TryLater(`the end of dump ${dump.id} could not be written in ${ATTEMPTS} attempts`);
}
