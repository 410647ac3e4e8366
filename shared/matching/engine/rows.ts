/** Lists of whole numbers in one array: row `r` is `values[starts[r]]` up to, not with, `values[starts[r + 1]]`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** Groups pairs by row; within a row they stay in the order given. */
export function rowsOf(count: number, rows: Int32Array, values: Int32Array): Rows {
  const starts = new Int32Array(count + 1);
  for (let index = 0; index < rows.length; index++) starts[rows[index]! + 1]!++;
  for (let row = 0; row < count; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice();
  const grouped = new Int32Array(values.length);
  for (let index = 0; index < rows.length; index++) grouped[next[rows[index]!]!++] = values[index]!;
  return { starts, values: grouped };
}
