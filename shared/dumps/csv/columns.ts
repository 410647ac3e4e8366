import { parseIdentifier } from '../../papers/identifier.ts';
import { researchIn } from '../pages/research.ts';

/**
 * Names for the columns of a table that has no row of names, by what their cells hold; '' for one that is not understood. Undefined unless one column
 * identifies papers (arXiv ids, DOIs, addresses) and another is text, or there are three: a key, a title, an abstract.
 */
export function columnsByContent(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const width = Math.max(...rows.map((row) => row.length));
  if (width > MOST_COLUMNS) return undefined;
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => row[index]?.trim() ?? ''));
  const names = columns.map((cells) => KINDS.find(([, is]) => mostAre(cells, is))?.[0] ?? '');
  if (!names.some((name) => name === 'arxiv' || name === 'doi' || name === 'url'))
    return areKeyTitleAbstract(columns) ? ['id', 'title', 'abstract'] : undefined;
  const texts = columns
    .map((cells, index) => ({ index, length: meanLength(cells) }))
    .filter(({ index }) => names[index] === '' && mostAre(columns[index]!, isText))
    .sort((one, other) => other.length - one.length);
  const [longest, next] = texts;
  if (longest === undefined) return undefined;
  const hasAbstract = next !== undefined && longest.length > ABSTRACT_LENGTH;
  names[hasAbstract ? next.index : longest.index] = 'title';
  if (hasAbstract) names[longest.index] = 'abstract';
  return names;
}

function areKeyTitleAbstract(columns: readonly (readonly string[])[]): boolean {
  const [keys, titles, abstracts, ...others] = columns;
  if (keys === undefined || titles === undefined || abstracts === undefined || others.length > 0) return false;
  return (
    new Set(keys).size === keys.length &&
    keys.every((key) => /^[\w.:~/-]{1,40}$/.test(key)) &&
    areTitlesAbstracts(titles, abstracts)
  );
}

/** Whether rows of two cells are titles with abstracts that read as such: pairs of other texts are questions with their answers. */
export function arePairs(rows: readonly (readonly string[])[]): boolean {
  const pairs = rows.filter(({ length }) => length === 2);
  const [titles, abstracts] = [0, 1].map((at) => pairs.map((row) => row[at]?.trim() ?? ''));
  return (
    pairs.length === rows.length &&
    areTitlesAbstracts(titles ?? [], abstracts ?? []) &&
    mostAre(abstracts ?? [], (cell) => researchIn(cell) > 0)
  );
}

function areTitlesAbstracts(titles: readonly string[], abstracts: readonly string[]): boolean {
  return (
    mostAre(titles, (cell) => isText(cell) && cell.length <= 300) &&
    mostAre(abstracts, (cell) => isText(cell) && /[.!?。]$/.test(cell)) &&
    meanLength(abstracts) > Math.max(100, 2 * meanLength(titles))
  );
}

/** No table of papers has more. */
const MOST_COLUMNS = 300;
/** Mean length from which a text is an abstract; titles have about 80 characters. */
const ABSTRACT_LENGTH = 250;

/** arXiv's, side by side: `cs.DS math.CO`, `quant-ph cs.CC`. */
const CATEGORIES = /^(?:[a-z-]+\.[A-Za-z-]+|[a-z]+-[a-z]+)(?:[\s,;]+[a-z-]+(?:\.[A-Za-z-]+)?)*$/;

const KINDS: readonly (readonly [name: string, is: (cell: string) => boolean])[] = [
  ['arxiv', (cell) => parseIdentifier(cell)?.key.startsWith('arxiv:') === true && !/^https?:/.test(cell)],
  ['doi', (cell) => /^(?:doi:\s*)?10\.\d{4,9}\/\S+$/i.test(cell)],
  ['url', (cell) => /^https?:\/\/\S+$/.test(cell)],
  ['published', (cell) => /^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:[T ].*)?$/.test(cell)],
  ['categories', (cell) => CATEGORIES.test(cell)],
];

function mostAre(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length >= 0.8 * cells.length;
}

function isText(cell: string): boolean {
  return /(?<!\p{L})\p{L}{2,}\P{L}+\p{L}{2}|\p{Script=Han}{4}/u.test(cell);
}

function meanLength(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
}
