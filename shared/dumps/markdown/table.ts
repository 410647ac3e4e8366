import { foundPaper } from '../../papers/found-paper.ts';
import { type Field, fieldNamed } from '../named/fields.ts';
import { peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';
import { authorsIn, itemPaper } from './item.ts';
import { isCodeAddress, isGeneric, isPaperAddress, linksIn, plainText, proseOf } from './links.ts';

/** The cells of a table's row; undefined when the line is none. A bar behind a backslash parts no cells. */
export function cellsOf(line: string): readonly string[] | undefined {
  const text = line.trim();
  if (!text.startsWith('|')) return undefined;
  const cells = text.slice(1).split(/(?<!\\)\|/);
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim());
}

/** Whether these cells are the rule below the names of the columns: `|---|:-:|`. */
export function isTableRule(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** Names of columns that say what a table of papers has, besides the usual ones. */
const COLUMNS: readonly (readonly [RegExp, Field])[] = [
  [/^(?:paper|name|work|article)s?$|paper ?(?:title|name)/i, 'title'],
  [/date|year|time/i, 'published'],
  [/venue|conf|journal|pub\b|published in/i, 'venue'],
  [/tl;?dr|摘要/i, 'abstract'],
];

/** What each column of a table holds, told by its name; undefined for a column of something else. */
export function columnsOf(cells: readonly string[]): readonly (Field | undefined)[] {
  return cells.map((cell) => {
    const name = plainText(cell);
    return fieldNamed(name)?.field ?? COLUMNS.find(([pattern]) => pattern.test(name))?.[1];
  });
}

/** The paper of a row. Without a column of titles the row is read as an item of a list is. */
export function rowPaper(cells: readonly string[], columns: readonly (Field | undefined)[]): Outcome | undefined {
  const cell = (field: Field): string => cells[columns.indexOf(field)] ?? '';
  const asItem = (): Outcome | undefined => itemPaper(cells.join(' \n'));
  const titleCell = cell('title');
  const [shown = '', ...below] = titleCell.split(/<br\b[^<>]*>/i);
  const [link] = linksIn(titleCell);
  const title = link !== undefined && !isGeneric(link.label) ? link.label : plainText(shown);
  if (title === '' || isGeneric(title)) return asItem();
  const addresses = cells.flatMap((one) => linksIn(one).map(({ address }) => address));
  const url =
    [link?.address ?? '', ...addresses].find(isPaperAddress) ?? addresses.find((address) => !isCodeAddress(address));
  const abstract = proseOf(cell('abstract').replace(/<summary\b[^<>]*>[^<]*<\/summary>/i, ''));
  if (url === undefined && abstract === '') return asItem() ?? { skip: 'a row without a link to a paper', title };
  const authors = plainText(cell('authors')).replace(/,?\s*\bet\.? ?al\b.*$/i, '');
  return foundPaper({
    title,
    authors: authors === '' ? authorsIn(below.join('\n')) : peopleOfValue(authors),
    ids: addresses.filter(isPaperAddress),
    abstract: unlessNothing(abstract),
    published: unlessNothing(plainText(cell('published'))),
    venue: unlessNothing(plainText(cell('venue'))),
    url,
    pdf: addresses.find((address) => /\.pdf(?:[?#]|$)/i.test(address)),
    code: addresses.find(isCodeAddress),
  });
}

function unlessNothing(text: string): string | undefined {
  return /^(?:null|none|n\/?a|-*)$/i.test(text) ? undefined : text;
}
