import { hundredths } from '../score.ts';
import type { Statistics } from '../statistics.ts';
import { BLOCK, type Block, LANES } from './block.ts';
import { ClauseParts, type Counted } from './clause-parts.ts';
import type { Found } from './found.ts';
import type { Occurrences } from './occurrences.ts';
import type { Rankings } from './rankings.ts';

/** Scores as `scoreOf` gives them, the same to the last bit, for whole blocks. */
export class Scorer {
  private scores = new Uint16Array(1 << 12);
  private readonly rankings: Rankings;
  private readonly parts: ClauseParts;
  private readonly gained = new Float64Array(BLOCK);
  private readonly covered = new Float64Array(BLOCK);

  constructor(rankings: Rankings, counted: readonly Counted[], statistics: Statistics) {
    this.rankings = rankings;
    this.parts = new ClauseParts(counted, statistics);
  }

  /** Scores all that was found. */
  run(found: Found, block: Block, occurrences: Occurrences): void {
    this.parts.begin(block);
    this.workOut(found, block, occurrences);
    this.scoreAll(found, block);
    found.scores = this.scores;
  }

  private scoreAll(found: Found, block: Block): void {
    const { isUnion } = this.rankings;
    const { starts, values } = this.rankings.clauses;
    let length = 0;
    for (let entry = 0; entry < found.entries; entry++) {
      const ranking = found.rankings[entry]!;
      const node = found.nodes[entry]! * LANES;
      const begin = starts[ranking]!;
      const end = starts[ranking + 1]!;
      if (length + BLOCK > this.scores.length) this.widen();
      found.scoreStarts[entry] = length;
      if (isUnion[ranking] === 1) {
        this.gather(begin, end, values);
        length = this.scoreGathered(block.bits, node, length);
      } else length = this.scoreEach(begin, end, block.bits, node, length);
    }
  }

  /** Every clause that any of it counts. */
  private workOut(found: Found, block: Block, occurrences: Occurrences): void {
    const { parts } = this;
    const { starts, values } = this.rankings.clauses;
    for (let entry = 0; entry < found.entries; entry++) {
      const ranking = found.rankings[entry]!;
      const end = starts[ranking + 1]!;
      for (let at = starts[ranking]!; at < end; at++) parts.know(values[at]!, block, occurrences);
    }
  }

  /** Paper by paper, clause by clause. */
  private scoreEach(begin: number, end: number, bits: Int32Array, node: number, length: number): number {
    const { parts, scores } = this;
    const { bits: held, part } = parts;
    const { shares, clauses } = this.rankings;
    let next = length;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = bits[node + lane]!; papers !== 0; papers &= papers - 1) {
        const bit = papers & -papers;
        let gained = 0;
        let covered = 0;
        for (let at = begin; at < end; at++) {
          const clause = clauses.values[at]!;
          if ((held[clause * LANES + lane]! & bit) === 0) continue;
          const share = shares[at]!;
          gained += share * part[parts.placeOf(clause, lane, bit)]!;
          if (share > 0) covered += share;
        }
        scores[next++] = hundredths(gained, covered);
      }
    }
    return next;
  }

  /** Adds up, clause by clause, for all papers that it is about; all of them match. */
  private gather(begin: number, end: number, clauses: Int32Array): void {
    const { gained, covered } = this;
    const { paper: papers, part, starts, ends } = this.parts;
    const { shares } = this.rankings;
    for (let at = begin; at < end; at++) {
      const clause = clauses[at]!;
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

  private scoreGathered(bits: Int32Array, node: number, length: number): number {
    const { gained, covered, scores } = this;
    let next = length;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = bits[node + lane]!; papers !== 0; papers &= papers - 1) {
        const paper = lane * 32 + 31 - Math.clz32(papers & -papers);
        scores[next++] = hundredths(gained[paper]!, covered[paper]!);
        gained[paper] = 0;
        covered[paper] = 0;
      }
    }
    return next;
  }

  private widen(): void {
    const { scores } = this;
    this.scores = new Uint16Array(2 * scores.length);
    this.scores.set(scores);
  }
}
