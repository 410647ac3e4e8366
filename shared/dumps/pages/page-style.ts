import { readingOf } from './block.ts';
import { furnitureOf } from './furniture.ts';
import { type PageLine, pageLine, WRAPPED_CHARACTERS } from './page-line.ts';

/** What marks the titles of a page: headings of one level, links or bold, or nothing but their place. */
type Marks =
  | { readonly marks: 'headings'; readonly level: number }
  | { readonly marks: 'links' }
  | { readonly marks: 'nothing' };

export type PageStyle = Marks & {
  /** Characters of its longest lines, where it was wrapped by hand; else more than any line has. */
  readonly width: number;
  /** Each line has a sign of quoting before it. */
  readonly quoted: boolean;
};

/** Nobody wraps lines at fewer characters. */
const NARROWEST = 40;

/** Whether a line has the mark of titles. */
export function marksTitle(style: PageStyle, { heading, standsOut }: PageLine): boolean {
  return style.marks === 'headings' ? heading === style.level : style.marks === 'links' && standsOut;
}

/** How a page that begins with this text marks its titles: a mark counts when there are enough of it for the abstracts that there are. */
export function pageStyle(start: string): PageStyle {
  const lines = start.split('\n').filter((line) => line.trim() !== '');
  const lengths = lines.map((line) => line.trim().length).sort((one, other) => one - other);
  // Some addresses are longer than any wrapped line.
  const longest = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  const isWrapped = longest >= NARROWEST && longest <= WRAPPED_CHARACTERS;
  const width = isWrapped ? longest : Number.POSITIVE_INFINITY;
  return { ...marksOf(lines), width, quoted: lines.every((line) => line.startsWith('>')) };
}

function marksOf(lines: readonly string[]): Marks {
  const headings = [0, 0, 0, 0, 0, 0, 0];
  let links = 0;
  let abstracts = 0;
  for (const written of lines) {
    const line = pageLine(written);
    if (line.text === '' || furnitureOf(line.text) !== undefined) continue;
    if (line.heading > 0) headings[line.heading] = (headings[line.heading] ?? 0) + 1;
    else if (line.standsOut && line.text.split(/\s+/).length >= 3) links += 1;
    else if (readingOf([line]) === 'prose') abstracts += 1;
  }
  const enough = Math.max(1, abstracts / 3);
  const most = Math.max(...headings);
  if (most >= enough && most >= links) return { marks: 'headings', level: headings.indexOf(most) };
  return links >= enough ? { marks: 'links' } : { marks: 'nothing' };
}
