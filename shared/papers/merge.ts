import type { Instant } from '../calendar/instant.ts';
import { abstractKind } from './abstract.ts';
import { CAP } from './caps.ts';
import { byStrength } from './identity.ts';
import { linkRank } from './links.ts';
import type { Paper, PaperId, PaperLinks, PaperRecord } from './paper.ts';

/** Where and when a record became known. */
export interface Origin {
  readonly dumpId: string;
  readonly dumpRecord: number;
  readonly at: Instant;
  readonly backfill?: boolean;
}

/** A paper that is known by one record alone. It has no arrival yet (arrival.ts decides). */
export function paperOf(id: PaperId, record: PaperRecord, { dumpId, dumpRecord, at, backfill }: Origin): Paper {
  const { source, revision, givenId: _, ...content } = record;
  const version = record.version ?? (revision ? 2 : 1);
  return {
    ...content,
    categories: leadAndRest(content.categories, [], CAP.categories),
    keywords: union(content.keywords, [], CAP.keywords),
    id,
    sources: [source],
    titleVersion: version,
    abstractVersion: version,
    ...(record.withdrawn && { withdrawnVersion: record.version ?? FOR_GOOD }),
    dumpId,
    dumpRecord,
    otherDumps: [],
    firstArrivedAt: at,
    ...(revision && !backfill && { unannounced: true }),
    formerIds: [],
  };
}

/**
 * What two tellings of one work say together. What the paper says (title, abstract, authors, links, …) does not depend on the order of telling, however many there
 * are, and telling it again changes nothing (I3): each field is the greatest of its values in an order of its own. Which paper it is (id, arrival, first dump) is
 * the first one's.
 */
export function merge(first: Paper, second: Paper): Paper {
  const title = better(first, second, byTitle);
  const abstract = better(first, second, byAbstract);
  const authors = better(first, second, byAuthors);
  const { unannounced, ...one } = first;
  const withdrawnVersion = Math.max(lastWithdrawn(first), lastWithdrawn(second));
  return {
    ...one,
    ...(unannounced && second.unannounced && { unannounced }),
    title: title.title,
    titleVersion: title.titleVersion,
    abstract: abstract.abstract,
    abstractVersion: abstract.abstractVersion,
    raw: { title: title.raw.title, abstract: abstract.raw.abstract },
    authors: authors.authors,
    authorCount: authors.authorCount,
    keys: union(first.keys, second.keys, CAP.keys, byStrength),
    categories: leadAndRest(first.categories, second.categories, CAP.categories),
    keywords: union(first.keywords, second.keywords, CAP.keywords),
    sources: union(first.sources, second.sources, CAP.sources),
    links: mergeLinks(first.links, second.links),
    withdrawn: withdrawnVersion >= title.titleVersion,
    ...(withdrawnVersion > 0 && { withdrawnVersion }),
    ...present({
      published: best(first.published, second.published, byDate),
      listedOn: best(first.listedOn, second.listedOn, (one, other) => byText(other, one)),
      version: best(first.version, second.version, byNumber),
      venue: best(first.venue, second.venue, byLength),
      comment: best(first.comment, second.comment, byLength),
      votes: best(first.votes, second.votes, byNumber),
    }),
    otherDumps: otherDumps(first, second),
    formerIds: formerIds(first, second),
  };
}

/** Later than any version: a source that names none says it of the work. */
const FOR_GOOD = 1000;

/** 0 for a paper that nobody calls withdrawn. Rows of before have no version. */
function lastWithdrawn({ withdrawn, withdrawnVersion }: Paper): number {
  return withdrawnVersion ?? (withdrawn ? FOR_GOOD : 0);
}

/** Answers above 0 when `one` is to be preferred, 0 only when both are the same. */
type Order<T> = (one: T, other: T) => number;

const byText: Order<string> = (one, other) => (one > other ? 1 : one < other ? -1 : 0);
const byNumber: Order<number> = (one, other) => one - other;
const byLength: Order<string> = (one, other) => one.length - other.length || byText(one, other);
/** The earlier date; of a day and its month, the day. */
const byDate: Order<string> = (one, other) => byText(`${other}~`, `${one}~`);

/** Later versions first; then titles that are not all in capitals; then the longer one, because sources cut titles. */
const byTitle: Order<Paper> = (one, other) =>
  one.titleVersion - other.titleVersion ||
  Number(isShouted(other.title)) - Number(isShouted(one.title)) ||
  byLength(one.title, other.title) ||
  byText(one.raw.title, other.raw.title);

/** A whole abstract before a line, a line before nothing; then later versions; then the longer one. */
const byAbstract: Order<Paper> = (one, other) =>
  abstractKind(one.abstract) - abstractKind(other.abstract) ||
  one.abstractVersion - other.abstractVersion ||
  byLength(one.abstract, other.abstract) ||
  byText(one.raw.abstract, other.raw.abstract);

/** More authors first; then fuller names. */
const byAuthors: Order<Paper> = (one, other) =>
  one.authorCount - other.authorCount || byLength(one.authors.join('\n'), other.authors.join('\n'));

const byLink: Order<string> = (one, other) => linkRank(other) - linkRank(one) || byLength(other, one);

function isShouted(title: string): boolean {
  return title === title.toUpperCase() && title !== title.toLowerCase();
}

function better<T>(first: T, second: T, order: Order<T>): T {
  return order(second, first) > 0 ? second : first;
}

function best<T>(first: T | undefined, second: T | undefined, order: Order<T>): T | undefined {
  return first === undefined ? second : second === undefined ? first : better(first, second, order);
}

/** The fields that have a value. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >;
}

function mergeLinks(first: PaperLinks, second: PaperLinks): PaperLinks {
  return present({
    abstract: best(first.abstract, second.abstract, byLink),
    pdf: best(first.pdf, second.pdf, byLink),
    code: best(first.code, second.code, byLink),
  });
}

/** All values of both, sorted, the first `most` of them. Cutting a sorted union keeps it independent of the order of merging. */
function union(
  first: readonly string[],
  second: readonly string[],
  most: number,
  order: Order<string> = byText,
): string[] {
  return [...new Set([...first, ...second])].sort(order).slice(0, most);
}

/** Categories: the primary one leads (of two, the one that sorts first), the others follow sorted. */
function leadAndRest(first: readonly string[], second: readonly string[], most: number): string[] {
  const lead = [first[0], second[0]].filter((category) => category !== undefined).sort(byText)[0];
  if (lead === undefined) return [];
  return [lead, ...union(first, second, most).filter((category) => category !== lead)];
}

function otherDumps(first: Paper, second: Paper): string[] {
  const more = [second.dumpId, ...second.otherDumps].filter((dump) => dump !== first.dumpId);
  return [...new Set([...first.otherDumps, ...more])].slice(0, CAP.otherDumps);
}

function formerIds(first: Paper, second: Paper): PaperId[] {
  const more = [second.id, ...second.formerIds].filter((id) => id !== first.id);
  return [...new Set([...first.formerIds, ...more])].slice(0, CAP.formerIds);
}
