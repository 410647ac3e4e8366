import { LANES } from './block.ts';
import type { Rows } from './rows.ts';

const NO_SCORES = new Uint16Array(0);

/** What was found in a block. Interests that ask for the same and score alike share an entry. */
export class Found {
  /** How many entries there are: each a ranking that some paper answers, which papers (a bit each), and where their scores begin. */
  entries = 0;
  readonly rankings: Int32Array;
  readonly lanes: Int32Array;
  readonly scoreStarts: Int32Array;
  /** Scores in hundredths, those of an entry in the order of its papers; empty when nothing is scored. */
  scores = NO_SCORES;
  /** The block's first paper among all. */
  first = 0;
  private readonly interestsOf: Rows;

  /** @param interestsOf by ranking, whose it is */
  constructor(rankings: number, interestsOf: Rows) {
    this.rankings = new Int32Array(rankings + 1);
    this.lanes = new Int32Array((rankings + 1) * LANES);
    this.scoreStarts = new Int32Array(rankings);
    this.interestsOf = interestsOf;
  }

  /** Begins with a block. */
  clear(first: number): void {
    this.first = first;
    this.entries = 0;
    this.scores = NO_SCORES;
  }

  /** Calls `visit` with each interest that an entry is for, and the entry. */
  eachInterest(visit: (interest: number, entry: number) => void): void {
    const { starts, values } = this.interestsOf;
    for (let entry = 0; entry < this.entries; entry++) {
      const ranking = this.rankings[entry]!;
      const end = starts[ranking + 1]!;
      for (let at = starts[ranking]!; at < end; at++) visit(values[at]!, entry);
    }
  }

  /** Calls `visit` with each paper of an entry, by its place among all, and its score; 0 when nothing is scored. */
  eachPaper(entry: number, visit: (paper: number, score: number) => void): void {
    let at = this.scoreStarts[entry]!;
    for (let lane = 0; lane < LANES; lane++)
      for (let papers = this.lanes[entry * LANES + lane]!; papers !== 0; papers &= papers - 1)
        visit(this.first + lane * 32 + 31 - Math.clz32(papers & -papers), (this.scores[at++] ?? 0) / 100);
  }
}
