import { asScore } from '../score.ts';
import type { Statistics } from '../statistics.ts';
import { BLOCK, type Block, LANES } from './block.ts';
import { ClauseParts, type Counted } from './clause-parts.ts';
import type { Occurrences } from './occurrences.ts';
import type { Rows } from './rows.ts';

/** By ranking, that is by what is scored alike: its clauses, and the share of each in the same places. */
export interface Rankings {
  readonly clauses: Rows;
  readonly shares: Float64Array;
}

/** Scores as `scoreOf` gives them, the same to the last bit, for whole blocks. */
export class Scorer {
  /** Scores of the block so far. */
  scores = new Float64Array(1 << 12);
  private length = 0;
  private readonly rankings: Rankings;
  private readonly parts: ClauseParts;
  private readonly gained = new Float64Array(BLOCK);
  private readonly covered = new Float64Array(BLOCK);

  constructor(rankings: Rankings, counted: readonly Counted[], statistics: Statistics) {
    this.rankings = rankings;
    this.parts = new ClauseParts(counted, statistics);
  }

  /** Begins with a block. */
  begin(block: Block): void {
    this.length = 0;
    this.parts.begin(block);
  }

  /**
   * Scores the papers whose bits are set at a node.
   * @param few most papers that any clause is about are not among them
   * @returns where in `scores` theirs begin, in the order of the papers
   */
  score(ranking: number, block: Block, occurrences: Occurrences, node: number, few: boolean): number {
    const { starts, values } = this.rankings.clauses;
    const begin = starts[ranking]!;
    const end = starts[ranking + 1]!;
    for (let at = begin; at < end; at++) this.parts.know(values[at]!, block, occurrences);
    if (this.length + BLOCK > this.scores.length) this.widen();
    const first = this.length;
    if (few) this.scoreFew(begin, end, block.bits, node * LANES);
    else this.scoreMany(begin, end, block.bits, node * LANES);
    return first;
  }

  /** Paper by paper, clause by clause. */
  private scoreFew(begin: number, end: number, bits: Int32Array, node: number): void {
    const { parts } = this;
    const { shares, clauses } = this.rankings;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = bits[node + lane]!; papers !== 0; papers &= papers - 1) {
        const bit = papers & -papers;
        const paper = lane * 32 + 31 - Math.clz32(bit);
        let gained = 0;
        let covered = 0;
        for (let at = begin; at < end; at++) {
          const clause = clauses.values[at]!;
          if ((parts.bits[clause * LANES + lane]! & bit) === 0) continue;
          const share = shares[at]!;
          gained += share * parts.part[parts.placeOf(clause, paper)]!;
          if (share > 0) covered += share;
        }
        this.scores[this.length++] = asScore(gained, covered);
      }
    }
  }

  /** Clause by clause, all papers that it is about. */
  private scoreMany(begin: number, end: number, bits: Int32Array, node: number): void {
    const { gained, covered, scores } = this;
    const { paper: papers, part, starts, ends } = this.parts;
    const { shares, clauses } = this.rankings;
    for (let at = begin; at < end; at++) {
      const share = shares[at]!;
      const cover = Math.max(0, share);
      const last = ends[clauses.values[at]!]!;
      for (let place = starts[clauses.values[at]!]!; place < last; place++) {
        const paper = papers[place]!;
        gained[paper]! += share * part[place]!;
        covered[paper]! += cover;
      }
    }
    let next = this.length;
    for (let lane = 0; lane < LANES; lane++) {
      for (let set = bits[node + lane]!; set !== 0; set &= set - 1) {
        const paper = lane * 32 + 31 - Math.clz32(set & -set);
        scores[next++] = asScore(gained[paper]!, covered[paper]!);
        gained[paper] = covered[paper] = 0;
      }
    }
    this.length = next;
    this.forget(begin, end);
  }

  /** Papers that a clause is about and that do not match. */
  private forget(begin: number, end: number): void {
    const { gained, covered } = this;
    const { paper: papers, starts, ends } = this.parts;
    const { values } = this.rankings.clauses;
    for (let at = begin; at < end; at++) {
      const last = ends[values[at]!]!;
      for (let place = starts[values[at]!]!; place < last; place++)
        gained[papers[place]!] = covered[papers[place]!] = 0;
    }
  }

  private widen(): void {
    const { scores } = this;
    this.scores = new Float64Array(2 * scores.length);
    this.scores.set(scores);
  }
}
