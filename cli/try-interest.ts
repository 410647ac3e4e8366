import { dayOf } from '../shared/calendar/day.ts';
import type { MatchablePaper } from '../shared/matching/matchable-paper.ts';
import { type Replayed, replay } from '../shared/matching/one-interest/estimate.ts';
import { PackedPapers } from '../shared/matching/one-interest/packed-papers.ts';
import { suggestions } from '../shared/matching/suggestions/suggest.ts';
import { type KnownPapers, knownPapers } from './known-papers.ts';
import { meaning, rate } from './meaning.ts';
import type { Target } from './target.ts';
import { namesIn, readQuery, unknownPapers, wantedBy } from './wanted.ts';

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
  const { known, packed, found, unknown } = await tried(target, query, { ...options, days: Math.max(...SPANS) });
  for (const line of meaning(readQuery(query), packed, known.library, unknown)) console.log(line);
  const papers = found.map(({ paper }) => paper);
  const rates = SPANS.flatMap((days) => {
    const told = rate(papers, known, days);
    return told === undefined ? [] : [`over ${days} days ${told}`];
  });
  console.log(rates.length === 0 ? `${share(papers, known)}.` : `${rates.join('; ')}.`);
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
  const papers = found.map(({ paper }) => paper);
  console.log(`${share(papers, known)}.`);
}

/** `offprint interest suggest`: keywords that would bring more of the same, each with what it would add. */
export async function suggestForInterest(
  target: () => Promise<Target>,
  query: string,
  options: TryOptions,
): Promise<void> {
  const known = await knownPapers(target, { ...options, days: Math.max(...SPANS) });
  const at = ({ arrival }: MatchablePaper) => arrival?.at ?? '';
  const papers = known.papers.toSorted((a, b) => Number(at(a) < at(b)) - Number(at(b) < at(a))).slice(0, MOST_COMPARED);
  const compared = {
    ...known,
    papers,
    ...(known.since !== undefined && { since: papers.map(at).at(-1) ?? known.now }),
  };
  const offered = suggestions(readQuery(query), papers, known.library);
  if (offered.length === 0) console.log('Nothing near it is missed.');
  for (const suggestion of offered) {
    const added = suggestion.adds.map((place) => papers[place]!);
    const more = rate(added, compared, Math.max(...SPANS)) ?? `${added.length} more of ${papers.length}`;
    console.log(`OR ${suggestion.query}  (${more})  ${added[0] ? `“${added[0].title}”` : ''}`);
  }
}

/** What an interest would bring, in a few words; and a sentence for each paper that it names and nobody knows. */
export async function aboutPerWeek(
  target: Target,
  query: string,
): Promise<{ readonly rate: string; readonly unknown: readonly string[] }> {
  const { known, found, unknown } = await tried(async () => target, query, { days: Math.min(...SPANS) });
  const papers = found.map(({ paper }) => paper);
  return { rate: rate(papers, known, Math.min(...SPANS)) ?? share(papers, known), unknown };
}

/** A query, on what is known. */
interface Tried {
  readonly known: KnownPapers;
  readonly packed: PackedPapers;
  readonly found: readonly Replayed[];
  readonly unknown: readonly string[];
}

async function tried(
  target: () => Promise<Target>,
  query: string,
  options: TryOptions & { readonly days: number },
): Promise<Tried> {
  const names = namesIn({ query });
  const known = await knownPapers(target, options);
  const named = await known.named(names);
  const packed = new PackedPapers(known.papers);
  const found = replay(wantedBy('query', { query }, named), packed, known.library);
  return { known, packed, found, unknown: unknownPapers(names, named, known.whole) };
}

function share(found: readonly MatchablePaper[], { papers }: KnownPapers): string {
  return `${found.length} of ${papers.length} known papers match`;
}
