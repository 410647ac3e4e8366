import { type Block, LANES } from './block.ts';
import type { Occurrences } from './occurrences.ts';
import { ABSTRACT_LEAF, type FrozenPatterns, ROW, TEXT_LEAF, TITLE_LEAF } from './patterns.ts';
import { type Rows, rowsOf } from './rows.ts';
import { chains, gatherings, type Stretch, type Window } from './windows.ts';

/** Finds the windows of a block, once its words and sequences are known: only in papers that have all parts of a window. */
export class WindowFinder {
  private readonly patterns: FrozenPatterns;
  private readonly lists: Stretch[];
  private readonly byRarest: Rows;

  /** @param nodes how many nodes there are */
  constructor(patterns: FrozenPatterns, nodes: number) {
    this.patterns = patterns;
    const { windows } = patterns;
    const most = windows.reduce((longest, { parts }) => Math.max(longest, parts.length), 0);
    this.lists = Array.from({ length: most }, () => ({ start: 0, end: 0 }));
    const leaves = Int32Array.from(windows, ({ rarest }) => this.leafOf(rarest));
    this.byRarest = rowsOf(nodes, leaves, Int32Array.from(windows.keys()));
  }

  get any(): boolean {
    return this.patterns.windows.length > 0;
  }

  /** @param counted whether each place counts, or one a paper and field is enough */
  run(block: Block, occurrences: Occurrences, counted: boolean): void {
    const leaves = block.nodeCount;
    for (let index = 0; index < leaves; index++) {
      const leaf = block.nodes[index]!;
      for (let at = this.byRarest.starts[leaf]!; at < this.byRarest.starts[leaf + 1]!; at++)
        this.find(this.patterns.windows[this.byRarest.values[at]!]!, block, occurrences, counted);
    }
  }

  private find(window: Window, block: Block, occurrences: Occurrences, counted: boolean): void {
    const { bits } = block;
    for (let lane = 0; lane < LANES; lane++) {
      let papers = -1;
      for (const part of window.parts) papers &= bits[this.leafOf(part) * LANES + lane]!;
      for (; papers !== 0; papers &= papers - 1)
        this.findIn(lane * 32 + 31 - Math.clz32(papers & -papers), window, block, occurrences, counted);
    }
  }

  private findIn(paper: number, window: Window, block: Block, occurrences: Occurrences, counted: boolean): void {
    const { parts, within, pattern } = window;
    const lists = this.lists.length === parts.length ? this.lists : this.lists.slice(0, parts.length);
    for (const [index, part] of parts.entries()) occurrences.within(part, paper, lists[index]!);
    const row = pattern * ROW;
    const { rows } = this.patterns;
    const hit = (from: number, to: number): void => {
      const inText = rows[row + TEXT_LEAF]!;
      const inField = rows[row + (from < block.abstractFrom[paper]! ? TITLE_LEAF : ABSTRACT_LEAF)]!;
      if (inText >= 0) block.set(inText, paper);
      if (inField >= 0) block.set(inField, paper);
      if (counted) block.log(pattern, paper, from, to);
    };
    if (within < 0) chains(occurrences, lists, hit);
    else gatherings(occurrences, lists, within, hit);
  }

  private leafOf(pattern: number): number {
    return this.patterns.rows[pattern * ROW + TEXT_LEAF]!;
  }
}
