import { BLOCK, LANES } from './block.ts';
import { IntList } from './int-list.ts';
import type { Rows } from './rows.ts';

/** What was found in a block: by ranking the papers, a bit each, and their scores in order. Interests that ask for the same share an entry. */
export class Found {
  /** Rankings that any paper answers, and the bits of each: LANES numbers. */
  readonly rankings = new IntList(1 << 10);
  readonly bits = new IntList(1 << 12);
  /** Where the scores of each begin. */
  readonly scoreStarts = new IntList(1 << 10);
  scores = new Float64Array(1 << 12);
  scoreCount = 0;
  /** The block's first paper among all. */
  first = 0;
  private readonly interestsOf: Rows;

  constructor(interestsOf: Rows) {
    this.interestsOf = interestsOf;
  }

  begin(first: number): void {
    this.first = first;
    this.rankings.length = this.bits.length = this.scoreStarts.length = this.scoreCount = 0;
  }

  add(ranking: number, bits: Int32Array, at: number): void {
    this.rankings.push(ranking);
    for (let lane = 0; lane < LANES; lane++) this.bits.push(bits[at + lane]!);
    this.scoreStarts.push(this.scoreCount);
  }

  /** The scores, with room for those of a whole block behind the last. */
  room(): Float64Array {
    if (this.scoreCount + BLOCK > this.scores.length) {
      const wider = new Float64Array(2 * this.scores.length);
      wider.set(this.scores);
      this.scores = wider;
    }
    return this.scores;
  }

  /** Scores were written up to here. */
  scored(end: number): void {
    this.scoreCount = end;
  }

  /** Calls `visit` with each interest that an entry is for, and the entry's place. */
  eachInterest(visit: (interest: number, entry: number) => void): void {
    const { starts, values } = this.interestsOf;
    for (let entry = 0; entry < this.rankings.length; entry++) {
      const ranking = this.rankings.array[entry]!;
      for (let at = starts[ranking]!; at < starts[ranking + 1]!; at++) visit(values[at]!, entry);
    }
  }

  /** Calls `visit` with each paper of an entry and its score. */
  eachPaper(entry: number, visit: (paper: number, score: number) => void): void {
    let at = this.scoreStarts.array[entry]!;
    for (let lane = 0; lane < LANES; lane++) {
      for (let papers = this.bits.array[entry * LANES + lane]!; papers !== 0; papers &= papers - 1) {
        visit(this.first + lane * 32 + 31 - Math.clz32(papers & -papers), this.scores[at++]!);
      }
    }
  }
}
