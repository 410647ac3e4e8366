import type { MatchablePaper } from '../matchable-paper.ts';
import type { Statistics } from '../statistics.ts';
import { BLOCK, Block } from './block.ts';
import type { Gates } from './circuit.ts';
import type { Counted } from './clause-parts.ts';
import { Evaluator } from './evaluate.ts';
import type { FactLeaves } from './fact-leaves.ts';
import { Found } from './found.ts';
import { Occurrences } from './occurrences.ts';
import { type FrozenPatterns, IN_WINDOW, IS_COUNTED } from './patterns.ts';
import type { Rankings } from './rankings.ts';
import { Reader } from './reader.ts';
import type { Language } from './reading.ts';
import { Scorer } from './scorer.ts';
import { WindowFinder } from './window-finder.ts';
import type { WordPatterns } from './word-patterns.ts';

/** All that interests come to when they are compiled. */
export interface Program {
  readonly gates: Gates;
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
  private readonly occurrences: Occurrences;
  private readonly evaluator: Evaluator;
  private readonly scorer: Scorer;
  private readonly found: Found;

  constructor(program: Program) {
    const { gates, patterns } = program;
    this.program = program;
    this.block = new Block(gates.count);
    this.reader = new Reader(patterns, program.words, program.language, this.block);
    this.windows = new WindowFinder(patterns, gates.count);
    this.occurrences = new Occurrences(patterns.count);
    this.evaluator = new Evaluator(gates);
    this.scorer = new Scorer(program.rankings, program.counted, program.statistics);
    this.found = new Found(this.block, program.rankings);
  }

  /**
   * Matches papers, a block of 128 at a time, and hands over what was found in each; what is handed over holds until `take` returns.
   * @param scored without, there are no scores
   */
  match(papers: readonly MatchablePaper[], take: (found: Found) => void, scored = true): void {
    for (let first = 0; first < papers.length; first += BLOCK) {
      this.readBlock(papers, first, Math.min(first + BLOCK, papers.length), scored);
      this.collect(first);
      if (scored) this.scorer.run(this.found, this.block, this.occurrences);
      take(this.found);
      this.block.clear();
    }
  }

  /** Bytes of the tables, as far as they are typed arrays. */
  get bytes(): number {
    const { gates, patterns, rankings } = this.program;
    const arrays = [
      gates.levels,
      gates.isAnd,
      gates.triggers.starts,
      gates.triggers.values,
      gates.inputs.starts,
      gates.inputs.values,
      patterns.rows,
      patterns.choices,
      patterns.phrases.patterns,
      patterns.phrases.leadsOn,
      rankings.clauses.starts,
      rankings.clauses.values,
      rankings.shares,
      rankings.byNode.starts,
      rankings.byNode.values,
      rankings.interests.starts,
      rankings.interests.values,
      this.block.bits,
      this.block.nodes,
    ];
    return (
      arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) + patterns.phrases.edges.bytes + this.reader.size
    );
  }

  private readBlock(papers: readonly MatchablePaper[], first: number, end: number, scored: boolean): void {
    const { block, reader, windows, occurrences, program } = this;
    const { places } = program.gates;
    reader.logged = scored ? IN_WINDOW | IS_COUNTED : IN_WINDOW;
    for (let index = first; index < end; index++) {
      reader.read(papers[index]!);
      const paper = index - first;
      block.set(program.always, paper);
      program.facts.read(papers[index]!, (leaf) => block.set(places[leaf]!, paper));
    }
    if (windows.any) {
      occurrences.sort(block);
      windows.run(block, occurrences, scored);
    }
    if (scored) occurrences.sort(block);
    this.evaluator.run(block);
  }

  /** Whoever asks for a node that holds for any paper has found something. */
  private collect(first: number): void {
    const { block, found } = this;
    const { starts, values } = this.program.rankings.byNode;
    found.begin(first);
    for (let index = 0; index < block.nodeCount; index++) {
      const node = block.nodes[index]!;
      const end = starts[node + 1]!;
      for (let at = starts[node]!; at < end; at++) found.add(values[at]!, node);
    }
  }
}
