import type { Span } from './spans.ts';

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
  const starts = [...new Set(lists.flatMap((list) => list.map((span) => span.from)))].sort((a, b) => a - b);
  const found: Gathering[] = [];
  for (const from of starts) {
    const gathering = smallestFrom(lists, from, within);
    if (!gathering) continue;
    if (found.length > 0 && found.at(-1)!.to >= gathering.to) found.pop();
    found.push(gathering);
  }
  return found;
}

/** The first place that begins exactly here. */
function smallestFrom(lists: readonly (readonly Span[])[], from: number, within: number): Gathering | undefined {
  const ends = [...new Set(lists.flatMap((list) => list.filter((span) => span.from >= from).map((span) => span.to)))];
  const widest = lists.reduce((sum, list) => sum + Math.max(...list.map((span) => span.to - span.from + 1)), within);
  for (const to of ends.sort((a, b) => a - b)) {
    if (to - from + 1 > widest) return undefined;
    const spans = lists.map((list) => longest(list.filter((span) => span.from >= from && span.to <= to)));
    if (!spans.every((span) => span !== undefined)) continue;
    const covered = spans.reduce((sum, span) => sum + span.to - span.from + 1, 0);
    if (to - from + 1 - covered <= within) return { from, to, spans };
  }
  return undefined;
}

function longest(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (best, span) => (!best || span.to - span.from > best.to - best.from ? span : best),
    undefined,
  );
}
