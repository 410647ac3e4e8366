import { canonical } from '../shared/interests/canonical.ts';
import { describe } from '../shared/matching/describe.ts';
import { perWeek, type Replayed, replay } from '../shared/matching/estimate.ts';
import type { MatchablePaper } from '../shared/matching/matchable-paper.ts';
import { PackedPapers } from '../shared/matching/packed-papers.ts';
import { suggestions } from '../shared/matching/suggest.ts';
import { dayOf } from '../shared/papers/day.ts';
import { type KnownPapers, knownPapers } from './known-papers.ts';
import { wantedBy } from './match.ts';
import type { Target } from './target.ts';

export interface TryOptions {
  /** A dump to try it on, instead of what arrived. */
  readonly papers?: string;
}

const SPANS = [30, 90];
/** More are told by their number. */
const MOST_SHOWN = 100;
/** Suggestions are looked for in so many papers, the newest. */
const MOST_COMPARED = 3000;

/** `offprint interest estimate`: how many papers a week a query would bring, and what it means. */
export async function estimateInterest(
  target: () => Promise<Target>,
  query: string,
  options: TryOptions,
): Promise<void> {
  const { known, found } = await tried(target, query, { ...options, days: Math.max(...SPANS) });
  const { query: asked } = wantedBy('query', { query }, []);
  console.log(canonical(asked!));
  for (const sentence of describe(asked!, known.library)) console.log(`  ${sentence}`);
  const papers = found.map(({ paper }) => paper);
  const rates = SPANS.map((days) => `over ${days} days ${rate(papers, known, days)}`);
  console.log(known.since === undefined ? share(papers, known) : `${rates.join('; ')}.`);
}

/** `offprint interest replay`: what a query would have brought, best first; nothing is sent. */
export async function replayInterest(
  target: () => Promise<Target>,
  query: string,
  { days = 30, ...options }: TryOptions & { readonly days?: number },
): Promise<void> {
  const { known, found } = await tried(target, query, { ...options, days });
  for (const { paper, score } of found.slice(0, MOST_SHOWN)) {
    const day = known.since === undefined || !paper.arrival ? '' : `${dayOf(paper.arrival.at)}  `;
    console.log(`${String(Math.round(score)).padStart(3)}  ${day}${paper.title}`);
  }
  if (found.length > MOST_SHOWN) console.log(`… and ${found.length - MOST_SHOWN} more.`);
  console.log(
    share(
      found.map(({ paper }) => paper),
      known,
    ),
  );
}

/** `offprint interest suggest`: keywords that would bring more of the same, each with what it would add. */
export async function suggestForInterest(
  target: () => Promise<Target>,
  query: string,
  options: TryOptions,
): Promise<void> {
  const known = await knownPapers(target, { ...options, days: Math.max(...SPANS) });
  const newest = known.papers.toSorted((a, b) => ((b.arrival?.at ?? '') < (a.arrival?.at ?? '') ? -1 : 1));
  const papers = newest.slice(0, MOST_COMPARED);
  const since = papers.at(-1)?.arrival?.at;
  const compared = { ...known, papers, ...(known.since !== undefined && since !== undefined && { since }) };
  const offered = suggestions(wantedBy('query', { query }, []).query!, papers, known.library);
  if (offered.length === 0) console.log('Nothing near it is missed.');
  for (const suggestion of offered) {
    const added = suggestion.adds.map((place) => papers[place]!);
    const more =
      known.since === undefined
        ? `${added.length} more of ${papers.length}`
        : rate(added, compared, Math.max(...SPANS));
    console.log(`OR ${suggestion.query}  (${more})  ${added[0] ? `“${added[0].title}”` : ''}`);
  }
}

/** What an interest that was just added would bring, in a few words; undefined while nothing is known. */
export async function aboutPerWeek(target: Target, query: string): Promise<string | undefined> {
  const { known, found } = await tried(async () => target, query, { days: Math.min(...SPANS) });
  if (known.papers.length === 0) return undefined;
  return rate(
    found.map(({ paper }) => paper),
    known,
    Math.min(...SPANS),
  );
}

async function tried(
  target: () => Promise<Target>,
  query: string,
  options: TryOptions & { readonly days: number },
): Promise<{ readonly known: KnownPapers; readonly found: readonly Replayed[] }> {
  wantedBy('query', { query }, []);
  const known = await knownPapers(target, options);
  const wanted = wantedBy(
    'query',
    { query },
    known.papers.map((paper) => ({ givenId: paper.givenId, paper })),
  );
  return { known, found: replay(wanted, new PackedPapers(known.papers), known.library) };
}

function rate(papers: readonly MatchablePaper[], { now, since }: KnownPapers, days: number): string {
  const weekly = perWeek(papers, now, days, since ?? now);
  if (weekly === 0) return 'none';
  return weekly < 1 ? 'less than one a week' : `about ${Math.round(weekly)} a week`;
}

function share(found: readonly MatchablePaper[], { papers }: KnownPapers): string {
  return `${found.length} of ${papers.length} papers match.`;
}
