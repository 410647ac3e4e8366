import { asScore, type Norms, normsOf, saturated } from '../score.ts';
import type { Statistics } from '../statistics.ts';
import { BLOCK, type Block, LANES } from './block.ts';
import type { Occurrences } from './occurrences.ts';

/** A clause that counts for scores: a fact by its leaf, or the patterns of its wordings in the fields that it looks at. */
export type Counted =
  | { readonly leaf: number }
  | { readonly patterns: readonly number[]; readonly title: boolean; readonly abstract: boolean };

/** What is scored alike: counted clauses, and the share of each. */
export interface Ranking {
  readonly clauses: Int32Array;
  readonly shares: Float64Array;
}

/** Scores as `scoreOf` gives them, bit by bit the same, for whole blocks: each clause is counted once for all who ask for it. */
export class Scorer {
  private readonly counted: readonly Counted[];
  private readonly statistics: Statistics;
  private readonly norms: Norms[] = [];
  /** By clause: where its part of each paper that has any is; -1 while not worked out for this block. */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly worked: number[] = [];
  private paper = new Uint8Array(1 << 12);
  private part = new Float64Array(1 << 12);
  /** The score of a paper that has this part of the only clause. */
  private alone = new Float64Array(1 << 12);
  private length = 0;
  private readonly titleHits = new Int32Array(BLOCK);
  private readonly abstractHits = new Int32Array(BLOCK);
  private readonly gained = new Float64Array(BLOCK);
  private readonly covered = new Float64Array(BLOCK);

  constructor(counted: readonly Counted[], statistics: Statistics) {
    this.counted = counted;
    this.statistics = statistics;
    this.starts = new Int32Array(counted.length).fill(-1);
    this.ends = new Int32Array(counted.length);
  }

  /** Begins with a block. */
  begin(block: Block): void {
    for (const clause of this.worked) this.starts[clause] = -1;
    this.worked.length = 0;
    this.length = 0;
    this.norms.length = 0;
    for (let paper = 0; paper < block.papers; paper++)
      this.norms.push(normsOf(block.titleWords[paper]!, block.abstractWords[paper]!, this.statistics));
  }

  /** Writes the scores of the papers whose bits are set at a node, in their order. @returns where they end. */
  score(
    ranking: Ranking,
    block: Block,
    occurrences: Occurrences,
    node: number,
    into: Float64Array,
    start: number,
  ): number {
    const { clauses, shares } = ranking;
    for (const clause of clauses) if (this.starts[clause] === -1) this.workOut(clause, block, occurrences);
    return clauses.length === 1 && shares[0] === 1
      ? this.scoreAlone(clauses[0]!, block, node, into, start)
      : this.scoreTogether(ranking, block, node, into, start);
  }

  private scoreAlone(clause: number, { bits }: Block, node: number, into: Float64Array, start: number): number {
    let next = start;
    let at = this.starts[clause]!;
    const end = this.ends[clause]!;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = bits[node * LANES + lane]!; papers !== 0; papers &= papers - 1) {
        const paper = lane * 32 + 31 - Math.clz32(papers & -papers);
        while (at < end && this.paper[at]! < paper) at += 1;
        into[next++] = at < end && this.paper[at] === paper ? this.alone[at]! : 0;
      }
    }
    return next;
  }

  private scoreTogether(
    { clauses, shares }: Ranking,
    { bits }: Block,
    node: number,
    into: Float64Array,
    start: number,
  ): number {
    const { gained, covered } = this;
    for (let index = 0; index < clauses.length; index++) {
      const share = shares[index]!;
      const end = this.ends[clauses[index]!]!;
      for (let at = this.starts[clauses[index]!]!; at < end; at++) {
        gained[this.paper[at]!]! += share * this.part[at]!;
        if (share > 0) covered[this.paper[at]!]! += share;
      }
    }
    let next = start;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = bits[node * LANES + lane]!; papers !== 0; papers &= papers - 1) {
        const paper = lane * 32 + 31 - Math.clz32(papers & -papers);
        into[next++] = asScore(gained[paper]!, covered[paper]!);
      }
    }
    gained.fill(0);
    covered.fill(0);
    return next;
  }

  /** What a clause gives to each paper of the block. */
  private workOut(clause: number, block: Block, occurrences: Occurrences): void {
    const counted = this.counted[clause]!;
    this.starts[clause] = this.length;
    this.worked.push(clause);
    if ('leaf' in counted) this.hold(block, counted.leaf);
    else {
      for (const pattern of counted.patterns) {
        const end = occurrences.endOf(pattern);
        for (let at = occurrences.startOf(pattern); at < end; at++) {
          const paper = occurrences.paper[at]!;
          const inTitle = occurrences.from[at]! < block.abstractFrom[paper]!;
          if (inTitle ? counted.title : counted.abstract) (inTitle ? this.titleHits : this.abstractHits)[paper]!++;
        }
      }
      this.weigh(block.papers);
    }
    this.ends[clause] = this.length;
  }

  /** A fact that holds is all that it can be. */
  private hold({ bits, papers }: Block, leaf: number): void {
    for (let paper = 0; paper < papers; paper++)
      if ((bits[leaf * LANES + (paper >> 5)]! >>> (paper & 31)) & 1) this.push(paper, 1);
  }

  private weigh(papers: number): void {
    const { titleHits, abstractHits } = this;
    for (let paper = 0; paper < papers; paper++) {
      const inTitle = titleHits[paper]!;
      const inAbstract = abstractHits[paper]!;
      if ((inTitle | inAbstract) === 0) continue;
      this.push(paper, saturated(inTitle, inAbstract, this.norms[paper]!));
      titleHits[paper] = abstractHits[paper] = 0;
    }
  }

  private push(paper: number, part: number): void {
    if (this.length === this.paper.length) this.widen();
    this.paper[this.length] = paper;
    this.part[this.length] = part;
    this.alone[this.length++] = asScore(part, 1);
  }

  private widen(): void {
    const { paper, part, alone } = this;
    this.paper = new Uint8Array(2 * paper.length);
    this.part = new Float64Array(2 * paper.length);
    this.alone = new Float64Array(2 * paper.length);
    this.paper.set(paper);
    this.part.set(part);
    this.alone.set(alone);
  }
}
