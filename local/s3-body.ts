import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { AwsError } from './protocol.ts';

/** Bytes on disk, in one file. */
export interface Blob {
  readonly file: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** The header that carries its checksum, and that in base64: the client's, or CRC32. */
  readonly checksum: readonly [header: string, value: string];
}

const CRC32 = 'x-amz-checksum-crc32';
/** Headers and trailers with which a client says what the bytes should be. */
const CLAIM = /^(content-md5|x-amz-checksum-(?!algorithm|type|mode).*)$/;

/**
 * Streams a request's body into a new file, whatever its size.
 * @throws AwsError when it ends early or is not what its length, MD5 or CRC32 say (other checksums are kept as given); the file is gone then.
 */
export async function storeBody(folder: string, stream: Readable, headers: IncomingHttpHeaders): Promise<Blob> {
  const file = randomUUID();
  const trailers: Record<string, string> = {};
  const hash = createHash('md5');
  let crc = 0;
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const chunked = headers['x-amz-decoded-content-length'] !== undefined;
  const expected = Number(chunked ? headers['x-amz-decoded-content-length'] : headers['content-length']);
  const target = createWriteStream(join(folder, file));
  try {
    await pipeline([stream, ...(chunked ? [unchunk(trailers)] : []), measure, target]).catch((error) => {
      if (!/PREMATURE|RESET/.test(error.code)) throw error;
      size = -1;
    });
    if (size < 0 || size < expected) throw new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
    const [digest, bytes] = [hash.digest(), Buffer.alloc(4)];
    bytes.writeUInt32BE(crc);
    const sums: Record<string, string> = {
      [CRC32]: bytes.toString('base64'),
      'content-md5': digest.toString('base64'),
    };
    const said = Object.entries({ ...headers, ...trailers }).filter(([name]) => CLAIM.test(name)) as [string, string][];
    const wrong = said.find(([name, value]) => (sums[name] ?? value) !== value);
    if (wrong) throw new AwsError('BadDigest', `The ${wrong[0]} you specified did not match what we received.`);
    const claimed = said.find(([name]) => name !== 'content-md5');
    return { file, size, md5: digest.toString('hex'), checksum: claimed ?? [CRC32, sums[CRC32] ?? ''] };
  } catch (error) {
    rmSync(join(folder, file), { force: true });
    throw error;
  }
}

/** Takes aws-chunked apart: `size[;signature] CRLF bytes CRLF`, again and again, a size of 0, then trailers. */
function unchunk(trailers: Record<string, string>): Transform {
  let line = '';
  let left = 0;
  let last = false;
  const take = (text: string): void => {
    const [, name, value = ''] = /^([^:;]+):(.*)$/.exec(text) ?? [];
    if (name) trailers[name.toLowerCase()] = value;
    else if (text && !last) {
      left = Number.parseInt(text, 16);
      last = left === 0;
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; ) {
        const end = left > 0 ? Math.min(at + left, chunk.length) : chunk.indexOf('\n', at) + 1 || chunk.length;
        const piece = chunk.subarray(at, end);
        at = end;
        if (left > 0) {
          left -= piece.length;
          this.push(piece);
        } else {
          line += piece.toString('latin1');
          if (!line.endsWith('\n')) continue;
          take(line.trim());
          line = '';
        }
      }
      done();
    },
  });
}

/** Bytes [from, to] of files that follow each other. */
export function readBlobs(folder: string, blobs: readonly Blob[], from: number, to: number): Readable {
  async function* bytes(): AsyncGenerator<Buffer> {
    let start = 0;
    for (const { file, size } of blobs) {
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, size - 1)];
      if (first <= last) yield* createReadStream(join(folder, file), { start: first, end: last });
      start += size;
    }
  }
  return Readable.from(bytes(), { objectMode: false });
}
