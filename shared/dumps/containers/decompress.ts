import type { Buffer } from 'node:buffer';
import type { InflateRaw, ZstdDecompress } from 'node:zlib';
import type { ByteSource } from '../bytes.ts';
import { CutOff, Damaged } from '../damage.ts';
import type { Bounds } from './bounds.ts';

/** Packed bytes that are given to the engine at once: what one write may grow to stays small. */
const STEP_BYTES = 16 * 1024;

/**
 * Unpacks one compressed stream from `source` and leaves there what follows it.
 * @param what names the container in a sentence: "gzip".
 * @throws CutOff when the source ends first, after all that could be unpacked. @throws Damaged when the stream is broken. @throws GiveUp for a bomb.
 */
export async function* decompressed(
  source: ByteSource,
  engine: InflateRaw | ZstdDecompress,
  what: string,
  bounds: Bounds,
): AsyncGenerator<Uint8Array> {
  const ready: Buffer[] = [];
  let unpacked = 0;
  let failure: Error | undefined;
  engine.on('data', (chunk: Buffer) => {
    ready.push(chunk);
    unpacked += chunk.length;
    try {
      bounds.checkUnpacked(unpacked);
    } catch (bomb) {
      engine.destroy(bomb as Error);
    }
  });
  engine.on('error', (error) => {
    failure = error;
  });
  const closed = new Promise<void>((resolve) => engine.once('close', resolve));
  const ended = new Promise<void>((resolve) => engine.once('end', resolve));

  try {
    let written = 0;
    for (let over = false; !over; ) {
      const chunk = await source.chunk(STEP_BYTES);
      if (chunk !== undefined) {
        written += chunk.length;
        await Promise.race([new Promise((resolve) => engine.write(chunk, resolve)), closed]);
      } else {
        engine.end();
        await Promise.race([ended, closed]);
      }
      if (failure === undefined && engine.bytesWritten < written) {
        source.unread((chunk as Uint8Array).subarray(engine.bytesWritten - written));
        await Promise.race([ended, closed]);
        over = true;
      }
      yield* ready.splice(0);
      if (failure !== undefined) throw failureOf(failure, what);
      if (chunk === undefined) over = true;
    }
  } finally {
    engine.destroy();
  }
}

function failureOf(error: Error & { code?: string }, what: string): Error {
  if (error.code === undefined) return error;
  return error.code === 'Z_BUF_ERROR' ? new CutOff(what) : new Damaged(`the ${what} is damaged`, { cause: error });
}
