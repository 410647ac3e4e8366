import type { EditionBody, FrozenPaper } from '../../editions/edition.ts';
import { LONGEST_LABEL } from '../../readers/choices.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { catalogueOf } from '../catalogue/languages.ts';
import { clip } from '../typesetting/clip.ts';
import { href } from '../typesetting/href.ts';
import { safe } from '../typesetting/safe-text.ts';
import { allot } from './allotment.ts';
import { cardView, type Place, titleView } from './card.ts';
import type { EditionContext, SectionView } from './edition-view.ts';
import { moreLink } from './more.ts';

/** What was carried may add to the most upvoted papers, of which an edition freezes no more. */
const MOST_UPVOTED = 10;

/** Papers that stand together: those of an interest, or the most upvoted. */
interface Group {
  readonly label: string;
  readonly interestId?: string;
  readonly note?: string;
  readonly papers: readonly FrozenPaper[];
  /** Number of its first paper in the edition. */
  readonly first: number;
}

/** How many papers of a group are shown in full and by title. */
interface Share {
  readonly cards: number;
  readonly titles: number;
}

/** Sections of the mail: interests take turns for cards and titles (allotment.ts). */
export function mailSections(body: EditionBody, context: EditionContext): SectionView[] {
  const all = groups(body, catalogueOf(body.language));
  const matched = all.filter((group) => group.interestId !== undefined);
  const shares = allot(
    matched.map((group) => group.papers.length),
    context.cards,
  );
  return draw(body, all, (index, size) => shares[index] ?? { cards: Math.min(size, MOST_UPVOTED), titles: 0 }, false);
}

/** Sections of the edition's page: every paper in full. */
export function pageSections(body: EditionBody): SectionView[] {
  const all = groups(body, catalogueOf(body.language));
  return draw(body, all, (_, size) => ({ cards: size, titles: 0 }), true);
}

function groups(body: EditionBody, words: Catalogue): Group[] {
  const found: Group[] = [];
  let first = 1;
  const add = (group: Omit<Group, 'first'>) => {
    if (group.papers.length > 0) found.push({ ...group, first });
    first += group.papers.length;
  };
  for (const { interest, papers, toStartWith } of body.sections) {
    const note = toStartWith ? { note: words.section.toStartWith } : {};
    add({ label: clip(safe(interest.label), LONGEST_LABEL), interestId: interest.id, papers, ...note });
  }
  add({ label: mostUpvotedLabel(body, words), papers: body.trending ?? [] });
  return found;
}

/** What is called so since the last edition: the first has none before it. */
export function mostUpvotedLabel({ listedBefore }: EditionBody, { section }: Catalogue): string {
  return listedBefore.length > 0 ? section.mostUpvoted : section.mostUpvotedFirst;
}

function draw(
  body: EditionBody,
  all: readonly Group[],
  shareOf: (index: number, size: number) => Share,
  whole: boolean,
): SectionView[] {
  const words = catalogueOf(body.language);
  const [page, steer] = [href(body.links.page), href(body.links.steer)];
  const labels = new Map(body.sections.map(({ interest }) => [interest.id, interest.label]));
  const unnamed = new Set(body.sections.flatMap(({ interest: { id, label, query } }) => (label === query ? [id] : [])));
  return all.map((group, index) => {
    const share = shareOf(index, group.papers.length);
    const place = (nth: number): Place => ({
      number: group.first + nth,
      rank: nth * all.length + index,
      dueAt: body.dueAt,
      page,
      steer: group.interestId === undefined ? undefined : steer,
      interests: { labels, standsUnder: group.interestId, unnamed },
      whole,
    });
    const shown = share.cards + share.titles;
    const hidden = group.papers.length - shown;
    return {
      ...(all.length > 1 ? { label: group.label } : {}),
      ...(group.note === undefined ? {} : { note: group.note }),
      cards: group.papers.slice(0, share.cards).map((paper, nth) => cardView(paper, place(nth), words)),
      alsoLabel: words.section.alsoMatched,
      also: group.papers.slice(share.cards, shown).map((paper, nth) => titleView(paper, place(share.cards + nth))),
      first: group.first,
      hidden,
      ...moreLink(body.links.page, group.first + shown, hidden, words),
    };
  });
}
