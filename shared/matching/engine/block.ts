import { IntList } from './int-list.ts';

/** How many papers are matched at once: a bit each. */
export const BLOCK = 128;
/** Bits of one node are so many numbers of 32. */
export const LANES = BLOCK / 32;

/** Numbers of a logged occurrence. */
export const LOGGED = 4;

/** What is true of up to 128 papers, a bit each; and where patterns stand in them. */
export class Block {
  /** By node, LANES numbers each. */
  readonly bits: Int32Array;
  /** Nodes that hold for any paper, leaves first; so many of them. */
  readonly nodes: Int32Array;
  nodeCount = 0;
  papers = 0;
  /** Occurrences in the order of reading, LOGGED numbers each: pattern, paper, first and last position on the block's axis. */
  readonly occurrences = new IntList(1 << 14);
  /** By paper: where on the axis its abstract begins, and how many words its fields have. */
  readonly abstractFrom = new Int32Array(BLOCK);
  readonly titleWords = new Int32Array(BLOCK);
  readonly abstractWords = new Int32Array(BLOCK);

  constructor(nodes: number) {
    this.bits = new Int32Array(nodes * LANES);
    this.nodes = new Int32Array(nodes);
  }

  /** Says that a leaf holds for a paper. */
  set(node: number, paper: number): void {
    const { bits } = this;
    const at = node * LANES;
    if ((bits[at]! | bits[at + 1]! | bits[at + 2]! | bits[at + 3]!) === 0) this.nodes[this.nodeCount++] = node;
    bits[at + (paper >> 5)]! |= 1 << (paper & 31);
  }

  log(pattern: number, paper: number, from: number, to: number): void {
    const { occurrences } = this;
    occurrences.reserve(LOGGED);
    const { array, length } = occurrences;
    array[length] = pattern;
    array[length + 1] = paper;
    array[length + 2] = from;
    array[length + 3] = to;
    occurrences.length = length + LOGGED;
  }

  /** Makes it empty again. */
  clear(): void {
    const { bits, nodes } = this;
    for (let index = 0; index < this.nodeCount; index++) {
      const at = nodes[index]! * LANES;
      bits[at] = bits[at + 1] = bits[at + 2] = bits[at + 3] = 0;
    }
    this.nodeCount = 0;
    this.papers = 0;
    this.occurrences.length = 0;
  }
}
