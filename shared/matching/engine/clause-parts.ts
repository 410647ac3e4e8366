import { norm, saturated } from '../score.ts';
import type { Statistics } from '../statistics.ts';
import { BLOCK, type Block, LANES } from './block.ts';
import type { Occurrences } from './occurrences.ts';

/** A clause that counts for scores: a fact by its leaf, or the patterns of its wordings in the fields that it looks at. */
export type Counted =
  | { readonly leaf: number }
  | { readonly patterns: readonly number[]; readonly title: boolean; readonly abstract: boolean };

/** What each clause gives to each paper of a block, 0 to 1, worked out when first asked for, once for all who ask for the clause. */
export class ClauseParts {
  /** From `starts[clause]` up to, not with, `ends[clause]`: papers that the clause gives anything to, in order, and what. */
  paper = new Uint8Array(1 << 12);
  part = new Float64Array(1 << 12);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By clause those papers, a bit each. */
  readonly bits: Int32Array;
  private length = 0;
  private readonly counted: readonly Counted[];
  private readonly statistics: Statistics;
  private readonly known: Int32Array;
  private knownCount = 0;
  private readonly titleNorms = new Float64Array(BLOCK);
  private readonly abstractNorms = new Float64Array(BLOCK);
  private readonly titleHits = new Int32Array(BLOCK);
  private readonly abstractHits = new Int32Array(BLOCK);

  constructor(counted: readonly Counted[], statistics: Statistics) {
    this.counted = counted;
    this.statistics = statistics;
    this.starts = new Int32Array(counted.length).fill(UNKNOWN);
    this.ends = new Int32Array(counted.length);
    this.bits = new Int32Array(counted.length * LANES);
    this.known = new Int32Array(counted.length);
  }

  /** Begins with a block. */
  begin(block: Block): void {
    for (let index = 0; index < this.knownCount; index++) this.starts[this.known[index]!] = UNKNOWN;
    this.knownCount = 0;
    this.length = 0;
    const { papers, titleWords, abstractWords } = this.statistics;
    for (let paper = 0; paper < block.papers; paper++) {
      this.titleNorms[paper] = norm(block.titleWords[paper]!, titleWords / papers);
      this.abstractNorms[paper] = norm(block.abstractWords[paper]!, abstractWords / papers);
    }
  }

  /** Sees to it that a clause is worked out. */
  know(clause: number, block: Block, occurrences: Occurrences): void {
    if (this.starts[clause] !== UNKNOWN) return;
    const counted = this.counted[clause]!;
    this.starts[clause] = this.length;
    this.known[this.knownCount++] = clause;
    this.bits.fill(0, clause * LANES, (clause + 1) * LANES);
    if (this.length + BLOCK > this.paper.length) this.widen();
    if ('leaf' in counted) this.hold(clause, block, counted.leaf);
    else if (counted.patterns.length === 1)
      this.count(clause, block, occurrences, counted.patterns[0]!, counted.title, counted.abstract);
    else this.countAll(clause, block, occurrences, counted.patterns, counted.title, counted.abstract);
    this.ends[clause] = this.length;
  }

  /** Where the part of a paper is that has one. */
  placeOf(clause: number, paper: number): number {
    let place = this.starts[clause]!;
    const lane = paper >> 5;
    for (let before = 0; before < lane; before++) place += ones(this.bits[clause * LANES + before]!);
    return place + ones(this.bits[clause * LANES + lane]! & ((1 << (paper & 31)) - 1));
  }

  /** A fact that holds is all that it can be. */
  private hold(clause: number, { bits, papers }: Block, leaf: number): void {
    for (let paper = 0; paper < papers; paper++)
      if ((bits[leaf * LANES + (paper >> 5)]! >>> (paper & 31)) & 1) this.push(clause, paper, 1);
  }

  /** The occurrences of one pattern come by paper. */
  private count(
    clause: number,
    block: Block,
    { paper: papers, from, starts, ends }: Occurrences,
    pattern: number,
    title: boolean,
    abstract: boolean,
  ): void {
    const end = ends[pattern]!;
    for (let at = starts[pattern]!; at < end; ) {
      const paper = papers[at]!;
      const abstractFrom = block.abstractFrom[paper]!;
      let inTitle = 0;
      let inAbstract = 0;
      for (; at < end && papers[at] === paper; at++) {
        if (from[at]! < abstractFrom) inTitle += 1;
        else inAbstract += 1;
      }
      this.weigh(clause, paper, title ? inTitle : 0, abstract ? inAbstract : 0);
    }
  }

  private countAll(
    clause: number,
    block: Block,
    { paper: papers, from, starts, ends }: Occurrences,
    patterns: readonly number[],
    title: boolean,
    abstract: boolean,
  ): void {
    const { titleHits, abstractHits } = this;
    for (const pattern of patterns) {
      for (let at = starts[pattern]!; at < ends[pattern]!; at++) {
        const paper = papers[at]!;
        if (from[at]! < block.abstractFrom[paper]!) titleHits[paper]! += title ? 1 : 0;
        else abstractHits[paper]! += abstract ? 1 : 0;
      }
    }
    for (let paper = 0; paper < block.papers; paper++)
      this.weigh(clause, paper, titleHits[paper]!, abstractHits[paper]!);
    titleHits.fill(0);
    abstractHits.fill(0);
  }

  private weigh(clause: number, paper: number, inTitle: number, inAbstract: number): void {
    if (inTitle + inAbstract === 0) return;
    this.push(clause, paper, saturated(inTitle, inAbstract, this.titleNorms[paper]!, this.abstractNorms[paper]!));
  }

  private push(clause: number, paper: number, part: number): void {
    this.paper[this.length] = paper;
    this.part[this.length++] = part;
    this.bits[clause * LANES + (paper >> 5)]! |= 1 << (paper & 31);
  }

  private widen(): void {
    const { paper, part } = this;
    this.paper = new Uint8Array(2 * paper.length);
    this.part = new Float64Array(2 * paper.length);
    this.paper.set(paper);
    this.part.set(part);
  }
}

const UNKNOWN = -1;

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
