import { type Block, LOGGED } from './block.ts';
import type { Spans, Stretch } from './windows.ts';

/**
 * What was logged of a block, by pattern, then by paper and position. Patterns that were not logged have none. A pattern may be logged in
 * several rounds: sorting takes in what is new.
 */
export class Occurrences implements Spans {
  paper = new Int32Array(0);
  from = new Int32Array(0);
  to = new Int32Array(0);
  /** By pattern: from `starts[pattern]` up to, not with, `ends[pattern]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  private readonly present: number[] = [];

  constructor(patterns: number) {
    this.starts = new Int32Array(patterns);
    this.ends = new Int32Array(patterns);
  }

  /** Sorts what the block has logged. */
  sort(block: Block): void {
    this.clear();
    const { array: logged, length } = block.occurrences;
    const { starts, ends } = this;
    for (let at = 0; at < length; at += LOGGED) if (ends[logged[at]!]!++ === 0) this.present.push(logged[at]!);
    let total = 0;
    for (const pattern of this.present) {
      starts[pattern] = total;
      total += ends[pattern]!;
      ends[pattern] = starts[pattern]!;
    }
    if (this.from.length < total) {
      this.paper = new Int32Array(2 * total);
      this.from = new Int32Array(2 * total);
      this.to = new Int32Array(2 * total);
    }
    for (let at = 0; at < length; at += LOGGED) {
      const pattern = logged[at]!;
      const end = ends[pattern]!;
      ends[pattern] = this.insert(starts[pattern]!, end, logged[at + 1]!, logged[at + 2]!, logged[at + 3]!);
    }
  }

  clear(): void {
    for (const pattern of this.present) this.starts[pattern] = this.ends[pattern] = 0;
    this.present.length = 0;
  }

  /** Narrows a stretch to the pattern's occurrences in one paper. */
  within(pattern: number, paper: number, stretch: Stretch): void {
    let low = this.starts[pattern]!;
    let high = this.ends[pattern]!;
    const last = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.paper[middle]! < paper) low = middle + 1;
      else high = middle;
    }
    stretch.start = low;
    while (low < last && this.paper[low] === paper) low += 1;
    stretch.end = low;
  }

  /** Each place once; they come nearly in order, so that each moves a few places at most. @returns the end, with it. */
  private insert(start: number, end: number, paper: number, from: number, to: number): number {
    let at = end;
    while (at > start && (this.from[at - 1]! > from || (this.from[at - 1] === from && this.to[at - 1]! > to))) at -= 1;
    if (at > start && this.from[at - 1] === from && this.to[at - 1] === to) return end;
    for (let moved = end; moved > at; moved--) {
      this.paper[moved] = this.paper[moved - 1]!;
      this.from[moved] = this.from[moved - 1]!;
      this.to[moved] = this.to[moved - 1]!;
    }
    this.paper[at] = paper;
    this.from[at] = from;
    this.to[at] = to;
    return end + 1;
  }
}
