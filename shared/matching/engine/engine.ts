import type { Statistics } from '../library/statistics.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import type { Language } from '../reading/reading.ts';
import { BLOCK, Block } from './block.ts';
import { ClauseParts, type Counted } from './clause-parts.ts';
import { evaluate } from './evaluate.ts';
import type { FactLeaves } from './fact-leaves.ts';
import { Found } from './found.ts';
import type { FrozenPatterns } from './patterns.ts';
import type { Rankings } from './rankings.ts';
import { Reader } from './reader.ts';
import { Scorer } from './scorer.ts';
import type { Steps } from './steps.ts';
import { WindowFinder } from './window-finder.ts';
import type { WordPatterns } from './word-patterns.ts';

/** All that interests come to when they are compiled. */
export interface Program {
  readonly steps: Steps;
  /** The leaf that holds for every paper. */
  readonly always: number;
  readonly patterns: FrozenPatterns;
  readonly words: WordPatterns;
  readonly facts: FactLeaves;
  readonly language: Language;
  readonly counted: readonly Counted[];
  readonly rankings: Rankings;
  readonly statistics: Statistics;
}

/** Interests compiled, ready for any number of papers. */
export class Engine {
  private readonly program: Program;
  private readonly block: Block;
  private readonly reader: Reader;
  private readonly windows: WindowFinder;
  private readonly scorer: Scorer;
  private readonly found: Found;

  constructor(program: Program) {
    const { steps, patterns, words, language, counted, rankings, statistics } = program;
    this.program = program;
    this.block = new Block(steps.nodes);
    this.reader = new Reader(patterns, words, language, this.block);
    this.windows = new WindowFinder(patterns, this.block, this.reader.spots);
    this.scorer = new Scorer(rankings, new ClauseParts(counted, patterns, statistics, this.block, this.reader));
    this.found = new Found(rankings.count, rankings.interests);
  }

  /**
   * Matches papers, a block of up to 128 at a time, and hands over what was found in each; what is handed over holds until `take` returns.
   * @param scored without, there are no scores
   */
  match(papers: readonly MatchablePaper[], take: (found: Found) => void, scored = true): void {
    const { block, reader, found } = this;
    for (let first = 0; first < papers.length; first += block.papers) {
      block.clear(this.program.steps.leaves);
      reader.clear();
      found.clear(first);
      this.read(papers, first);
      reader.mark(scored);
      this.windows.run();
      evaluate(this.program.steps, block, found);
      if (scored) this.scorer.run(found);
      take(found);
    }
  }

  /** Bytes of the tables, as far as they are typed arrays. */
  get bytes(): number {
    const { steps, patterns, rankings } = this.program;
    const arrays = [
      steps.inner,
      steps.bare,
      steps.ors,
      steps.ands,
      patterns.rows,
      patterns.choices,
      patterns.phrases.first,
      patterns.phrases.patterns,
      patterns.phrases.leadsOn,
      patterns.phrases.branches,
      rankings.clauses.starts,
      rankings.clauses.values,
      rankings.shares,
      rankings.interests.starts,
      rankings.interests.values,
      this.block.bits,
      this.found.lanes,
    ];
    return (
      arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) + patterns.phrases.edges.bytes + this.reader.size
    );
  }

  /** Reads papers until the block is full. */
  private read(papers: readonly MatchablePaper[], first: number): void {
    const { block, reader, program } = this;
    const { places } = program.steps;
    for (let index = first; index < papers.length && block.papers < BLOCK && !reader.isFull; index++) {
      const paper = papers[index]!;
      const place = block.papers;
      reader.read(paper);
      block.set(program.always, place);
      program.facts.read(paper, (leaf) => block.set(places[leaf]!, place));
    }
  }
}
