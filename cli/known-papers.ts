import { arrivals } from '../shared/aws/arrivals.ts';
import { dynamoDb, s3 } from '../shared/aws/clients.ts';
import { segmentsOf } from '../shared/aws/segments.ts';
import { dayOf, daysFrom } from '../shared/calendar/day.ts';
import { after, DAY_MS, type Instant } from '../shared/calendar/instant.ts';
import { type Library, libraryOf } from '../shared/matching/library/library.ts';
import type { MatchablePaper } from '../shared/matching/matchable-paper.ts';
import type { NamedPapers } from '../shared/matching/saved-interests.ts';
import { keptLibrary } from './library.ts';
import { now } from './now.ts';
import { papersIn } from './papers-in.ts';
import type { Target } from './target.ts';
import { papersNamed } from './wanted.ts';

/** Papers that queries are tried on. */
export interface KnownPapers {
  /** Each once, as it became known first. */
  readonly papers: readonly (MatchablePaper & { readonly givenId: string })[];
  readonly library: Library;
  readonly now: Instant;
  /** The papers behind names: among these, and else in the whole library where there is one. */
  named(names: readonly string[]): Promise<NamedPapers>;
  /** What they are of: `the library`, or `this file`. */
  readonly whole: string;
  /** When the first of them arrived; undefined for a file, whose papers tell nothing of weeks. */
  readonly since?: Instant;
}

/** The papers of a file, or those that arrived in the last days: closed days from their segments, the others from the table. */
export async function knownPapers(
  target: () => Promise<Target>,
  { papers: file, days }: { readonly papers?: string | undefined; readonly days: number },
): Promise<KnownPapers> {
  if (file === undefined) return arrivedPapers(await target(), days);
  const at = new Date().toISOString();
  const papers = (await papersIn(file, at)).map(({ givenId, paper }) => ({ ...paper, givenId }));
  return {
    papers,
    library: libraryOf(papers),
    now: at,
    named: (names) => papersNamed(names, papers.map(withId), undefined),
    whole: 'this file',
  };
}

async function arrivedPapers(target: Target, days: number): Promise<KnownPapers> {
  const at = await now(target);
  const segments = segmentsOf(s3(target.clients), target.outputs.bucket);
  const folded = await segments.days(dayOf(after(at, (1 - days) * DAY_MS)));
  const found = new Map<string, MatchablePaper>();
  const add = (paper: MatchablePaper) => {
    if (paper.arrival?.kind !== 'withdrawn' && !found.has(paper.id)) found.set(paper.id, paper);
  };
  for (const day of daysFrom(after(at, (1 - days) * DAY_MS), at)) {
    if (folded.includes(day)) for await (const paper of segments.papers(await segments.counts(day))) add(paper);
    else for await (const paper of arrivedOn(target, day)) add(paper);
  }
  const papers = [...found.values()].map((paper) => ({ ...paper, givenId: paper.id }));
  const since = papers.reduce((first, { arrival }) => (arrival && arrival.at < first ? arrival.at : first), at);
  return {
    papers,
    library: (await keptLibrary(target, at)) ?? libraryOf(papers),
    now: at,
    since,
    named: (names) => papersNamed(names, papers.map(withId), target),
    whole: 'the library',
  };
}

function withId(paper: KnownPapers['papers'][number]) {
  return { givenId: paper.givenId, paper };
}

function arrivedOn(target: Target, day: string): AsyncIterable<MatchablePaper> {
  const begins = `${day}T00:00:00.000Z`;
  const table = target.outputs.papersTable;
  return arrivals(dynamoDb(target.clients), table, after(begins, -1), after(begins, DAY_MS - 1));
}
