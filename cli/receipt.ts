import { bucketOf } from '../shared/aws/bucket.ts';
import { dynamoDb, s3 } from '../shared/aws/clients.ts';
import { dumpsTable } from '../shared/aws/dumps-table.ts';
import { counted } from '../shared/counted.ts';
import { describeReceipt } from '../shared/dumps/describe-receipt.ts';
import { type Dump, type DumpId, type EndedDump, PLACE } from '../shared/dumps/dump.ts';
import type { Receipt } from '../shared/dumps/receipt.ts';
import { Complaint } from './complaint.ts';
import { progress } from './progress.ts';
import type { Target } from './target.ts';

const POLL_MS = 300;
/** A dump that is read in pieces of five minutes may take long; it goes on whether anybody waits or not. */
const PATIENCE_MS = 30 * 60_000;

/**
 * Waits for a dump's end and prints its receipt. Exit code 2 when it was not read to its end.
 * @param called how the person knows it
 * @param isOver by default, when nobody reads it any more
 */
export async function printReceipt(
  target: Target,
  id: DumpId,
  called: string,
  isOver: (dump: EndedDump) => boolean = () => true,
): Promise<void> {
  const dump = await endOf(target, id, isOver);
  progress('');
  const receipt = await readReceipt(target, id);
  if (receipt === undefined) throw new Complaint(`The receipt of ${called} is gone: ${PLACE.receipt(id)}.`);
  console.log(`${called}: ${describeReceipt(receipt)}`);
  if (dump.state === 'held')
    console.log(`Have it mailed: npx offprint dumps release ${id}\nHave none of it: npx offprint dumps retract ${id}`);
  if (dump.state !== 'done') process.exitCode = 2;
}

/** The receipt of a dump, if it has one. */
export async function readReceipt(target: Target, id: DumpId): Promise<Receipt | undefined> {
  const text = await bucketOf(s3(target.clients), target.outputs.bucket).read(PLACE.receipt(id));
  return text === undefined ? undefined : (JSON.parse(text) as Receipt);
}

async function endOf(target: Target, id: DumpId, isOver: (dump: EndedDump) => boolean): Promise<EndedDump> {
  const dumps = dumpsTable(dynamoDb(target.clients), target.outputs.dumpsTable);
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const dump: Dump | undefined = await dumps.get(id);
    if (dump && dump.state !== 'reading' && isOver(dump)) return dump;
    if (dump?.state === 'reading') progress(`reading: ${counted(dump.records, 'record')} so far`);
    if (Date.now() > giveUpAt)
      throw new Complaint(
        `There is no receipt yet. It will stand under ${PLACE.receipt(id)}; "npx offprint dumps" shows it.`,
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
