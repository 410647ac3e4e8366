import { basename } from 'node:path';
import { s3 } from '../shared/aws/clients.ts';
import { uploadStream } from '../shared/aws/upload.ts';
import { dumpId } from '../shared/dumps/dump.ts';
import { PREFIX } from '../shared/names.ts';
import { Complaint } from './complaint.ts';
import { openFile } from './open-file.ts';
import { progress } from './progress.ts';
import { printReceipt } from './receipt.ts';
import type { Target } from './target.ts';

/** `offprint upload`: puts each file under dumps/ (or backfill/), waits for its receipt, and prints it. Exit code 2 when one was not read to its end. */
export async function upload(
  target: Target,
  files: readonly string[],
  { backfill = false, name }: { backfill?: boolean; name?: string },
): Promise<void> {
  // S3 calls a key that ends so a folder, and nobody reads one.
  if (name !== undefined && !/[^/]$/.test(name)) throw new Complaint('Give the dump a name: --name papers.txt.');
  const folder = backfill ? PREFIX.backfill : PREFIX.dumps;
  const store = s3(target.clients);
  for (const file of files) {
    const { stream, size } = await openFile(file);
    const called =
      name ?? (file === '-' ? `stdin-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}` : basename(file));
    const key = `${folder}${called}`;
    const put = await uploadStream(store, target.outputs.bucket, key, stream, (sentBytes) =>
      progress(
        size ? `${called}: ${Math.floor((100 * sentBytes) / size)} %` : `${called}: ${(sentBytes / 1e6).toFixed(1)} MB`,
      ),
    );
    await printReceipt(target, dumpId({ key, ...put }), called);
  }
}
