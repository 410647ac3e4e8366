import type { Paper } from '../papers/paper.ts';
import type { Interest } from '../readers/reader.ts';
import { carried, isCarried, type Predecessor, titleOnly } from './carry.ts';
import type { EditionBody, EditionLinks, EditionSection, FrozenPaper, Reason } from './edition.ts';
import { type Listed, listedAfter, listedUpTo } from './listed.ts';
import { isNews } from './news.ts';
import type { Round } from './round.ts';
import { isNewInterest } from './window.ts';

/** One of a reader's interests found a paper. */
export interface Match {
  readonly interest: Interest;
  readonly paper: Paper;
  /** 0 to 100. */
  readonly score: number;
}

export interface Material {
  readonly round: Round;
  /** What the reader's interests matched, in any order; older and newer than the window too. */
  readonly matches: readonly Match[];
  /** How many papers arrived in the window. */
  readonly considered: number;
  /** The reader's latest edition, which knows of all before it. */
  readonly latest: EditionBody | undefined;
  readonly predecessors: readonly Predecessor[];
  readonly explain: (interest: Interest, paper: Paper) => readonly Reason[];
  readonly links: EditionLinks;
}

/** A new interest begins with so many of the papers that came before it was asked for. */
const WELCOME_PAPERS = 20;
/** So many papers of an edition are frozen whole; of more only what a list of titles needs. */
const WHOLE_PAPERS = 300;

/** The edition of a round, or undefined when there is nothing to tell: pure, so that a preview composes what would be sent. */
export function composeEdition(material: Material): EditionBody | undefined {
  const { round, latest } = material;
  const news = bestMatches(material, listedUpTo(latest));
  const old = carried(material.predecessors);
  const sections = inOrder(round, old, news, material.explain);
  if (sections.length === 0) return undefined;
  const { reader, window } = round;
  return {
    id: round.editionId,
    readerId: reader.id,
    dueAt: round.dueAt,
    sendBefore: round.sendBefore,
    readerVersion: reader.version,
    cadence: reader.cadence.kind,
    zone: reader.zone,
    window: { from: window.from, to: window.to },
    considered: material.considered,
    sections,
    carries: material.predecessors.filter(isCarried).map(({ edition }) => edition.id),
    links: material.links,
    listedBefore: latest ? listedAfter(latest) : [],
  };
}

/** Each paper that is news once, under the interest that it fits best; earlier interests win ties. */
function bestMatches({ round, matches }: Material, listed: Listed): Match[] {
  const best = new Map<string, Match>();
  for (const interest of round.reader.interests) {
    const mine = matches.filter((match) => match.interest.id === interest.id);
    for (const match of newsFor(interest, round, mine, listed)) {
      const known = best.get(match.paper.id);
      if (!known || match.score > known.score) best.set(match.paper.id, match);
    }
  }
  for (const { paper } of [...best.values()]) for (const former of paper.formerIds) best.delete(former);
  return [...best.values()].sort(byRank);
}

/**
 * What one interest brings. Looking back is a welcome, not a debt: of what came before the interest was asked for only the best few; what came since is owed. Cut here, for each
 * interest by itself: a paper that one interest only welcomes may be owed by another.
 */
function newsFor(interest: Interest, { reader, window }: Round, matches: readonly Match[], listed: Listed): Match[] {
  const welcomes = isNewInterest(reader, interest);
  const from = welcomes ? window.welcomeFrom : window.from;
  let left = WELCOME_PAPERS;
  return matches
    .filter(({ paper }) => isNews(paper, window, from, listed))
    .sort(byRank)
    .filter(({ paper }) => !welcomes || paper.firstArrivedAt > interest.addedAt || left-- > 0);
}

/** Best first; among equals what came last, then what more people voted for; the id makes the order total. */
function byRank(one: Match, other: Match): number {
  return (
    other.score - one.score ||
    compare(other.paper.arrival?.at ?? '', one.paper.arrival?.at ?? '') ||
    (other.paper.votes ?? 0) - (one.paper.votes ?? 0) ||
    compare(one.paper.id, other.paper.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Sections in the order of the reader's interests; carried papers lead their section, and those of interests given up since come last. */
function inOrder(
  round: Round,
  old: readonly EditionSection[],
  news: readonly Match[],
  explain: Material['explain'],
): EditionSection[] {
  const { reader } = round;
  const once = new Set<string>();
  let whole = WHOLE_PAPERS;
  const take = (papers: readonly FrozenPaper[]) =>
    papers.filter(({ id }) => !once.has(id) && once.add(id)).map((paper) => (whole-- > 0 ? paper : titleOnly(paper)));
  const carriedFor = (id: string) => old.filter(({ interest }) => interest.id === id).flatMap(({ papers }) => papers);
  const current = reader.interests.map((interest) => {
    const mine = news.filter((match) => match.interest.id === interest.id);
    const frozen = mine.map(({ paper }) => freeze(paper, whole > 0 ? explain(interest, paper) : []));
    const { id, label, query } = interest;
    return {
      interest: { id, label, query },
      papers: take([...carriedFor(id), ...frozen]),
      toStartWith: isNewInterest(reader, interest),
    };
  });
  const givenUp = old
    .filter(({ interest }) => !reader.interests.some(({ id }) => id === interest.id))
    .map((section) => ({ ...section, papers: take(section.papers) }));
  return [...current, ...givenUp].filter(({ papers }) => papers.length > 0);
}

function freeze(paper: Paper, why: readonly Reason[]): FrozenPaper {
  const { id, title, abstract, authors, authorCount, categories, links, published, listedOn, venue } = paper;
  const arrival = paper.arrival ?? { kind: 'new', at: paper.firstArrivedAt };
  return {
    id,
    title,
    abstract,
    authors,
    authorCount,
    categories,
    links,
    ...(published && { published }),
    ...(listedOn && { listedOn }),
    ...(venue && { venue }),
    source: paper.sources[0] ?? '',
    // A revision of a paper that this reader never got is new to them.
    arrival: arrival.kind === 'revised' ? 'new' : arrival.kind,
    arrivedAt: arrival.at,
    why,
  };
}
