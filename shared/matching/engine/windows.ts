/** Several patterns in one place. Positions of all papers of a block are on one axis, fields and papers too far apart to meet. */
export interface Window {
  readonly pattern: number;
  readonly parts: readonly number[];
  /** The part that is looked at first. */
  readonly rarest: number;
  /** At most so many other words among them, in any order; -1: side by side in this order. */
  readonly within: number;
}

/** Occurrences of one pattern in one paper, by position: those from `start` up to, not with, `end` of two arrays. */
export interface Stretch {
  start: number;
  end: number;
}

/** Where spans of patterns are: first and last position of each. */
export interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Calls `hit` with the first and last position of every place where one span of each list follows that of the list before. */
export function chains(spans: Spans, lists: readonly Stretch[], hit: (from: number, to: number) => void): void {
  const { from, to } = spans;
  const follow = (list: number, first: number, position: number): void => {
    const { start, end } = lists[list]!;
    for (let at = start; at < end; at++) {
      if (from[at] !== position) continue;
      if (list === lists.length - 1) hit(first, to[at]!);
      else follow(list + 1, first, to[at]! + 1);
    }
  };
  const { start, end } = lists[0]!;
  for (let at = start; at < end; at++) follow(1, from[at]!, to[at]! + 1);
}

/**
 * Calls `hit` with every place where each list has a span and at most `within` other words stand among them: the meaning of `gatherings`
 * (near.ts), place by place.
 */
export function gatherings(
  spans: Spans,
  lists: readonly Stretch[],
  within: number,
  hit: (from: number, to: number) => void,
): void {
  const { from } = spans;
  const widest = within + lists.reduce((sum, list) => sum + longestOf(spans, list), 0);
  let before = Number.NEGATIVE_INFINITY;
  let open = -1;
  for (let start = nextStart(from, lists, before); start !== Number.POSITIVE_INFINITY; ) {
    const end = smallestFrom(spans, lists, start, within, widest);
    if (end >= 0) {
      if (open >= 0 && open < end) hit(before, open);
      before = start;
      open = end;
    }
    start = nextStart(from, lists, start);
  }
  if (open >= 0) hit(before, open);
}

/** The first position behind this one where any span begins. */
function nextStart(from: Int32Array, lists: readonly Stretch[], after: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { start, end } of lists) {
    for (let at = start; at < end; at++) {
      if (from[at]! <= after) continue;
      if (from[at]! < next) next = from[at]!;
      break;
    }
  }
  return next;
}

/** The smallest last position of a place that begins here, -1 for none. */
function smallestFrom(spans: Spans, lists: readonly Stretch[], first: number, within: number, widest: number): number {
  const { from, to } = spans;
  for (let last = nextEnd(spans, lists, first, first - 1); last - first + 1 <= widest; ) {
    let covered = 0;
    for (const { start, end } of lists) {
      let longest = 0;
      for (let at = start; at < end && from[at]! <= last; at++)
        if (from[at]! >= first && to[at]! <= last) longest = Math.max(longest, to[at]! - from[at]! + 1);
      if (longest === 0) {
        covered = Number.NEGATIVE_INFINITY;
        break;
      }
      covered += longest;
    }
    if (last - first + 1 - covered <= within) return last;
    last = nextEnd(spans, lists, first, last);
  }
  return -1;
}

/** The smallest last position behind `after` of a span that begins at `first` or later. */
function nextEnd({ from, to }: Spans, lists: readonly Stretch[], first: number, after: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { start, end } of lists)
    for (let at = start; at < end && from[at]! < next; at++)
      if (from[at]! >= first && to[at]! > after && to[at]! < next) next = to[at]!;
  return next;
}

function longestOf({ from, to }: Spans, { start, end }: Stretch): number {
  let longest = 0;
  for (let at = start; at < end; at++) longest = Math.max(longest, to[at]! - from[at]! + 1);
  return longest;
}
