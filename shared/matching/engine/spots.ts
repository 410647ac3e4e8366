import { IntList } from '../reading/int-list.ts';
import { IS_WORD } from '../reading/traits.ts';
import { type Block, LANES } from './block.ts';
import {
  ABSTRACT_LEAF,
  CHOICES,
  CHOICES_END,
  type FrozenPatterns,
  ROW,
  TEXT_LEAF,
  TITLE_LEAF,
  TRAITS,
} from './patterns.ts';
import type { Spans, Stretch } from './windows.ts';

/** Numbers of a logged spot. */
const LOGGED = 4;

/**
 * Where in a block patterns stand whose places matter: sequences, choices, windows and what those are made of. Sorted by pattern, then by
 * paper and position, each place once.
 */
export class Spots implements Spans {
  paper = new Int32Array(1 << 12);
  from = new Int32Array(1 << 12);
  to = new Int32Array(1 << 12);
  /** By pattern: from `starts[pattern]` up to, not with, `ends[pattern]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  private readonly present = new IntList(1 << 10);
  private readonly patterns: FrozenPatterns;
  /** In the order of reading, LOGGED numbers each: pattern, paper, first and last position on the block's axis. */
  private readonly logged = new IntList(1 << 14);
  private sorted = 0;

  constructor(patterns: FrozenPatterns) {
    this.patterns = patterns;
    this.starts = new Int32Array(patterns.count);
    this.ends = new Int32Array(patterns.count);
  }

  /** A pattern stands somewhere, and so do the choices that it is a member of. */
  log(pattern: number, paper: number, from: number, to: number): void {
    this.push(pattern, paper, from, to);
    const { rows, choices } = this.patterns;
    const row = pattern * ROW;
    for (let at = rows[row + CHOICES]!; at < rows[row + CHOICES_END]!; at++) this.push(choices[at]!, paper, from, to);
  }

  /** Sorts what was logged, and sets the leaves of all but words, whose pieces do it. */
  mark(block: Block): void {
    const { starts, ends } = this;
    const { array: logged, length } = this.logged;
    for (let at = 0; at < length; at += LOGGED) if (ends[logged[at]!]!++ === 0) this.present.push(logged[at]!);
    this.makeRoom(length / LOGGED);
    const { array: present } = this.present;
    let total = 0;
    for (let index = 0; index < this.present.length; index++) {
      const pattern = present[index]!;
      starts[pattern] = total;
      total += ends[pattern]!;
      ends[pattern] = starts[pattern]!;
    }
    this.sorted = total;
    for (let at = 0; at < length; at += LOGGED) {
      const pattern = logged[at]!;
      const end = ends[pattern]!;
      ends[pattern] = this.insert(starts[pattern]!, end, logged[at + 1]!, logged[at + 2]!, logged[at + 3]!);
      if ((this.patterns.rows[pattern * ROW + TRAITS]! & IS_WORD) === 0)
        this.set(block, pattern, logged[at + 1]!, logged[at + 2]!);
    }
  }

  /** Begins with a pattern whose places were not logged but follow from others; `append` then gives them in order. */
  begin(pattern: number): void {
    this.starts[pattern] = this.ends[pattern] = this.sorted;
    this.present.push(pattern);
  }

  append(block: Block, pattern: number, paper: number, from: number, to: number): void {
    this.makeRoom(this.sorted + 1);
    const at = this.sorted++;
    this.paper[at] = paper;
    this.from[at] = from;
    this.to[at] = to;
    this.ends[pattern] = this.sorted;
    this.set(block, pattern, paper, from);
  }

  /** Makes it empty again. */
  clear(): void {
    const { array: present, length } = this.present;
    for (let index = 0; index < length; index++) this.starts[present[index]!] = this.ends[present[index]!] = 0;
    this.present.length = this.logged.length = this.sorted = 0;
  }

  /** Narrows a stretch to the pattern's spots in one paper. */
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

  private push(pattern: number, paper: number, from: number, to: number): void {
    const { logged } = this;
    logged.reserve(LOGGED);
    const { array, length } = logged;
    array[length] = pattern;
    array[length + 1] = paper;
    array[length + 2] = from;
    array[length + 3] = to;
    logged.length = length + LOGGED;
  }

  private set({ bits, abstractFrom }: Block, pattern: number, paper: number, from: number): void {
    const { rows } = this.patterns;
    const row = pattern * ROW;
    const inText = rows[row + TEXT_LEAF]!;
    const inField = rows[row + (from < abstractFrom[paper]! ? TITLE_LEAF : ABSTRACT_LEAF)]!;
    const bit = 1 << (paper & 31);
    if (inText >= 0) bits[inText * LANES + (paper >> 5)]! |= bit;
    if (inField >= 0) bits[inField * LANES + (paper >> 5)]! |= bit;
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

  private makeRoom(spots: number): void {
    if (spots <= this.from.length) return;
    for (const name of ['paper', 'from', 'to'] as const) {
      const wider = new Int32Array(2 * spots);
      wider.set(this[name]);
      this[name] = wider;
    }
  }
}
