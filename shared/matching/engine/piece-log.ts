import { IntList } from '../reading/int-list.ts';
import { LISTS, PATTERNS_END, type Pieces, RECORD, WORDS } from '../reading/pieces.ts';
import { HAS_SENSE } from '../reading/traits.ts';
import { BLOCK, type Block, LANES } from './block.ts';
import { ABSTRACT_LEAF, type FrozenPatterns, ROW, SENSE, TEXT_LEAF, TITLE_LEAF, TRAITS } from './patterns.ts';
import type { Senses } from './senses.ts';

/**
 * Which pieces stand in which fields of a block. What a piece means is looked at once a block and not once a word: papers of a block have
 * most of their words in common. A field is a number: twice the paper, and one for its abstract.
 */
export class PieceLog {
  /** Pieces in the order of reading; those that nobody asks for are left out. */
  readonly pieces = new IntList(1 << 15);
  /** By field: where it ends in `pieces`. */
  readonly ends = new Int32Array(2 * BLOCK);
  /** Fields, sorted by piece: those of the piece at place `p` of `present` are `fields[begins[p]]` up to, not with, `fields[begins[p + 1]]`. */
  fields = new Uint8Array(1 << 15);
  begins = new Int32Array(1 << 12);
  private readonly present = new IntList(1 << 12);
  /** By piece: how often it stands in the block, then where its next field goes; 0 between blocks. */
  private cursors = new Int32Array(1 << 12);
  /** Links from a pattern to the pieces that it stands in: one leads to a place in `present` and to the next link; 0 is the end. */
  readonly linked = new IntList(1 << 12);
  readonly next = new IntList(1 << 12);
  readonly links: Int32Array;
  private readonly linking = new IntList(1 << 12);
  private readonly lanes = new Int32Array(2 * LANES);
  private readonly known: Pieces;
  private readonly patterns: FrozenPatterns;
  private readonly senses: Senses;

  constructor(known: Pieces, patterns: FrozenPatterns, senses: Senses) {
    this.known = known;
    this.patterns = patterns;
    this.senses = senses;
    this.links = new Int32Array(patterns.count);
  }

  /** Sets the leaves of all patterns that stand in any piece. @param linked whether their places will be counted */
  mark(block: Block, linked: boolean): void {
    this.sort(block.papers);
    const { begins, known } = this;
    const { array: present, length } = this.present;
    const { array: records } = known.records;
    const { array: codes } = known.codes;
    this.linked.length = this.next.length = 0;
    this.linked.push(0);
    this.next.push(0);
    for (let place = 0; place < length; place++) {
      this.gather(begins[place]!, begins[place + 1]!);
      const words = records[present[place]! * RECORD + WORDS]!;
      if (words < 0) {
        this.set(block, ~words);
        if (linked) this.link(~words, place);
        continue;
      }
      const end = codes[words + PATTERNS_END]!;
      for (let at = words + LISTS; at < end; at++) {
        this.set(block, codes[at]!);
        if (linked) this.link(codes[at]!, place);
      }
    }
  }

  /** Makes it empty again. */
  clear(): void {
    const { array: linking, length } = this.linking;
    this.linking.length = this.present.length = this.pieces.length = 0;
    for (let index = 0; index < length; index++) this.links[linking[index]!] = 0;
  }

  /** Counts, then deals out: a piece's fields lie side by side, in order. */
  private sort(papers: number): void {
    this.makeRoom();
    const { cursors, begins, fields, ends } = this;
    const { array: pieces, length } = this.pieces;
    const { array: present } = this.present;
    let count = 0;
    for (let at = 0; at < length; at++) {
      const piece = pieces[at]!;
      // Written always and kept when new: the branch would be guessed wrong too often.
      present[count] = piece;
      count += cursors[piece]!++ === 0 ? 1 : 0;
    }
    let total = 0;
    for (let place = 0; place < count; place++) {
      const piece = present[place]!;
      begins[place] = total;
      total += cursors[piece]!;
      cursors[piece] = begins[place]!;
    }
    begins[count] = total;
    for (let field = 0, at = 0; field < 2 * papers; field++)
      for (const end = ends[field]!; at < end; at++) fields[cursors[pieces[at]!]!++] = field;
    for (let place = 0; place < count; place++) cursors[present[place]!] = 0;
    this.present.length = count;
  }

  private makeRoom(): void {
    const { length } = this.pieces;
    this.present.reserve(length + 1);
    if (this.fields.length < length) this.fields = new Uint8Array(2 * length);
    if (this.begins.length <= length) this.begins = new Int32Array(2 * length + 1);
    if (this.cursors.length < this.known.count) this.cursors = new Int32Array(2 * this.known.count);
  }

  /** The papers of some fields as bits: those with it in the title, then those with it in the abstract. */
  private gather(begin: number, end: number): void {
    const { fields, lanes } = this;
    for (let lane = 0; lane < 2 * LANES; lane++) lanes[lane] = 0;
    for (let at = begin; at < end; at++) {
      const field = fields[at]!;
      lanes[((field & 1) << 2) | (field >> 6)]! |= 1 << ((field >> 1) & 31);
    }
  }

  private set({ bits }: Block, pattern: number): void {
    const { rows } = this.patterns;
    const row = pattern * ROW;
    const lanes = (rows[row + TRAITS]! & HAS_SENSE) === 0 ? this.lanes : this.meant(rows[row + SENSE]!);
    const text = rows[row + TEXT_LEAF]!;
    const title = rows[row + TITLE_LEAF]!;
    const abstract = rows[row + ABSTRACT_LEAF]!;
    if (text >= 0) {
      setLanes(bits, text, lanes, 0);
      setLanes(bits, text, lanes, LANES);
    }
    if (title >= 0) setLanes(bits, title, lanes, 0);
    if (abstract >= 0) setLanes(bits, abstract, lanes, LANES);
  }

  /** Of the papers at hand those that mean by a short form what is sought. */
  private meant(sense: number): Int32Array {
    return this.lanes.map((papers, lane) => this.senses.meant(sense, lane & (LANES - 1), papers));
  }

  private link(pattern: number, place: number): void {
    this.linked.push(place);
    this.next.push(this.links[pattern]!);
    if (this.links[pattern] === 0) this.linking.push(pattern);
    this.links[pattern] = this.next.length - 1;
  }
}

function setLanes(bits: Int32Array, leaf: number, lanes: Int32Array, from: number): void {
  const at = leaf * LANES;
  bits[at]! |= lanes[from]!;
  bits[at + 1]! |= lanes[from + 1]!;
  bits[at + 2]! |= lanes[from + 2]!;
  bits[at + 3]! |= lanes[from + 3]!;
}
