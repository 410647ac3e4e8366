import type { MatchablePaper } from '../matchable-paper.ts';
import { definitionsOf, meansOther, type Sense } from '../terms/acronyms.ts';
import { BLOCK } from './block.ts';

/** Whether the papers of a block mean by a short form what is sought; each is asked once. */
export class Senses {
  private readonly senses: readonly Sense[];
  private readonly papers: MatchablePaper[] = [];
  /** By sense and paper: 0 not asked yet, 1 meant, 2 not. */
  private readonly answers: Uint8Array;

  constructor(senses: readonly Sense[]) {
    this.senses = senses;
    this.answers = new Uint8Array(senses.length * BLOCK);
  }

  /** The block's next paper. */
  add(paper: MatchablePaper): void {
    this.papers.push(paper);
  }

  clear(): void {
    this.papers.length = 0;
    this.answers.fill(0);
  }

  isMeant(sense: number, paper: number): boolean {
    const at = sense * BLOCK + paper;
    if (this.answers[at] === 0)
      this.answers[at] = meansOther(definitionsOf(this.papers[paper]!), this.senses[sense]!) ? 2 : 1;
    return this.answers[at] === 1;
  }

  /** Of some papers of a lane, a bit each, those that mean it. */
  meant(sense: number, lane: number, papers: number): number {
    let meant = 0;
    for (let left = papers; left !== 0; left &= left - 1) {
      const bit = left & -left;
      if (this.isMeant(sense, lane * 32 + 31 - Math.clz32(bit))) meant |= bit;
    }
    return meant;
  }
}
