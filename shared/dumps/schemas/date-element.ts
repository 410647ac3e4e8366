import { child, textOf, type XmlElement } from '../xml/tree.ts';

/** The date of an element with `year`, `month` and `day` in it, as far as they are numbers; undefined where there is no year. */
export function dateOfElement(date: XmlElement): string | undefined {
  const parts = ['year', 'month', 'day'].map((name) => textOf(child(date, name)).trim());
  const end = parts.findIndex((part) => !(Number(part) > 0));
  const known = parts.slice(0, end < 0 ? parts.length : end);
  return known.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-') || undefined;
}
