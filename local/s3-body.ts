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
  /** As the client named and sent it, or CRC32: [algorithm, base64]. */
  readonly checksum: readonly [algorithm: string, value: string];
}

/** The checksums that are computed here; others are kept as sent. */
const COMPUTED = ['crc32', 'sha1', 'sha256'];

/**
 * Streams a request's body into a new file, whatever its size.
 * @throws AwsError when it ends early or is not what its checksums say; nothing is left on disk then.
 */
export async function storeBody(folder: string, stream: Readable, headers: IncomingHttpHeaders): Promise<Blob> {
  const file = randomUUID();
  const trailers: Record<string, string> = {};
  const md5 = createHash('md5');
  const sha1 = createHash('sha1');
  const sha256 = createHash('sha256');
  let crc = 0;
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      for (const hash of [md5, sha1, sha256]) hash.update(chunk);
      done(null, chunk);
    },
  });
  const chunked =
    /aws-chunked/.test(String(headers['content-encoding'])) ||
    /^STREAMING-/.test(String(headers['x-amz-content-sha256']));
  try {
    await pipeline([stream, ...(chunked ? [unchunk(trailers)] : []), measure, createWriteStream(join(folder, file))]);
    const expected = chunked ? headers['x-amz-decoded-content-length'] : headers['content-length'];
    if (expected !== undefined && Number(expected) !== size)
      throw new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc);
    const sums: Record<string, string> = {
      crc32: bytes.toString('base64'),
      sha1: sha1.digest('base64'),
      sha256: sha256.digest('base64'),
    };
    const hex = md5.digest('hex');
    const [algorithm, claimed] = claimedChecksum({ ...headers, ...trailers }) ?? ['crc32', sums.crc32 ?? ''];
    if (COMPUTED.includes(algorithm) && sums[algorithm] !== claimed)
      throw new AwsError(
        'BadDigest',
        `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    if (headers['content-md5'] && headers['content-md5'] !== Buffer.from(hex, 'hex').toString('base64'))
      throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    return { file, size, md5: hex, checksum: [algorithm, claimed] };
  } catch (error) {
    rmSync(join(folder, file), { force: true });
    if (
      (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE' ||
      (error as { code?: string }).code === 'ECONNRESET'
    )
      throw new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
    throw error;
  }
}

function claimedChecksum(headers: Record<string, string | string[] | undefined>): [string, string] | undefined {
  const found = Object.entries(headers).find(([name]) => /^x-amz-checksum-(crc32c?|crc64nvme|sha1|sha256)$/.test(name));
  return found && [found[0].slice('x-amz-checksum-'.length), String(found[1])];
}

/** Takes aws-chunked apart: `size;signature CRLF bytes CRLF`, a chunk of size 0, then trailers. */
function unchunk(trailers: Record<string, string>): Transform {
  let text = '';
  let left = 0;
  let state: 'header' | 'data' | 'gap' | 'trailer' = 'header';
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; ) {
        if (state === 'data') {
          const part = chunk.subarray(at, at + left);
          this.push(part);
          at += part.length;
          left -= part.length;
          if (left === 0) state = 'gap';
          continue;
        }
        const end = chunk.indexOf('\n', at);
        text += chunk.toString('latin1', at, end < 0 ? chunk.length : end + 1);
        at = end < 0 ? chunk.length : end + 1;
        if (end < 0) break;
        const line = text.trim();
        text = '';
        if (state === 'gap') state = 'header';
        else if (state === 'header') {
          left = Number.parseInt(line, 16);
          if (Number.isNaN(left)) return done(new AwsError('InvalidChunkSizeError', 'A chunk has no size.'));
          state = left === 0 ? 'trailer' : 'data';
        } else {
          const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
          if (name) trailers[name.toLowerCase()] = value ?? '';
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
      const first = Math.max(from - start, 0);
      const last = Math.min(to - start, size - 1);
      if (first <= last) yield* createReadStream(join(folder, file), { start: first, end: last });
      start += size;
    }
  }
  return Readable.from(bytes(), { objectMode: false });
}
