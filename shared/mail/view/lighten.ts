import { catalogueOf } from '../catalogue/languages.ts';
import type { CardView, EditionView, SectionView } from './edition-view.ts';
import { moreLink } from './more.ts';
import { textOf } from './runs.ts';

/**
 * The edition with at least `bytes` less of excerpts, taken from the lowest rank upward; without any excerpt left, with one title less, and
 * then with one card less: those are left to the web. Undefined when one card is all there is.
 */
export function lighten(view: EditionView, bytes: number): EditionView | undefined {
  const cards = view.sections.flatMap((section) => section.cards);
  const dropped = lowestExcerpts(cards, bytes);
  if (dropped.size > 0) return withSections(view, (section) => withoutExcerpts(section, dropped));
  const longest = Math.max(...view.sections.map((section) => section.also.length), 0);
  const fullest = Math.max(...view.sections.map((section) => section.cards.length), 0);
  if (longest === 0 && cards.length <= 1) return undefined;
  let done = false;
  return withSections(view, (section) => {
    const list = longest > 0 ? section.also : section.cards;
    if (done || list.length !== (longest > 0 ? longest : fullest)) return section;
    done = true;
    return longest > 0
      ? withHidden(view, { ...section, also: section.also.slice(0, -1) })
      : withHidden(view, { ...section, cards: section.cards.slice(0, -1) });
  });
}

function lowestExcerpts(cards: readonly CardView[], bytes: number): Set<number> {
  const dropped = new Set<number>();
  let saved = 0;
  for (const card of [...cards].sort((one, other) => other.rank - one.rank)) {
    if (saved >= bytes) break;
    if (card.excerpt === undefined) continue;
    dropped.add(card.number);
    saved += Buffer.byteLength(textOf(card.excerpt.runs));
  }
  return dropped;
}

function withoutExcerpts(section: SectionView, numbers: ReadonlySet<number>): SectionView {
  return {
    ...section,
    cards: section.cards.map((card) => {
      if (!numbers.has(card.number)) return card;
      const { excerpt: _, ...rest } = card;
      return rest;
    }),
  };
}

function withHidden(view: EditionView, section: SectionView): SectionView {
  const last = section.also.at(-1) ?? section.cards.at(-1);
  const firstHidden = last === undefined ? section.first : last.number + 1;
  const hidden = section.hidden + 1;
  return { ...section, hidden, ...moreLink(view.page, firstHidden, hidden, catalogueOf(view.language)) };
}

function withSections(view: EditionView, change: (section: SectionView) => SectionView): EditionView {
  return { ...view, sections: view.sections.map(change) };
}
