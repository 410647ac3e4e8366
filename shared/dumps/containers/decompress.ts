import type { Buffer } from 'node:buffer';
import { type InflateRaw, inflateRawSync, type ZstdDecompress } from 'node:zlib';
import type { ByteSource } from '../bytes.ts';
import { CutOff, Damaged } from '../damage.ts';
import { GiveUp } from '../limits.ts';
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
  let failure: Error | undefined;
  engine.on('data', (chunk: Buffer) => {
    ready.push(chunk);
    try {
      bounds.countUnpacked(chunk.length);
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

/** Packed bytes that are worth trying in one step: an engine for each of many small streams costs ten times as much as what it does. */
export const SMALL_BYTES = 16 * 1024;
const MOST_AT_ONCE = 256 * 1024;

/** The contents of a deflated stream that is small; undefined, with nothing taken of `source`, when it is not or is broken. @throws GiveUp for a bomb. */
export async function inflatedAtOnce(source: ByteSource, bounds: Bounds): Promise<readonly Uint8Array[] | undefined> {
  const ahead = await source.peek(SMALL_BYTES);
  try {
    const inflated: unknown = inflateRawSync(ahead, { info: true, maxOutputLength: MOST_AT_ONCE });
    // With `info` it tells how far it read; its types do not know that.
    const { buffer, engine } = inflated as { readonly buffer: Buffer; readonly engine: InflateRaw };
    await source.take(engine.bytesWritten);
    bounds.countUnpacked(buffer.length);
    return [buffer];
  } catch (error) {
    if (error instanceof GiveUp) throw error;
    return undefined;
  }
}

function failureOf(error: Error & { code?: string }, what: string): Error {
  if (error.code === undefined) return error;
  return error.code === 'Z_BUF_ERROR' ? new CutOff(what) : new Damaged(`the ${what} is damaged`, { cause: error });
}
