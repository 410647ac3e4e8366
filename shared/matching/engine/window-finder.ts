import { type Block, LANES } from './block.ts';
import { type FrozenPatterns, ROW, TEXT_LEAF } from './patterns.ts';
import type { Spots } from './spots.ts';
import { chains, gatherings, type Stretch, type Window } from './windows.ts';

/** Finds the windows of a block, once its words and sequences are known: only in papers that have all parts of a window. */
export class WindowFinder {
  private readonly patterns: FrozenPatterns;
  private readonly block: Block;
  private readonly spots: Spots;
  /** By number of parts: room for the stretches of a paper. */
  private readonly stretches: Stretch[][] = [];
  /** By their rarest part, so that those whose rarest part is nowhere are passed over at once. */
  private readonly groups: readonly { readonly leaf: number; readonly windows: readonly Window[] }[];

  constructor(patterns: FrozenPatterns, block: Block, spots: Spots) {
    this.patterns = patterns;
    this.block = block;
    this.spots = spots;
    const groups = new Map<number, Window[]>();
    for (const window of patterns.windows) {
      const leaf = this.leafOf(window.rarest);
      const group = groups.get(leaf);
      if (group) group.push(window);
      else groups.set(leaf, [window]);
      this.stretches[window.parts.length] ??= window.parts.map(() => ({ start: 0, end: 0 }));
    }
    this.groups = [...groups].map(([leaf, windows]) => ({ leaf, windows }));
  }

  run(): void {
    const { bits } = this.block;
    for (const { leaf, windows } of this.groups) {
      const at = leaf * LANES;
      if ((bits[at]! | bits[at + 1]! | bits[at + 2]! | bits[at + 3]!) === 0) continue;
      for (const window of windows) this.find(window);
    }
  }

  private find(window: Window): void {
    const { bits } = this.block;
    this.spots.begin(window.pattern);
    for (let lane = 0; lane < LANES; lane++) {
      let papers = -1;
      for (const part of window.parts) papers &= bits[this.leafOf(part) * LANES + lane]!;
      for (; papers !== 0; papers &= papers - 1) this.findIn(lane * 32 + 31 - Math.clz32(papers & -papers), window);
    }
  }

  private findIn(paper: number, { parts, within, pattern }: Window): void {
    const { block, spots } = this;
    const lists = this.stretches[parts.length]!;
    for (let index = 0; index < parts.length; index++) spots.within(parts[index]!, paper, lists[index]!);
    const hit = (from: number, to: number): void => spots.append(block, pattern, paper, from, to);
    if (within < 0) chains(spots, lists, hit);
    else gatherings(spots, lists, within, hit);
  }

  private leafOf(pattern: number): number {
    return this.patterns.rows[pattern * ROW + TEXT_LEAF]!;
  }
}
