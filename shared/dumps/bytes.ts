import { Buffer } from 'node:buffer';
import { CutOff, Damaged } from './damage.ts';

/** Bytes as they come, in chunks of any size. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * A stream of bytes that can be looked at before it is taken, and taken by length. For containers, which know how long things are. That a
 * container underneath is cut off or damaged shows as the end while looking and taking by length, and is thrown where a chunk is asked for.
 */
export class ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #ahead: Uint8Array[] = [];
  #aheadBytes = 0;
  #ended = false;
  #failure: CutOff | Damaged | undefined;

  constructor(bytes: Bytes) {
    this.#iterator = bytes[Symbol.asyncIterator]();
  }

  /** The next bytes, `length` of them or what is left before the end, without taking them. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#aheadBytes < length && (await this.#pull())) {}
    if (this.#ahead.length > 1) this.#ahead = [Buffer.concat(this.#ahead)];
    return (this.#ahead[0] ?? new Uint8Array(0)).subarray(0, length);
  }

  /** Takes the next bytes, `length` of them or what is left before the end. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    this.#drop(bytes.length);
    return bytes;
  }

  /** Takes the next chunk as it comes, of at most `limit` bytes; undefined at the end. @throws what the stream underneath threw, at its place. */
  async chunk(limit = Number.POSITIVE_INFINITY): Promise<Uint8Array | undefined> {
    if (this.#aheadBytes === 0 && !(await this.#pull())) {
      if (this.#failure !== undefined) throw this.#failure;
      return undefined;
    }
    const [first = new Uint8Array(0)] = this.#ahead;
    const bytes = first.length > limit ? first.subarray(0, limit) : first;
    this.#drop(bytes.length);
    return bytes;
  }

  /** Puts bytes back, to be taken again first. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#ahead.unshift(bytes);
    this.#aheadBytes += bytes.length;
  }

  /** All that is left, or the next `length` bytes. */
  async *rest(length = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    let left = length;
    while (left > 0) {
      const chunk = await this.chunk(left);
      if (chunk === undefined) return;
      left -= chunk.length;
      yield chunk;
    }
  }

  /** Lets go of the stream underneath. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#iterator.return?.();
  }

  #drop(length: number): void {
    let left = length;
    this.#aheadBytes -= length;
    while (left > 0) {
      const first = this.#ahead[0] as Uint8Array;
      if (first.length > left) {
        this.#ahead[0] = first.subarray(left);
        return;
      }
      left -= first.length;
      this.#ahead.shift();
    }
  }

  async #pull(): Promise<boolean> {
    while (!this.#ended) {
      const next = await this.#iterator.next().catch((error: unknown) => {
        if (!(error instanceof CutOff || error instanceof Damaged)) throw error;
        this.#failure = error;
        return { done: true as const, value: undefined };
      });
      if (next.done) this.#ended = true;
      else if (next.value.length > 0) {
        this.#ahead.push(next.value);
        this.#aheadBytes += next.value.length;
        return true;
      }
    }
    return false;
  }
}

/**
 * The same bytes in blocks of exactly `size`, the last one shorter: what is done with them no longer depends on how they came.
 * @throws what `bytes` throws, after all that came before.
 */
export async function* blocksOf(bytes: Bytes, size: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let filled = 0;
  function block(): Uint8Array {
    const whole = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
    parts = [];
    filled = 0;
    return whole;
  }
  try {
    for await (const chunk of bytes) {
      let from = 0;
      while (chunk.length - from >= size - filled) {
        const to = from + size - filled;
        parts.push(chunk.subarray(from, to));
        from = to;
        yield block();
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
      filled += chunk.length - from;
    }
  } catch (error) {
    if (filled > 0) yield block();
    throw error;
  }
  if (filled > 0) yield block();
}

/** Passes over what is left. */
export async function drain(bytes: Bytes): Promise<void> {
  const iterator = bytes[Symbol.asyncIterator]();
  while (!(await iterator.next()).done) {}
}
