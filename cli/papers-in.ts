import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { inspectDump } from '../shared/dumps/inspect.ts';
import { paperId } from '../shared/papers/identity.ts';
import { paperOf } from '../shared/papers/merge.ts';
import type { Instant, Paper } from '../shared/papers/paper.ts';
import { toPaperRecord } from '../shared/papers/record.ts';
import { Complaint } from './complaint.ts';

/** A paper of a file, with the id that the file (or else its strongest identifier) gives it. */
export interface PaperInFile {
  readonly givenId: string;
  readonly paper: Paper;
}

/** The bytes of a file, or of standard input for `-`. @throws Complaint when there is no such file. */
export async function bytesOf(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  await access(file).catch((error: NodeJS.ErrnoException) => {
    throw new Complaint(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}`,
    );
  });
  return createReadStream(file, { highWaterMark: 1 << 20 });
}

/**
 * The papers of a dump in any form, as if they had arrived now. Each once.
 * @param at when they arrive
 * @throws Complaint when nothing in the file can be read
 */
export async function papersIn(file: string, at: Instant): Promise<PaperInFile[]> {
  const found: PaperInFile[] = [];
  const receipt = await inspectDump(
    await bytesOf(file),
    (one, format) => toPaperRecord(one, format, at.slice(0, 10)),
    (lines) => {
      for (const line of lines) {
        if (!('paper' in line)) continue;
        const { id: givenId, line: _, record: __, byte: ___, entry: ____, ...record } = line.paper;
        const id = paperId(record.keys[0]!);
        const paper = paperOf(id, record, { dumpId: file, dumpRecord: found.length, at });
        found.push({ givenId, paper: { ...paper, arrival: { kind: 'new', at } } });
      }
    },
  );
  if (receipt.state === 'refused') throw new Complaint(`${file} cannot be read. ${receipt.reason}`, 2);
  return found;
}
