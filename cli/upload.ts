import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { s3 } from '../shared/aws/clients.ts';
import { uploadStream } from '../shared/aws/upload.ts';
import { dumpId } from '../shared/dumps/dump.ts';
import { PREFIX } from '../shared/names.ts';
import { Complaint } from './complaint.ts';
import { progress } from './progress.ts';
import { printReceipt } from './receipt.ts';
import type { Target } from './target.ts';

/** `offprint upload`: puts each file under dumps/ (or backfill/), waits for its receipt, and prints it. Exit code 2 when one was not read to its end. */
export async function upload(
  target: Target,
  files: readonly string[],
  { backfill = false, name }: { backfill?: boolean; name?: string },
): Promise<void> {
  const folder = backfill ? PREFIX.backfill : PREFIX.dumps;
  const store = s3(target.clients);
  for (const file of files) {
    const { stream, size, called } = await source(file, name);
    const key = `${folder}${called}`;
    const put = await uploadStream(store, target.outputs.bucket, key, stream, (sentBytes) =>
      progress(
        size ? `${called}: ${Math.floor((100 * sentBytes) / size)} %` : `${called}: ${(sentBytes / 1e6).toFixed(1)} MB`,
      ),
    );
    await printReceipt(target, dumpId({ key, ...put }), called);
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
