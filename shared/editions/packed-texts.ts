/** Texts as bytes in few large pieces of memory, by number: some thousands of bytes each would else cost a hundred more to keep apart. */
export class PackedTexts {
  readonly #pieces: Uint8Array[] = [];
  /** Where each text is: its piece, where it begins there, and its length. */
  readonly #places: number[] = [];
  /** Of the last piece; there is none yet. */
  #used = Number.POSITIVE_INFINITY;

  /** Keeps a text under a number that is taken, or the next. What it replaces goes on taking room. */
  set(number: number, text: string): void {
    const bytes = ENCODER.encode(text);
    if (this.#used + bytes.length > (this.#pieces.at(-1)?.length ?? 0)) {
      const room = Math.min(2 * (this.#pieces.at(-1)?.length ?? FIRST_BYTES), PIECE_BYTES);
      this.#pieces.push(new Uint8Array(Math.max(room, bytes.length)));
      this.#used = 0;
    }
    this.#pieces.at(-1)!.set(bytes, this.#used);
    this.#places[3 * number] = this.#pieces.length - 1;
    this.#places[3 * number + 1] = this.#used;
    this.#places[3 * number + 2] = bytes.length;
    this.#used += bytes.length;
  }

  get(number: number): string {
    const [piece, from, length] = this.#places.slice(3 * number, 3 * number + 3);
    return DECODER.decode(this.#pieces[piece!]!.subarray(from, from! + length!));
  }
}

/** Twice this is the first piece, and each is twice the one before, up to a megabyte: most windows are small. */
const FIRST_BYTES = 1 << 13;
const PIECE_BYTES = 1 << 20;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
