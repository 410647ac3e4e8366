import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Complaint } from './complaint.ts';

/** The bytes of a file that a person named. */
export interface OpenFile {
  readonly stream: Readable;
  /** Bytes; unknown where they come as they are made: standard input, a pipe. */
  readonly size?: number;
}

const CHUNK_BYTES = 1 << 20;

/**
 * Opens a file, or standard input for `-`. A pipe will do: `<(curl …)`.
 * @throws Complaint when there is no such file, when it is a folder, or when it cannot be read
 */
export async function openFile(file: string): Promise<OpenFile> {
  if (file === '-') return { stream: process.stdin };
  const handle = await open(file).catch((error: NodeJS.ErrnoException): FileHandle => {
    throw new Complaint(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}`,
    );
  });
  const found = await handle.stat();
  if (found.isDirectory()) {
    await handle.close();
    throw new Complaint(`${file} is a folder: name the files in it.`);
  }
  const stream = createReadStream(file, { fd: handle, highWaterMark: CHUNK_BYTES });
  return found.isFile() ? { stream, size: found.size } : { stream };
}
