import type { Span } from '../terms/spans.ts';

/** One place where all the words stand near each other, and the span of each of them. */
export interface Gathering {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly Span[];
}

/**
 * The places where every list has a span and at most `within` other words stand among them, in any order. Each place is as small as
 * it can be, and places come in the order of the text. Spans may overlap: `multi-modal` answers for `multimodal` and for `modal`.
 */
export function gatherings(lists: readonly (readonly Span[])[], within: number): Gathering[] {
  if (lists.some((list) => list.length === 0)) return [];
  const sorted = lists.map((list) => list.toSorted((a, b) => a.from - b.from));
  const widest = sorted.reduce((sum, list) => sum + widestOf(list), within);
  const starts = [...new Set(lists.flatMap((list) => list.map((span) => span.from)))].sort((a, b) => a - b);
  const next = lists.map(() => 0);
  const found: Gathering[] = [];
  for (const from of starts) {
    // Only what is in reach is looked at: a text that says one word ten thousand times takes no square of that.
    const near = sorted.map((list, which) => {
      while (next[which]! < list.length && list[next[which]!]!.from < from) next[which]! += 1;
      return reach(list, next[which]!, from + widest);
    });
    const gathering = near.every((list) => list.length > 0) ? smallestFrom(near, from, within) : undefined;
    if (!gathering) continue;
    if (found.length > 0 && found.at(-1)!.to >= gathering.to) found.pop();
    found.push(gathering);
  }
  return found;
}

/** The spans from a place of the list on that end before a position. */
function reach(list: readonly Span[], first: number, before: number): Span[] {
  const near: Span[] = [];
  for (let at = first; at < list.length && list[at]!.from < before; at++)
    if (list[at]!.to < before) near.push(list[at]!);
  return near;
}

/** The first place that begins exactly here. @param near no span begins before */
function smallestFrom(near: readonly (readonly Span[])[], from: number, within: number): Gathering | undefined {
  const ends = [...new Set(near.flatMap((list) => list.map((span) => span.to)))].sort((a, b) => a - b);
  for (const to of ends) {
    const spans = near.map((list) => longest(list.filter((span) => span.to <= to)));
    if (!spans.every((span) => span !== undefined)) continue;
    const covered = spans.reduce((sum, span) => sum + width(span), 0);
    if (to - from + 1 - covered <= within) return { from, to, spans };
  }
  return undefined;
}

function widestOf(list: readonly Span[]): number {
  return list.reduce((most, span) => Math.max(most, width(span)), 0);
}

function width({ from, to }: Span): number {
  return to - from + 1;
}

function longest(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>((best, span) => (!best || width(span) > width(best) ? span : best), undefined);
}
