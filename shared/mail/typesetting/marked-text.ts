import type { Range } from '../../matching/reason.ts';

/** A text and the ranges of it that matter, [start, end) in UTF-16 units. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly Range[];
}

interface Cut {
  readonly at: number;
  readonly removed: number;
  readonly put: string;
}

/** Replaces what a global pattern finds, and moves the ranges along with their words. */
export function edited(
  { text, ranges }: MarkedText,
  pattern: RegExp,
  replacement: (found: string, at: number, text: string) => string,
): MarkedText {
  const cuts: Cut[] = [];
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const put = replacement(found, index, text);
    if (put !== found) cuts.push({ at: index, removed: found.length, put });
  }
  if (cuts.length === 0) return { text, ranges };
  let result = '';
  let from = 0;
  for (const { at, removed, put } of cuts) {
    result += text.slice(from, at) + put;
    from = at + removed;
  }
  return {
    text: result + text.slice(from),
    ranges: ranges.map(([start, end]): Range => [moved(start, cuts), moved(end, cuts)]),
  };
}

/** Where a position of the old text is in the new one; inside of what was removed, its end. */
function moved(position: number, cuts: readonly Cut[]): number {
  let shift = 0;
  for (const { at, removed, put } of cuts) {
    if (at >= position) break;
    shift += put.length - Math.min(removed, position - at);
  }
  return position + shift;
}
