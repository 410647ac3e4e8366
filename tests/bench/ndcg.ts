/** Normalised discounted cumulative gain of the first ten: gains as graded, discount log2(rank + 1), as trec_eval has it. */
export function ndcgAt10(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ranked.slice(0, 10).map((id) => grades.get(id) ?? 0)) / ideal;
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a query got by two ways of ranking, and of which half of the queries it is. */
export interface Pair {
  readonly half: number;
  readonly ours: number;
  readonly theirs: number;
}

/** Ours over theirs on the half for tuning, on the half for the report, and on all. */
export function ratios(pairs: readonly Pair[]): { even: number; odd: number; all: number } {
  const half = (which: number) => pairs.filter((pair) => pair.half === which);
  return { even: ratio(half(0)), odd: ratio(half(1)), all: ratio(pairs) };
}

function ratio(pairs: readonly Pair[]): number {
  return rounded(mean(pairs.map(({ ours }) => ours)) / mean(pairs.map(({ theirs }) => theirs)));
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
