/** How many papers are matched at once: a bit each. */
export const BLOCK = 128;
/** Bits of one node are so many numbers of 32. */
export const LANES = BLOCK / 32;

/** What is true of up to 128 papers, a bit each, and what is known of their fields. */
export class Block {
  /** By node, LANES numbers each. */
  readonly bits: Int32Array;
  papers = 0;
  /** By paper: where on the axis of positions its abstract begins, and how many words its fields have. */
  readonly abstractFrom = new Int32Array(BLOCK);
  readonly titleWords = new Int32Array(BLOCK);
  readonly abstractWords = new Int32Array(BLOCK);

  constructor(nodes: number) {
    this.bits = new Int32Array(nodes * LANES);
  }

  /** Says that a leaf holds for a paper. */
  set(leaf: number, paper: number): void {
    this.bits[leaf * LANES + (paper >> 5)]! |= 1 << (paper & 31);
  }

  /** Makes it empty again. @param leaves how many of the nodes are set and not worked out: those come first */
  clear(leaves: number): void {
    this.bits.fill(0, 0, leaves * LANES);
    this.papers = 0;
  }
}
