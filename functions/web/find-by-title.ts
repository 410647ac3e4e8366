import type { EditionView } from '../../shared/mail/view/edition-view.ts';
import { textOf } from '../../shared/mail/view/runs.ts';
import { fold } from '../../shared/text/words/fold.ts';

/** The papers that have every word of the search in their title, whatever its case and accents; sections that have none are left out. */
export function findByTitle(view: EditionView, search: string): EditionView {
  const wanted = fold(search).split(/\s+/).filter(Boolean);
  const sections = view.sections.map((section) => ({
    ...section,
    cards: section.cards.filter((card) => {
      const title = fold(textOf(card.title.runs));
      return wanted.every((word) => title.includes(word));
    }),
  }));
  return { ...view, sections: sections.filter((section) => section.cards.length > 0) };
}

/** How many papers a page shows. */
export function papersIn(view: EditionView): number {
  return view.sections.reduce((sum, section) => sum + section.cards.length, 0);
}
