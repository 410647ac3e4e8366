import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { bucketOf } from '../shared/aws/bucket.ts';
import { dynamoDb, s3 } from '../shared/aws/clients.ts';
import { type DumpsTable, dumpsTable } from '../shared/aws/dumps-table.ts';
import { uploadStream } from '../shared/aws/upload.ts';
import { describeReceipt } from '../shared/dumps/describe-receipt.ts';
import { type DumpId, dumpId, type EndedDump, PLACE } from '../shared/dumps/dump.ts';
import type { Receipt } from '../shared/dumps/receipt.ts';
import { PREFIX } from '../shared/names.ts';
import { Complaint } from './complaint.ts';
import type { Target } from './target.ts';

const POLL_MS = 300;
/** A dump that is read in pieces of five minutes may take long; it goes on whether anybody waits or not. */
const PATIENCE_MS = 30 * 60_000;

/** `offprint upload`: puts each file under dumps/ (or backfill/), waits for its receipt, and prints it. Exit code 2 when one was not read to its end. */
export async function upload(
  target: Target,
  files: readonly string[],
  { backfill = false, name }: { backfill?: boolean; name?: string },
): Promise<void> {
  const folder = backfill ? PREFIX.backfill : PREFIX.dumps;
  const store = s3(target.clients);
  const dumps = dumpsTable(dynamoDb(target.clients), target.outputs.dumpsTable);
  for (const file of files) {
    const { stream, size, called } = await source(file, name);
    const key = `${folder}${called}`;
    const put = await uploadStream(store, target.outputs.bucket, key, stream, (sentBytes) =>
      progress(
        size ? `${called}: ${Math.floor((100 * sentBytes) / size)} %` : `${called}: ${(sentBytes / 1e6).toFixed(1)} MB`,
      ),
    );
    const dump = await ended(dumps, dumpId({ key, ...put }));
    progress('');
    const receipt = await bucketOf(store, target.outputs.bucket).read(PLACE.receipt(dump.id));
    if (receipt === undefined) throw new Complaint(`The receipt of ${called} is gone: ${PLACE.receipt(dump.id)}.`);
    console.log(`${called}: ${describeReceipt(JSON.parse(receipt) as Receipt)}`);
    if (dump.state !== 'done') process.exitCode = 2;
  }
}

interface Source {
  readonly stream: Readable;
  /** Unknown for standard input. */
  readonly size?: number;
  readonly called: string;
}

async function source(file: string, name: string | undefined): Promise<Source> {
  if (file === '-')
    return {
      stream: process.stdin,
      called: name ?? `stdin-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`,
    };
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new Complaint(`There is no file ${file}.`);
  if (!found.isFile()) throw new Complaint(`${file} is a folder: name the files in it.`);
  return { stream: createReadStream(file), size: found.size, called: name ?? basename(file) };
}

async function ended(dumps: DumpsTable, id: DumpId): Promise<EndedDump> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const dump = await dumps.get(id);
    if (dump && dump.state !== 'reading') return dump;
    if (dump) progress(`reading: ${dump.records} records so far`);
    if (Date.now() > giveUpAt)
      throw new Complaint(
        `There is no receipt yet. It will stand under ${PLACE.receipt(id)}; "npx offprint dumps" shows it.`,
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Says how far something is, on a terminal only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
