import type { Range } from '../../matching/reason.ts';
import type { Run, Runs } from './edition-view.ts';

/**
 * Ranges in order, without overlaps, inside a text: nested, overlapping and touching ones become one, and so do neighbours with nothing but a
 * blank or a hyphen between them, since "continual learning" is one thing to the eye. A range never halves a surrogate pair.
 */
export function mergeRanges(text: string, ranges: readonly Range[]): Range[] {
  if (ranges.length === 0) return [];
  const merged: [number, number][] = [];
  const inside = ranges
    .map(([start, end]): [number, number] => [atCharacter(text, start, -1), atCharacter(text, end, 1)])
    .filter(([start, end]) => start < end)
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  for (const [start, end] of inside) {
    const last = merged.at(-1);
    if (last && (start <= last[1] || /^[\s-]+$/.test(text.slice(last[1], start)))) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The text in pieces, hit and not hit in turn. Ranges must be merged; [from, to) is the part of the text to take. */
export function toRuns(text: string, ranges: readonly Range[], from = 0, to = text.length): Runs {
  const runs: Run[] = [];
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue;
    const hitFrom = Math.max(start, from);
    if (hitFrom > at) runs.push({ text: text.slice(at, hitFrom), hit: false });
    at = Math.min(end, to);
    runs.push({ text: text.slice(hitFrom, at), hit: true });
  }
  if (at < to) runs.push({ text: text.slice(at, to), hit: false });
  return runs;
}

/** The text of the runs. */
export function textOf(runs: Runs): string {
  return runs.map((run) => run.text).join('');
}

function atCharacter(text: string, position: number, step: -1 | 1): number {
  const at = Math.min(Math.max(0, position), text.length);
  return text.codePointAt(at - 1)! > 0xffff && at < text.length ? at + step : at;
}
