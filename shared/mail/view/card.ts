import type { Instant } from '../../calendar/instant.ts';
import type { FrozenCopy, FrozenPaper } from '../../editions/edition.ts';
import { highlight } from '../../matching/highlight.ts';
import type { Range, Reason } from '../../matching/reason.ts';
import { fold } from '../../text/words/fold.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { withoutGiants } from '../typesetting/breakable.ts';
import { clip } from '../typesetting/clip.ts';
import { href, paperAddress } from '../typesetting/href.ts';
import { safe, safeText } from '../typesetting/safe-text.ts';
import { scriptLanguage } from '../typesetting/script-language.ts';
import { unshouted } from '../typesetting/unshouted.ts';
import { count, dayLabel } from './dates.ts';
import type { CardView, ForeignText, LinkView, TitleView } from './edition-view.ts';
import { excerpt } from './excerpt.ts';
import { mergeRanges, toRuns } from './runs.ts';
import { sourceName } from './source.ts';
import { type Interests, isByLikes, why } from './why.ts';

const AUTHORS_SHOWN = 3;
const LONGEST_AUTHOR = 60;
const CATEGORIES_SHOWN = 3;
const LONGEST_CATEGORY = 40;
const LONGEST_VENUE = 60;
const COPIES_SHOWN = 3;
const LONGEST_COPY = 80;
/** The longest real titles have about 250 characters. */
const LONGEST_TITLE = 300;
const LONGEST_TITLE_ALONE = 200;

/** Where and how a paper is shown. */
export interface Place {
  readonly number: number;
  readonly rank: number;
  readonly dueAt: Instant;
  /** Address of the edition's page, checked by href(). */
  readonly page: string | undefined;
  /** Address of the reader's own page, checked by href(). */
  readonly steer: string | undefined;
  readonly interests: Interests;
  /** The whole abstract and title, as on the edition's page, and not an excerpt. */
  readonly whole: boolean;
}

/** A paper in full, as its card shows it. */
export function cardView(paper: FrozenPaper, place: Place, words: Catalogue): CardView {
  const links = cardLinks(paper, place, words);
  const bold = inBold(paper.why);
  const body = abstractText(paper, bold.abstract, place.whole);
  return {
    number: place.number,
    rank: place.rank,
    title: titleText(paper, bold.title, place.whole ? Number.POSITIVE_INFINITY : LONGEST_TITLE),
    ...(links[0] && !links[0].quiet ? { href: links[0].href } : {}),
    marks: marks(paper, words),
    authors: authors(paper, words),
    origin: origin(paper, place, words),
    why: why(paper, place.interests, words).map((line, nth) => (nth === 0 ? `${words.card.why}${line}` : line)),
    ...(body && { excerpt: body }),
    ...(!body && !isTitleOnly(paper, place) && { noAbstract: words.card.noAbstract }),
    links,
    ...steerLink(place, words),
  };
}

/** Of some papers an edition keeps no more than a title (shared/editions/carry.ts): that says nothing of their source. What matched has a reason otherwise, and what was upvoted was carried. */
function isTitleOnly({ why: reasons, carried }: FrozenPaper, { interests }: Place): boolean {
  return reasons.length === 0 && (interests.standsUnder !== undefined || carried !== undefined);
}

/** A paper by its title, for the lists after the cards. */
export function titleView(paper: FrozenPaper, place: Place): TitleView {
  const address = titleAddress(paper, place);
  return {
    number: place.number,
    title: titleText(paper, inBold(paper.why).title, LONGEST_TITLE_ALONE),
    ...(address === undefined ? {} : { href: address }),
  };
}

function titleText({ title }: FrozenPaper, bold: readonly Range[], longest: number): ForeignText {
  const all = withoutGiants(safeText(title, bold));
  const text = clip(all.text, longest);
  return foreign(toRuns(text, mergeRanges(text, all.ranges)), text);
}

function abstractText(
  { abstract, why: reasons }: FrozenPaper,
  bold: readonly Range[],
  whole: boolean,
): ForeignText | undefined {
  const marked = safeText(abstract, bold);
  const { text: written, ranges } = whole ? marked : withoutGiants(marked);
  if (written === '') return undefined;
  const text = unshouted(written);
  const hits = mergeRanges(text, ranges);
  const titleHit = reasons.some((reason) => reason.title.length > 0);
  return foreign(whole ? toRuns(text, hits) : excerpt(text, hits, titleHit), text);
}

/** Bold is what the query asked for: words that are only shared with liked papers would be half of the text. */
function inBold(reasons: readonly Reason[]): ReturnType<typeof highlight> {
  return highlight(reasons.filter((reason) => !isByLikes(reason)));
}

