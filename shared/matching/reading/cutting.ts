/** More bytes than a piece's key reads at once (pieces.ts), so that reading a key never leaves the array. */
const PADDING = 32;

/** A text as UTF-8 and the pieces of it, which blanks part. Room is made once: a text costs no allocation. */
export class Cutting {
  bytes = new Uint8Array(1 << 14);
  view = new DataView(this.bytes.buffer);
  /** Where pieces begin and end, in turns. */
  edges = new Int32Array(1 << 14);
  private written = 0;
  private text = '';

  /** Finds the pieces of a text. @returns how many edges they have: two each. */
  cut(text: string): number {
    if (this.bytes.length < text.length * 3 + PADDING) this.widen(text.length * 4 + PADDING);
    const { bytes, edges } = this;
    const { written } = ENCODER.encodeInto(text, bytes);
    this.written = written;
    this.text = text;
    bytes[written] = BLANK;
    // Every byte is written down as an edge, and stays one where ink begins or ends: no branch to guess wrong.
    let count = 0;
    let inside = 0;
    for (let at = 0; at <= written; at++) {
      const is = IS_INK[bytes[at]!]!;
      edges[count] = at;
      count += is ^ inside;
      inside = is;
    }
    return count;
  }

  /** Whether a small letter stands among the first bytes, as in nearly every text: such a text is not all in capitals. */
  get beginsSmall(): boolean {
    const end = Math.min(this.written, BEGINNING);
    for (let at = 0; at < end; at++) if (this.bytes[at]! >= SMALL_A && this.bytes[at]! <= SMALL_Z) return true;
    return false;
  }

  /** What stands from byte to byte. */
  spelling(start: number, end: number): string {
    // A short slice is a copy, quickly made; a long one would keep its whole text in memory.
    if (end - start <= SHORT && this.written === this.text.length) return this.text.slice(start, end);
    return UTF_8.decode(this.bytes.subarray(start, end));
  }

  private widen(length: number): void {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
    this.edges = new Int32Array(length + 2);
  }
}

const ENCODER = new TextEncoder();
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });
const SHORT = 12;
const BLANK = 32;
const BEGINNING = 64;
const SMALL_A = 97;
const SMALL_Z = 122;

/** By byte. The blanks that pieces are cut at are those of ASCII; others are part of a piece, and its reading knows them. */
const IS_INK = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 32 || (byte >= 9 && byte <= 13) ? 0 : 1));
