import { readingOf } from './block.ts';
import { furnitureOf } from './furniture.ts';
import { type PageLine, pageLine } from './page-line.ts';

/** What marks the titles of a page: headings of one level, links or bold, or nothing but their place. */
export type PageStyle =
  | { readonly marks: 'headings'; readonly level: number }
  | { readonly marks: 'links' }
  | { readonly marks: 'nothing' };

/** Whether a line has the mark of titles. */
export function marksTitle(style: PageStyle, { heading, standsOut }: PageLine): boolean {
  return style.marks === 'headings' ? heading === style.level : style.marks === 'links' && standsOut;
}

/** How a page that begins with this text marks its titles: a mark counts when there are enough of it for the abstracts that there are. */
export function pageStyle(start: string): PageStyle {
  const headings = [0, 0, 0, 0, 0, 0, 0];
  let links = 0;
  let abstracts = 0;
  for (const written of start.split('\n')) {
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
