import { type Block, LANES } from './block.ts';
import type { Rankings } from './rankings.ts';
import type { Rows } from './rows.ts';

const NO_SCORES = new Uint16Array(0);

/** What was found in a block. Interests that ask for the same and score alike share an entry. */
export class Found {
  /** How many entries there are: each a ranking that some paper answers, the node whose bits say which, and where their scores begin. */
  entries = 0;
  readonly rankings: Int32Array;
  readonly nodes: Int32Array;
  readonly scoreStarts: Int32Array;
  /** Scores in hundredths, those of an entry in the order of its papers; empty when nothing is scored. */
  scores = NO_SCORES;
  /** The block's first paper among all. */
  first = 0;
  private readonly block: Block;
  private readonly interestsOf: Rows;

  constructor(block: Block, { count, interests }: Rankings) {
    this.block = block;
    this.rankings = new Int32Array(count);
    this.nodes = new Int32Array(count);
    this.scoreStarts = new Int32Array(count);
    this.interestsOf = interests;
  }

  begin(first: number): void {
    this.first = first;
    this.entries = 0;
    this.scores = NO_SCORES;
  }

  add(ranking: number, node: number): void {
    this.rankings[this.entries] = ranking;
    this.nodes[this.entries++] = node;
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
    const node = this.nodes[entry]! * LANES;
    let at = this.scoreStarts[entry]!;
    for (let lane = 0; lane < LANES; lane++)
      for (let papers = this.block.bits[node + lane]!; papers !== 0; papers &= papers - 1)
        visit(this.first + lane * 32 + 31 - Math.clz32(papers & -papers), (this.scores[at++] ?? 0) / 100);
  }
}
