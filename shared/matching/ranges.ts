import type { Range } from './reason.ts';

/** Ranges sorted and disjoint: those that overlap or touch become one. */
export function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const disjoint: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = disjoint.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else disjoint.push([start, end]);
  }
  return disjoint;
}
