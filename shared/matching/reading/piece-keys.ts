import type { Cutting } from './cutting.ts';

/** Numbers of a key: the first sixteen bytes of a piece, of a longer one with a hash of the rest mixed in; then KIND. */
export const KEY = 5;
/** Twice the length, and one in a text that is all capitals. */
export const KIND = 4;
/** A piece of a kind up to this one is its key and nothing else. */
export const EXACT = 2 * 16 + 1;

/** Signs around a piece that are no part of it: `(piece`, `piece,` and `piece.`. */
export const OPENED = 1;
export const CLOSED = 2;
export const STOPPED = 4;

/** The keys of a text's pieces, by which they are looked up without a string. */
export class PieceKeys {
  keys = new Int32Array(KEY << 8);
  hashes = new Int32Array(1 << 8);
  signs = new Uint8Array(1 << 8);
  private starts = new Int32Array(1 << 8);

  /** @param edges how many edges the text has  @param shouted 1 in a text that is all capitals, where pieces read differently; else 0 */
  write({ bytes, view, edges: all }: Cutting, edges: number, shouted: number): void {
    if (this.hashes.length * 2 < edges) this.widen(edges);
    const { keys, hashes, signs, starts } = this;
    for (let edge = 0; edge < edges; edge += 2) {
      let start = all[edge]!;
      let length = all[edge + 1]! - start;
      let around = 0;
      if (length > 1 && bytes[start] === OPENING && IS_ALPHANUMERIC[bytes[start + 1]!] === 1) {
        start += 1;
        length -= 1;
        around = OPENED;
      }
      const last = bytes[start + length - 1]!;
      if (IS_CLOSING[last] === 1 && length > 1 && IS_ALPHANUMERIC[bytes[start + length - 2]!] === 1) {
        length -= 1;
        around |= last === STOP ? CLOSED | STOPPED : CLOSED;
      }
      // Sixteen bytes are read, whatever they are, and those behind the piece masked away: no loop, no branch.
      const masks = Math.min(length, KEY_BYTES) << 2;
      let first = view.getInt32(start, true) & MASKS[masks]!;
      const second = view.getInt32(start + 4, true) & MASKS[masks + 1]!;
      const third = view.getInt32(start + 8, true) & MASKS[masks + 2]!;
      const fourth = view.getInt32(start + 12, true) & MASKS[masks + 3]!;
      if (length > KEY_BYTES) first = hashRest(bytes, start + KEY_BYTES, start + length, first);
      const kind = (length << 1) | shouted;
      const index = edge >> 1;
      const at = index * KEY;
      keys[at] = first;
      keys[at + 1] = second;
      keys[at + 2] = third;
      keys[at + 3] = fourth;
      keys[at + KIND] = kind;
      hashes[index] = hashOf(keys, at);
      signs[index] = around;
      starts[index] = start;
    }
  }

  /** Where a piece begins among the bytes of its text. */
  startOf(index: number): number {
    return this.starts[index]!;
  }

  private widen(edges: number): void {
    this.keys = new Int32Array(KEY * edges);
    this.hashes = new Int32Array(edges);
    this.signs = new Uint8Array(edges);
    this.starts = new Int32Array(edges);
  }
}

const KEY_BYTES = 16;

/** By length of a piece up to KEY_BYTES: the four masks of its key. */
const MASKS = Int32Array.from({ length: (KEY_BYTES + 1) * 4 }, (_, at) => {
  const bytes = (at >> 2) - 4 * (at & 3);
  return bytes >= 4 ? -1 : bytes <= 0 ? 0 : (1 << (8 * bytes)) - 1;
});

const OPENING = '('.charCodeAt(0);
const STOP = '.'.charCodeAt(0);
const IS_ALPHANUMERIC = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 128 && /[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
/** Signs that end a piece and change nothing about its words: one of them behind a letter or digit is left off, so that fewer pieces differ. */
const IS_CLOSING = Uint8Array.from({ length: 256 }, (_, byte) => ('.,;:)'.includes(String.fromCharCode(byte)) ? 1 : 0));

/** Of the key that is at this place. */
export function hashOf(keys: Int32Array, at: number): number {
  const head = Math.imul(keys[at]!, 0x9e3779b1) ^ Math.imul(keys[at + 1]!, 0x85ebca6b);
  const tail = Math.imul(keys[at + 2]!, 0xc2b2ae35) ^ Math.imul(keys[at + 3]!, 0x27d4eb2f) ^ keys[at + KIND]!;
  const mixed = Math.imul(head ^ (head >>> 15) ^ tail, 0x165667b1);
  return mixed ^ (mixed >>> 15);
}

function hashRest(bytes: Uint8Array, start: number, end: number, first: number): number {
  let mixed = first;
  for (let at = start; at < end; at++) {
    mixed = Math.imul(mixed ^ bytes[at]!, 0x01000193);
    mixed ^= mixed >>> 13;
  }
  return mixed;
}
