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
  /** By clause and lane of bits: where the parts of its papers begin. */
  private readonly laneStarts: Int32Array;
  private length = 0;
  private readonly counted: readonly Counted[];
  /** Most clauses are about one pattern; -1 for the others. */
  private readonly onlyPattern: Int32Array;
  /** 1 for those that look at titles, 2 at abstracts, 3 at both. */
  private readonly fields: Uint8Array;
  private readonly statistics: Statistics;
  private readonly known: Int32Array;
  private knownCount = 0;
  private readonly titleNorms = new Float64Array(BLOCK);
  private readonly abstractNorms = new Float64Array(BLOCK);
  /** By paper and by few hits in its title and abstract: what they give; below 0 while not worked out for this block. */
  private readonly usual = new Float64Array(BLOCK * FEW * FEW);
  private readonly titleHits = new Int32Array(BLOCK);
  private readonly abstractHits = new Int32Array(BLOCK);

  constructor(counted: readonly Counted[], statistics: Statistics) {
    this.counted = counted;
    this.statistics = statistics;
    this.onlyPattern = Int32Array.from(counted, (one) =>
      'patterns' in one && one.patterns.length === 1 ? one.patterns[0]! : -1,
    );
    this.fields = Uint8Array.from(counted, (one) =>
      'patterns' in one ? (one.title ? 1 : 0) + (one.abstract ? 2 : 0) : 0,
    );
    this.starts = new Int32Array(counted.length).fill(UNKNOWN);
    this.ends = new Int32Array(counted.length);
    this.bits = new Int32Array(counted.length * LANES);
    this.laneStarts = new Int32Array(counted.length * LANES);
    this.known = new Int32Array(counted.length);
  }

  /** Begins with a block. */
  begin(block: Block): void {
    for (let index = 0; index < this.knownCount; index++) this.starts[this.known[index]!] = UNKNOWN;
    this.knownCount = 0;
    this.length = 0;
    this.usual.fill(-1);
    const { papers, titleWords, abstractWords } = this.statistics;
    for (let paper = 0; paper < block.papers; paper++) {
      this.titleNorms[paper] = norm(block.titleWords[paper]!, titleWords / papers);
      this.abstractNorms[paper] = norm(block.abstractWords[paper]!, abstractWords / papers);
    }
  }

  /** Sees to it that a clause is worked out. */
  know(clause: number, block: Block, occurrences: Occurrences): void {
    if (this.starts[clause] !== UNKNOWN) return;
    this.starts[clause] = this.length;
    this.known[this.knownCount++] = clause;
    for (let lane = clause * LANES; lane < (clause + 1) * LANES; lane++) this.bits[lane] = 0;
    if (this.length + BLOCK > this.paper.length) this.widen();
    const pattern = this.onlyPattern[clause]!;
    if (pattern >= 0) this.count(clause, block, occurrences, pattern);
    else this.countAll(clause, block, occurrences);
    this.ends[clause] = this.length;
    let place = this.starts[clause]!;
    for (let lane = clause * LANES; lane < (clause + 1) * LANES; lane++) {
      this.laneStarts[lane] = place;
      place += ones(this.bits[lane]!);
    }
  }

  /** Where the part of a paper is that has one. */
  placeOf(clause: number, lane: number, bit: number): number {
    const at = clause * LANES + lane;
    return this.laneStarts[at]! + ones(this.bits[at]! & (bit - 1));
  }

  /** The occurrences of one pattern come by paper. */
  private count(
    clause: number,
    block: Block,
    { paper: papers, from, starts, ends }: Occurrences,
    pattern: number,
  ): void {
    const { abstractFrom } = block;
    const fields = this.fields[clause]!;
    const end = ends[pattern]!;
    for (let at = starts[pattern]!; at < end; ) {
      const paper = papers[at]!;
      const abstract = abstractFrom[paper]!;
      let inTitle = 0;
      let inAbstract = 0;
      for (; at < end && papers[at] === paper; at++) {
        if (from[at]! < abstract) inTitle += 1;
        else inAbstract += 1;
      }
      this.weigh(clause, paper, inTitle & -(fields & 1), inAbstract & -(fields >> 1));
    }
  }

  private countAll(clause: number, block: Block, { paper: papers, from, starts, ends }: Occurrences): void {
    const counted = this.counted[clause]!;
    if ('leaf' in counted) {
      this.hold(clause, block, counted.leaf);
      return;
    }
    const { titleHits, abstractHits } = this;
    for (const pattern of counted.patterns) {
      for (let at = starts[pattern]!; at < ends[pattern]!; at++) {
        const paper = papers[at]!;
        if (from[at]! < block.abstractFrom[paper]!) titleHits[paper]! += counted.title ? 1 : 0;
        else abstractHits[paper]! += counted.abstract ? 1 : 0;
      }
    }
    for (let paper = 0; paper < block.papers; paper++)
      this.weigh(clause, paper, titleHits[paper]!, abstractHits[paper]!);
    titleHits.fill(0);
    abstractHits.fill(0);
  }

  /** A fact that holds is all that it can be. */
  private hold(clause: number, { bits, papers }: Block, leaf: number): void {
    for (let paper = 0; paper < papers; paper++)
      if ((bits[leaf * LANES + (paper >> 5)]! >>> (paper & 31)) & 1) this.push(clause, paper, 1);
  }

  private weigh(clause: number, paper: number, inTitle: number, inAbstract: number): void {
    if (inTitle + inAbstract === 0) return;
    if (inTitle >= FEW || inAbstract >= FEW) {
      this.push(clause, paper, saturated(inTitle, inAbstract, this.titleNorms[paper]!, this.abstractNorms[paper]!));
      return;
    }
    const at = (paper * FEW + inTitle) * FEW + inAbstract;
    if (this.usual[at]! < 0)
      this.usual[at] = saturated(inTitle, inAbstract, this.titleNorms[paper]!, this.abstractNorms[paper]!);
    this.push(clause, paper, this.usual[at]!);
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
const FEW = 4;

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
