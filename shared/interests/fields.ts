/** Names of fields as the canonical form writes them. */
export type FieldName = 'ti' | 'abs' | 'au' | 'cat' | 'src' | 'id' | 'doi' | 'date' | 'like';

/** Every spelling that is understood; the habits of other search boxes included. */
const SPELLINGS: Readonly<Record<FieldName, readonly string[]>> = {
  ti: ['ti', 'title', 'titles', 'intitle'],
  abs: ['abs', 'abstract', 'summary'],
  au: ['au', 'author', 'authors', 'inauthor'],
  cat: ['cat', 'category', 'categories'],
  src: ['src', 'source', 'venue', 'journal'],
  id: ['id', 'arxiv', 'pmid', 'eprint'],
  doi: ['doi'],
  date: ['date', 'published', 'year'],
  like: ['like', 'similar'],
};

const BY_SPELLING: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(SPELLINGS).flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name as FieldName])),
);

/** The field that a spelling names, in any case. */
export function fieldNamed(spelling: string): FieldName | undefined {
  return BY_SPELLING.get(spelling.toLowerCase());
}

/** The canonical name whose spelling is the fewest keystrokes away from what was typed: two at most, one of a short name; undefined where none is. */
export function nearestField(typed: string): FieldName | undefined {
  let best: FieldName | undefined;
  let fewest = typed.length < 4 ? 2 : 3;
  for (const [spelling, name] of BY_SPELLING) {
    const distance = keystrokes(typed.slice(0, 16).toLowerCase(), spelling);
    if (distance < fewest) [best, fewest] = [name, distance];
  }
  return best;
}

/** Edit distance between two short words (insert, delete, replace). */
function keystrokes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replace = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
