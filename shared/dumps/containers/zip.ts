import { crc32, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { type ByteSource, type Bytes, drain } from '../bytes.ts';
import { CutOff, Damaged } from '../damage.ts';
import type { Bounds } from './bounds.ts';
import { decompressed, inflatedAtOnce, SMALL_BYTES } from './decompress.ts';
import { type Entry, isLitter, nameOf } from './entry.ts';

const HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ZSTD = 93;
const UNKNOWN_SIZE = 0xffffffff;

interface Header {
  readonly name: string;
  readonly encrypted: boolean;
  /** Size and checksum follow the contents. */
  readonly describedBehind: boolean;
  readonly method: number;
  readonly crc: number;
  /** Packed bytes; 0 when they are described behind. */
  readonly size: number;
}

/**
 * The files of a zip, in the order in which they stand in it; or of several, one behind the other. Read by the header before each file, not by the
 * directory at the end, so that an archive of any size streams.
 */
export async function* zipEntries(source: ByteSource, bounds: Bounds): AsyncGenerator<Entry> {
  while (isZip(await source.peek(4)) || (await skipDirectory(source))) {
    const header = await readHeader(source);
    bounds.countEntry();
    const problem = problemOf(header);
    const bytes = problem === undefined ? contents(source, header, bounds) : source.rest(header.size);
    if (isLitter(header.name)) await drain(bytes);
    else if (problem === undefined) yield { name: header.name, bytes: lent(bytes) };
    else yield { name: header.name, refused: problem };
    if (problem !== undefined && header.size === 0 && header.describedBehind) {
      throw new Damaged(`the zip cannot be read behind "${header.name}": unpack it and drop what is inside`);
    }
    await drain(bytes);
    if (header.describedBehind) await skipDescriptor(source);
  }
}

/** Passes over the directory and its end. Says whether files follow all the same: those of another archive. */
async function skipDirectory(source: ByteSource): Promise<boolean> {
  for (;;) {
    const start = await source.peek(46);
    const length = directoryLength(start);
    if (length === 0) return isZip(start);
    await drain(source.rest(length));
  }
}

/** Bytes of the part of a directory that begins so: a file, the end, and what tells of large archives. 0 for anything else. */
function directoryLength(start: Uint8Array): number {
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  if (start.length === 46 && startsRecord(start, 1, 2))
    return 46 + view.getUint16(28, true) + view.getUint16(30, true) + view.getUint16(32, true);
  if (start.length >= 22 && startsRecord(start, 5, 6)) return 22 + view.getUint16(20, true);
  if (start.length >= 12 && startsRecord(start, 6, 6)) return 12 + Number(view.getBigUint64(4, true));
  return startsRecord(start, 6, 7) ? 20 : 0;
}

export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
}

async function readHeader(source: ByteSource): Promise<Header> {
  const bytes = await source.take(HEADER_BYTES);
  if (bytes.length < HEADER_BYTES) throw new CutOff('zip');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = view.getUint16(6, true);
  const packed = view.getUint32(18, true);
  const name = nameOf(await source.take(view.getUint16(26, true)));
  const extra = await source.take(view.getUint16(28, true));
  return {
    name,
    encrypted: (flags & 1) !== 0,
    describedBehind: (flags & 8) !== 0,
    method: view.getUint16(8, true),
    crc: view.getUint32(14, true),
    size: packed === UNKNOWN_SIZE ? largeSize(extra) : packed,
  };
}

/** The packed size in the zip64 field, which stands behind the unpacked one. */
function largeSize(extra: Uint8Array): number {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1 && at + 20 <= extra.length) return Number(view.getBigUint64(at + 12, true));
  }
  throw new Damaged('the zip is damaged: a file has no size');
}

function problemOf({ encrypted, method, describedBehind, size, name }: Header): string | undefined {
  if (encrypted) return 'is locked with a password; unpack the zip and drop what is inside';
  if (method !== STORED && method !== DEFLATED && method !== ZSTD)
    return 'is packed in a way not known here; unpack the zip and drop what is inside';
  if (method === STORED && describedBehind && size === 0 && !name.endsWith('/'))
    return 'does not say how long it is; unpack the zip and drop what is inside';
  return undefined;
}

async function* contents(
  source: ByteSource,
  { method, size, crc, describedBehind }: Header,
  bounds: Bounds,
): AsyncGenerator<Uint8Array> {
  if (method === STORED) {
    let left = size;
    for await (const chunk of source.rest(size)) {
      left -= chunk.length;
      yield chunk;
    }
    if (left > 0) throw new CutOff('zip');
    return;
  }
  const isSmall = method === DEFLATED && size > 0 && size < SMALL_BYTES;
  const small = isSmall ? await inflatedAtOnce(source, bounds) : undefined;
  const engine = () =>
    method === DEFLATED ? createInflateRaw({ chunkSize: 64 * 1024 }) : createZstdDecompress({ chunkSize: 128 * 1024 });
  let sum = 0;
  for await (const chunk of small ?? decompressed(source, engine(), 'zip', bounds)) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (!describedBehind && sum !== crc) throw new Damaged('the zip is damaged: a checksum is another');
}

/** Sizes and checksum behind a file: with or without a signature, in four or eight bytes a size. What follows it shows which. */
async function skipDescriptor(source: ByteSource): Promise<void> {
  const ahead = await source.peek(28);
  const signed = startsRecord(ahead, 0x07, 0x08) ? 4 : 0;
  const long =
    startsRecord(ahead.subarray(signed + 20), 0x03, 0x04) || startsRecord(ahead.subarray(signed + 20), 0x01, 0x02);
  await source.take(signed + (long ? 20 : 12));
}

function startsRecord(bytes: Uint8Array, third: number, fourth: number): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === third && bytes[3] === fourth;
}

/** The same bytes for one who may stop early: stopping does not close them. */
function lent(bytes: AsyncGenerator<Uint8Array>): Bytes {
  return { [Symbol.asyncIterator]: () => ({ next: () => bytes.next() }) };
}
