/**
 * The cells of a row that has more than there are columns, because nobody put quotes around texts that hold the delimiter. What begins with a space goes on with the cell
 * before it, as commas of sentences do, and so do thousands (`950,000`); if that does not make the row fit, all that is too much belongs to the abstract.
 * @param abstractAt its column; -1 where there is none.
 */
export function fitted(
  cells: readonly string[],
  width: number,
  delimiter: string,
  abstractAt: number,
): readonly string[] {
  const surplus = cells.length - width;
  if (surplus <= 0 || cells.slice(width).every((cell) => cell.trim() === '')) return cells;
  const joined: string[] = [];
  for (const cell of cells) {
    const before = joined.at(-1) ?? '';
    const goesOn = cell.startsWith(' ') || (delimiter === ',' && /\d$/.test(before) && /^\d{3}(?!\d)/.test(cell));
    if (goesOn && joined.length > 0) joined.push(`${joined.pop()}${delimiter}${cell}`);
    else joined.push(cell);
  }
  if (joined.length === width) return joined;
  if (abstractAt < 0) return cells;
  const abstract = cells.slice(abstractAt, abstractAt + surplus + 1).join(delimiter);
  return [...cells.slice(0, abstractAt), abstract, ...cells.slice(abstractAt + surplus + 1)];
}
