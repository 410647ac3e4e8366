import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../bytes.ts';
import { CutOff, Damaged } from '../damage.ts';
import type { Bounds } from './bounds.ts';
import { decompressed, inflatedAtOnce, SMALL_BYTES } from './decompress.ts';

const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

/** Unpacks gzip (RFC 1952), all members one after another. Bytes behind the last member that begin no other are passed over, as gzip does. */
export async function* gunzipped(source: ByteSource, bounds: Bounds): AsyncGenerator<Uint8Array> {
  let isSmall = false;
  while (isGzip(await source.peek(3))) {
    bounds.countPiece();
    await skipHeader(source);
    let crc = 0;
    let size = 0;
    const small = isSmall ? await inflatedAtOnce(source, bounds) : undefined;
    for await (const chunk of small ?? member(source, bounds)) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      yield chunk;
    }
    isSmall = size < SMALL_BYTES;
    const trailer = await source.take(8);
    if (trailer.length < 8) throw new CutOff('gzip');
    if (new DataView(trailer.buffer, trailer.byteOffset).getUint32(0, true) !== crc)
      throw new Damaged('the gzip is damaged: its checksum is another');
  }
}

function member(source: ByteSource, bounds: Bounds): AsyncGenerator<Uint8Array> {
  return decompressed(source, createInflateRaw({ chunkSize: 64 * 1024 }), 'gzip', bounds);
}

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8;
}

async function skipHeader(source: ByteSource): Promise<void> {
  const [, , , flags = 0] = await source.take(10);
  if (flags & EXTRA) {
    const [low = 0, high = 0] = await source.take(2);
    await source.take(low + high * 256);
  }
  if (flags & NAME) await skipText(source);
  if (flags & COMMENT) await skipText(source);
  if (flags & HEADER_CRC) await source.take(2);
}

/** A name or comment ends with a zero; the longest that systems allow is far below this. */
const TEXT_BYTES = 64 * 1024;

async function skipText(source: ByteSource): Promise<void> {
  const ahead = await source.peek(TEXT_BYTES);
  const end = ahead.indexOf(0);
  if (end < 0)
    throw ahead.length < TEXT_BYTES ? new CutOff('gzip') : new Damaged('the gzip is damaged: its name does not end');
  await source.take(end + 1);
}
