import { createZstdDecompress } from 'node:zlib';
import { type ByteSource, drain } from '../bytes.ts';
import type { Bounds } from './bounds.ts';
import { decompressed } from './decompress.ts';

/** Unpacks Zstandard (RFC 8878), all frames one after another. */
export async function* unzstd(source: ByteSource, bounds: Bounds): AsyncGenerator<Uint8Array> {
  for (let start = await source.peek(4); isZstd(start); start = await source.peek(4)) {
    bounds.countPiece();
    if (isSkippable(start)) {
      const [, , , , a = 0, b = 0, c = 0, d = 0] = await source.take(8);
      await drain(source.rest(a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24));
    } else yield* decompressed(source, createZstdDecompress({ chunkSize: 128 * 1024 }), 'zstd', bounds);
  }
}

export function isZstd(start: Uint8Array): boolean {
  return (start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd) || isSkippable(start);
}

/** A frame that holds no content: `pzstd` writes its sizes into such. */
function isSkippable(start: Uint8Array): boolean {
  return ((start[0] ?? 0) & 0xf0) === 0x50 && start[1] === 0x2a && start[2] === 0x4d && start[3] === 0x18;
}
