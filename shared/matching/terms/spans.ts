import type { Sequence, Sought } from './sought.ts';

/** A stretch of a text that something was found in: positions from `from` to `to`, and [start, end) in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** A text whose words can be looked for. */
export interface WordIndex {
  /** How many words it has. */
  readonly length: number;
  /** Where what is sought stands, in order. */
  find(sought: Sought): readonly Span[];
  /** How often it stands there. */
  count(sought: Sought): number;
}

/** Where any of the sequences stands, each place once, by position. */
export function spansOf(field: WordIndex, sequences: readonly Sequence[]): Span[] {
  const found = sequences.flatMap((sequence) => chains(sequence.map((sought) => field.find(sought))));
  if (found.length < 2) return found;
  const places = new Map(found.map((span) => [`${span.from} ${span.to}`, span]));
  return [...places.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Where one span of each list stands right after one of the list before: the places of a phrase. */
export function chains(lists: readonly (readonly Span[])[]): Span[] {
  let open: Span[] = [...(lists[0] ?? [])];
  for (const list of lists.slice(1)) {
    if (open.length === 0) return open;
    const byStart = new Map<number, Span[]>();
    for (const span of list) byStart.set(span.from, [...(byStart.get(span.from) ?? []), span]);
    open = open.flatMap((before) => (byStart.get(before.to + 1) ?? []).map((span) => through(before, span)));
  }
  return open;
}

function through(first: Span, last: Span): Span {
  return { from: first.from, to: last.to, start: first.start, end: last.end };
}
