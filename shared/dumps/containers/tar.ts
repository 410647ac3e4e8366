import { Buffer } from 'node:buffer';
import { type ByteSource, drain } from '../bytes.ts';
import { CutOff, Damaged } from '../damage.ts';
import type { Bounds } from './bounds.ts';
import { type Entry, isLitter, nameOf } from './entry.ts';

const BLOCK = 512;
/** Long names and pax headers are small; larger ones are not read. */
const HEADER_BYTES = 1024 * 1024;

/** Empty blocks behind the last file: two, or what fills a block of a tape. */
const ENDING_BLOCKS = 2048;

/** The files of a tar: old, ustar, GNU and pax; or of several, one behind the other. */
export async function* tarEntries(source: ByteSource, bounds: Bounds): AsyncGenerator<Entry> {
  let longName: string | undefined;
  let longSize: number | undefined;
  let empty = 0;
  for (;;) {
    const header = await source.take(BLOCK);
    if (header.length === 0) return;
    if (header.every((byte) => byte === 0)) {
      empty += 1;
      if (empty > ENDING_BLOCKS) return;
      continue;
    }
    if (empty > 0 && !isTar(header)) return;
    empty = 0;
    if (header.length < BLOCK) throw new CutOff('tar');
    if (!isTar(header)) throw new Damaged('the tar is damaged: a header is no header');
    bounds.countPiece();
    const size = longSize ?? number(header, 124, 12);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'L' || kind === 'x') {
      const text = nameOf(await source.take(Math.min(size, HEADER_BYTES)));
      longName = kind === 'L' ? text.replace(/\0.*$/s, '') : (pax(text, 'path') ?? longName);
      if (kind === 'x') longSize = numberOrNothing(pax(text, 'size'));
      await drain(source.rest(size - Math.min(size, HEADER_BYTES) + padding(size)));
      continue;
    }
    const name = longName ?? shortName(header);
    longName = undefined;
    longSize = undefined;
    const isFile = (kind === '0' || kind === '\0' || kind === '7') && !isLitter(name);
    let left = size;
    if (isFile) {
      bounds.countEntry();
      yield { name, bytes: contents() };
    }
    await drain(source.rest(left + padding(size)));

    async function* contents(): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const chunk = await source.chunk(left);
        if (chunk === undefined) throw new CutOff('tar');
        left -= chunk.length;
        yield chunk;
      }
    }
  }
}

/** Whether these 512 bytes are a tar header: its checksum is right. */
export function isTar(header: Uint8Array): boolean {
  if (header.length < BLOCK || header[0] === 0) return false;
  let sum = 8 * 0x20;
  for (let index = 0; index < BLOCK; index += 1) if (index < 148 || index >= 156) sum += header[index] as number;
  return number(header, 148, 8) === sum;
}

/** A number field: octal text, or big-endian with the high bit set for what is too large for that. */
function number(header: Uint8Array, offset: number, length: number): number {
  const field = header.subarray(offset, offset + length);
  if ((field[0] ?? 0) & 0x80) return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
  return Number.parseInt(
    Buffer.from(field)
      .toString('latin1')
      .replace(/[\0 ]+/g, '') || '0',
    8,
  );
}

function shortName(header: Uint8Array): string {
  const text = (from: number, length: number): string =>
    nameOf(header.subarray(from, from + length)).replace(/\0.*$/s, '');
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  return prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
}

/** A value of a pax header, whose lines are `length key=value`. */
function pax(text: string, key: string): string | undefined {
  return new RegExp(`^\\d+ ${key}=(.*)$`, 'm').exec(text)?.[1];
}

function numberOrNothing(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