function foreign(runs: ForeignText['runs'], text: string): ForeignText {
  const lang = scriptLanguage(text);
  return lang === undefined ? { runs } : { runs, lang };
}

function marks(paper: FrozenPaper, words: Catalogue): string[] {
  const { arrival, carried } = paper;
  return [
    ...(arrival === 'new' ? [] : [words.card.arrival[arrival]]),
    ...(carried === 'not mailed' ? [words.card.notMailed] : []),
    ...(carried === 'may have reached you' ? [words.card.mayHaveReachedYou] : []),
  ];
}

function authors(paper: FrozenPaper, words: Catalogue): string {
  const named = paper.authors.slice(0, AUTHORS_SHOWN).map((author) => clip(safe(author), LONGEST_AUTHOR));
  const shown = named.filter((name) => name !== '').join(', ');
  const more = Math.max(paper.authorCount, paper.authors.length) - named.length;
  return shown === '' || more <= 0 ? shown : words.card.authors(shown, count(words.locale, more));
}

function origin(paper: FrozenPaper, place: Place, words: Catalogue): string[] {
  const categories = paper.categories
    .slice(0, CATEGORIES_SHOWN)
    .map((category) => clip(safe(category), LONGEST_CATEGORY));
  const day = paper.published ?? paper.listedOn;
  return [
    paper.venue === undefined ? sourceName(paper) : clip(safe(paper.venue), LONGEST_VENUE),
    categories.join(', '),
    day === undefined ? undefined : dayLabel(words.locale, day, place.dueAt),
    paper.votes === undefined ? undefined : words.card.votes(count(words.locale, paper.votes)),
    ...copiesShown(paper, place)
      .filter((copy) => copyAddress(copy) === undefined)
      .map((copy) => words.card.also(copyName(copy, paper))),
  ].filter((part): part is string => part !== undefined && part !== '');
}

function steerLink({ steer, number }: Place, words: Catalogue): Pick<CardView, 'steer'> {
  return steer === undefined ? {} : { steer: { text: words.card.steer, href: `${steer}?p=${number}`, quiet: true } };
}

/** The first is where the title leads. A paper without links of its own leads to its place on the edition's page. */
function cardLinks(paper: FrozenPaper, place: Place, words: Catalogue): LinkView[] {
  const own = [
    { text: words.card.abstract, href: paperAddress(paper.links.abstract) },
    { text: words.card.pdf, href: paperAddress(paper.links.pdf) },
    { text: words.card.code, href: paperAddress(paper.links.code) },
  ].filter((link): link is LinkView => link.href !== undefined);
  const copies = copiesShown(paper, place).flatMap((copy): LinkView[] => {
    const address = copyAddress(copy);
    return address === undefined ? [] : [{ text: words.card.also(copyName(copy, paper)), href: address }];
  });
  if (own.some((link) => link.text !== words.card.code)) return [...own, ...copies];
  if (place.whole) return [...own, ...copies, ...search(paper, words)];
  const onPage = placeOnPage(place);
  return [...(onPage === undefined ? [] : [{ text: words.card.wholeAbstract, href: onPage }]), ...own, ...copies];
}

/** Where somebody may know a paper that came without an address. */
function search({ title }: FrozenPaper, words: Catalogue): LinkView[] {
  const quoted = encodeURIComponent(`"${clip(safe(title), LONGEST_TITLE)}"`);
  const address = href(`https://scholar.google.com/scholar?q=${quoted}`);
  return address === undefined ? [] : [{ text: words.card.findByTitle, href: address, quiet: true }];
}

/** What is told on the card of a paper that it nearly repeats: some in a mail, all on the page. */
function copiesShown({ copies = [] }: FrozenPaper, { whole }: Place): readonly FrozenCopy[] {
  return whole ? copies : copies.slice(0, COPIES_SHOWN);
}

/** By its title, unless that is the paper's own; then by where it is. */
function copyName(copy: FrozenCopy, paper: FrozenPaper): string {
  const place = copy.venue ?? sourceName(copy);
  const sameTitle = fold(copy.title) === fold(paper.title);
  return clip(safe(sameTitle && place !== undefined ? place : copy.title), LONGEST_COPY);
}

function copyAddress({ links }: FrozenCopy): string | undefined {
  return paperAddress(links.abstract) ?? paperAddress(links.pdf);
}

function titleAddress({ links }: FrozenPaper, place: Place): string | undefined {
  return paperAddress(links.abstract) ?? paperAddress(links.pdf) ?? placeOnPage(place) ?? paperAddress(links.code);
}

/** Where the edition's page has the paper; on that page itself nothing leads there. */
function placeOnPage({ page, number, whole }: Place): string | undefined {
  return whole || page === undefined ? undefined : `${page}#p${number}`;
}
