import { hundredths } from '../scoring/score.ts';
import { BLOCK, LANES } from './block.ts';
import type { ClauseParts } from './clause-parts.ts';
import type { Found } from './found.ts';
import { ALONE, type Rankings, UNION } from './rankings.ts';

/** Scores as `scoreOf` gives them, the same to the last bit, for whole blocks. */
export class Scorer {
  private scores = new Uint16Array(1 << 12);
  private length = 0;
  private readonly rankings: Rankings;
  private readonly parts: ClauseParts;
  private readonly gained = new Float64Array(BLOCK);
  private readonly covered = new Float64Array(BLOCK);

  constructor(rankings: Rankings, parts: ClauseParts) {
    this.rankings = rankings;
    this.parts = parts;
  }

  /** Scores all that was found. */
  run(found: Found): void {
    this.scoreAll(found);
    found.scores = this.scores;
  }

  private scoreAll(found: Found): void {
    const { kinds, clauses } = this.rankings;
    const { starts, values } = clauses;
    const { parts } = this;
    parts.begin();
    this.length = 0;
    for (let entry = 0; entry < found.entries; entry++) {
      const ranking = found.rankings[entry]!;
      const begin = starts[ranking]!;
      const end = starts[ranking + 1]!;
      for (let at = begin; at < end; at++) parts.know(values[at]!);
      if (this.length + BLOCK > this.scores.length) this.widen();
      found.scoreStarts[entry] = this.length;
      const kind = kinds[ranking]!;
      if (kind === ALONE) this.copy(values[begin]!);
      else {
        if (kind === UNION) this.gather(begin, end);
        else this.pick(begin, end, found.lanes, entry);
        this.scoreGained(found.lanes, entry);
      }
    }
  }

  private copy(clause: number): void {
    const { scores, starts, ends } = this.parts;
    const end = ends[clause]!;
    for (let at = starts[clause]!; at < end; at++) this.scores[this.length++] = scores[at]!;
  }

  /** Adds up, clause by clause, for those of its papers that match. */
  private pick(begin: number, end: number, lanes: Int32Array, entry: number): void {
    const { gained, covered } = this;
    const { part, nodes, bits, laneStarts } = this.parts;
    const { shares, clauses } = this.rankings;
    for (let at = begin; at < end; at++) {
      const clause = clauses.values[at]!;
      const node = nodes[clause]! * LANES;
      const share = shares[at]!;
      const cover = Math.max(share, 0);
      for (let lane = 0; lane < LANES; lane++) {
        const about = bits[node + lane]!;
        let papers = about & lanes[entry * LANES + lane]!;
        if (papers === 0) continue;
        const start = laneStarts[clause * LANES + lane]!;
        for (; papers !== 0; papers &= papers - 1) {
          const bit = papers & -papers;
          const paper = lane * 32 + 31 - Math.clz32(bit);
          gained[paper]! += share * part[start + ones(about & (bit - 1))]!;
          covered[paper]! += cover;
        }
      }
    }
  }

  /** Adds up, clause by clause, for all papers that it is about; all of them match. */
  private gather(begin: number, end: number): void {
    const { gained, covered } = this;
    const { paper: papers, part, starts, ends } = this.parts;
    const { shares, clauses } = this.rankings;
    for (let at = begin; at < end; at++) {
      const clause = clauses.values[at]!;
      const share = shares[at]!;
      const cover = Math.max(share, 0);
      const last = ends[clause]!;
      for (let place = starts[clause]!; place < last; place++) {
        const paper = papers[place]!;
        gained[paper]! += share * part[place]!;
        covered[paper]! += cover;
      }
    }
  }

  private scoreGained(lanes: Int32Array, entry: number): void {
    const { gained, covered, scores } = this;
    let next = this.length;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = lanes[entry * LANES + lane]!; papers !== 0; papers &= papers - 1) {
        const paper = lane * 32 + 31 - Math.clz32(papers & -papers);
        scores[next++] = hundredths(gained[paper]!, covered[paper]!);
        gained[paper] = 0;
        covered[paper] = 0;
      }
    }
    this.length = next;
  }

  private widen(): void {
    const { scores } = this;
    this.scores = new Uint16Array(2 * scores.length);
    this.scores.set(scores);
  }
}

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
