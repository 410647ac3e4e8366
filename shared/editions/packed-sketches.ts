import { SKETCH_SIZE, type Sketch } from '../matching/duplicates.ts';

/** Sketches by number, some in one piece of memory: each by itself would take as much again. */
export class PackedSketches {
  readonly #pieces: Uint32Array[] = [];
  readonly #lengths: number[] = [];

  /** Keeps a sketch, or forgets the one that is there. */
  set(number: number, sketch: Sketch | undefined): void {
    this.#lengths[number] = sketch ? sketch.length : UNKNOWN;
    if (sketch) this.#pieceOf(number).set(sketch, (number % TOGETHER) * SKETCH_SIZE);
  }

  get(number: number): Sketch | undefined {
    const length = this.#lengths[number] ?? UNKNOWN;
    const from = (number % TOGETHER) * SKETCH_SIZE;
    return length === UNKNOWN ? undefined : this.#pieceOf(number).subarray(from, from + length);
  }

  #pieceOf(number: number): Uint32Array {
    const piece = Math.floor(number / TOGETHER);
    while (this.#pieces.length <= piece) this.#pieces.push(new Uint32Array(TOGETHER * SKETCH_SIZE));
    return this.#pieces[piece]!;
  }
}

const TOGETHER = 64;
const UNKNOWN = -1;
