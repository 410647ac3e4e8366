import type { Catalogue } from '../catalogue/catalogue.ts';
import { href } from '../typesetting/href.ts';
import { count } from './dates.ts';
import type { LinkView } from './edition-view.ts';

/** The link to the papers of a section that only the edition's page shows, from the first of them on; nothing when there are none. */
export function moreLink(page: string, firstHidden: number, hidden: number, words: Catalogue): { more?: LinkView } {
  const address = href(`${page}#p${firstHidden}`);
  if (hidden === 0 || address === undefined) return {};
  return { more: { text: words.section.more(count(words.locale, hidden)), href: address } };
}
