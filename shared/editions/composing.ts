import type { StaleSource } from '../dumps/stale.ts';
import type { Reason } from '../matching/reason.ts';
import type { Paper } from '../papers/paper.ts';
import { heard, wantsUpvoted } from '../readers/heard.ts';
import type { Interest } from '../readers/reader.ts';
import { carried, carriedUpvoted, isCarried, type Predecessor, titleOnly } from './carry.ts';
import { choose, type Match } from './choosing.ts';
import type { EditionBody, EditionLinks, EditionSection, FrozenPaper } from './edition.ts';
import { type Card, folded } from './folding.ts';
import { copyOf, freeze } from './freezing.ts';
import { type Listed, listedIn, listedUpTo, papersOf } from './listed.ts';
import type { PaperShelf } from './paper-shelf.ts';
import type { RankedPaper } from './ranked-paper.ts';
import type { Round } from './round.ts';
import { isNoteDue, silenceUpTo } from './silence.ts';
import { mostUpvoted } from './upvoted.ts';
import { isNewInterest } from './window.ts';
import { withoutWithdrawn } from './withdrawn.ts';

/** What an edition is composed from. */
export interface Material {
  readonly round: Round;
  /** What the reader's interests matched, in any order; older and newer than the window too. */
  readonly matches: readonly Match[];
  /** How many papers arrived in the window. */
  readonly considered: number;
  /** The library that ranked the matches. */
  readonly libraryVersion?: string | undefined;
  /** Papers that people voted for, most votes first (upvoted.ts); none where nobody wants them. */
  readonly upvoted?: readonly RankedPaper[];
  readonly stale?: readonly StaleSource[];
  /** The reader's latest edition, which knows of all before it. */
  readonly latest: EditionBody | undefined;
  readonly predecessors: readonly Predecessor[];
  /** Where the papers are that matched. */
  readonly shelf: Pick<PaperShelf, 'whole' | 'sketch'>;
  readonly explain: (interest: Interest, paper: Paper) => readonly Reason[];
  readonly links: EditionLinks;
}

/** So many papers of an edition are frozen whole; of more only what a list of titles needs. */
const WHOLE_PAPERS = 300;

/** Titles that differ before here differ in a subject too. */
const TOLD_APART = 20;

/** The edition of a round, or undefined when there is nothing to tell. Pure, so that a preview composes what would be sent. */
export function composeEdition(material: Material): EditionBody | undefined {
  const { round, latest } = material;
  const { reader, window } = round;
  const listed = listedUpTo(latest);
  const sections = sectionsOf(material, listed);
  const trending = trendingOf(material, sections, listed);
  const title = onlyTitle(sections);
  const isNote = sections.length === 0 && trending.length === 0;
  if (isNote && !isNoteDue(reader, round.dueAt)) return undefined;
  // A note answers for all of the silence.
  const { since, arrived } = isNote ? silenceUpTo(round) : { since: window.from, arrived: material.considered };
  return {
    id: round.editionId,
    readerId: reader.id,
    dueAt: round.dueAt,
    sendBefore: round.sendBefore,
    readerVersion: reader.version,
    cadence: reader.cadence.kind,
    zone: reader.zone,
    ...(reader.preferences?.language && { language: reader.preferences.language }),
    window: { from: since, to: window.to },
    considered: arrived,
    ...(material.libraryVersion !== undefined && { libraryVersion: material.libraryVersion }),
    // A note that nothing matched says what they ask for: their interests, without papers.
    sections: isNote ? heard(reader).map((interest) => sectionOf(round, interest, [])) : sections,
    ...(trending.length > 0 && { trending }),
    ...(title !== undefined && latest && title === onlyTitle(latest.sections) && { sameTitleAsBefore: true as const }),
    ...(material.stale && material.stale.length > 0 && { stale: material.stale }),
    carries: material.predecessors.filter(isCarried).map(({ edition }) => edition.id),
    links: material.links,
    listedBefore: listed.entries(),
  };
}

/** Sections in the order of the reader's interests; carried papers lead theirs, and those of interests given up since come last. */
function sectionsOf({ round, matches, predecessors, shelf, explain }: Material, listed: Listed): EditionSection[] {
  const interests = heard(round.reader);
  const { old, told } = withoutWithdrawn(carried(predecessors), choose(round, matches, listed));
  const cards = folded(told, (paper) => shelf.sketch(paper));
  const once = new Set<string>();
  const isFirst = ({ id }: { readonly id: string }) => !once.has(id) && once.add(id);
  let whole = WHOLE_PAPERS;
  const bounded = (paper: FrozenPaper) => (whole-- > 0 ? paper : titleOnly(paper));
  const frozen = (card: Card) => {
    const paper = shelf.whole(card.paper);
    const copies = card.copies.map((copy) => copyOf(shelf.whole(copy.paper)));
    return bounded(freeze(paper, card.kind, whole > 0 ? explain(card.interest, paper) : [], copies));
  };

  const current = interests.map((interest) => {
    const again = old.filter((section) => section.interest.id === interest.id).flatMap(({ papers }) => papers);
    const fresh = cards.filter((card) => card.interest.id === interest.id);
    return sectionOf(round, interest, [
      ...again.filter(isFirst).map(bounded),
      ...fresh.filter(({ paper }) => isFirst(paper)).map(frozen),
    ]);
  });
  // What is left is of interests given up since.
  const givenUp = old.map((section) => ({ ...section, papers: section.papers.filter(isFirst).map(bounded) }));
  return [...current, ...givenUp].filter(({ papers }) => papers.length > 0);
}

/** How the title of an edition's only paper begins, where it has one only: two that are alike one line might not tell apart. */
function onlyTitle(sections: readonly EditionSection[]): string | undefined {
  const [paper, ...others] = papersOf({ sections });
  return others.length > 0 ? undefined : paper?.title.slice(0, TOLD_APART).toLowerCase();
}

/** What was carried, then the most upvoted of what is new: alone for who wants nothing else, and else only beside matches. */
function trendingOf(material: Material, sections: readonly EditionSection[], listed: Listed): FrozenPaper[] {
  const { round, predecessors, shelf, upvoted = [] } = material;
  const told = new Set(listedIn({ sections }).map(({ id }) => id));
  const old = carriedUpvoted(predecessors).filter(({ id }) => !told.has(id));
  if (sections.length === 0 && old.length === 0 && wantsUpvoted(round.reader) !== 'only') return [];
  const now = withoutWithdrawn([{ papers: old }], mostUpvoted(round, upvoted, listed, told));
  const fresh = now.told.map(({ paper, kind }) => freeze(shelf.whole(paper), kind, []));
  return [...now.old.flatMap(({ papers }) => papers), ...fresh];
}

function sectionOf({ reader }: Round, interest: Interest, papers: readonly FrozenPaper[]): EditionSection {
  const { id, label, query } = interest;
  return { interest: { id, label, query }, papers, toStartWith: isNewInterest(reader, interest) };
}
