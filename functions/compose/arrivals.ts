import { after, earlier } from '../../shared/editions/instant.ts';
import type { Round } from '../../shared/editions/round.ts';
import { LOOK_BACK_MS } from '../../shared/editions/window.ts';
import type { Instant, Paper } from '../../shared/papers/paper.ts';
import type { ComposePorts } from './ports.ts';

/** Rounds with the papers that arrived in any of their windows. */
export interface Arrived {
  readonly rounds: readonly Round[];
  readonly papers: readonly Paper[];
  /** How many papers arrived in a round's window, matching or not. */
  considered(round: Round): number;
}

/** The text as found in the dump is no use here, and a month of it is large. */
const NO_TEXT = { title: '', abstract: '' };

/** Reads once what all rounds need; where a new interest would look back on an empty week, the newest dump before it as well (DESIGN "welcome"). */
export async function readArrivals(ports: ComposePorts, rounds: readonly Round[]): Promise<Arrived> {
  const from = rounds.map(({ window }) => earlier(window.welcomeFrom, window.upvotedFrom)).reduce(earlier);
  // Up to now, not to the windows' ends: a paper that was re-stamped since is still found by what it was before.
  const papers = await read(ports, from, ports.now());
  const moments = momentsOf(papers);
  const lonely = rounds.filter(
    ({ window }) => window.welcomeFrom < window.from && between(moments, window.welcomeFrom, window.to) === 0,
  );
  const dump = lonely.length > 0 ? await newestDump(ports, from) : [];
  const began = momentsOf(dump)[0];
  return {
    rounds:
      began === undefined
        ? rounds
        : rounds.map((round) => (lonely.includes(round) ? welcomedFrom(round, began) : round)),
    papers: [...papers, ...dump],
    considered: ({ window }) => between(moments, window.from, window.to),
  };
}

async function read(ports: ComposePorts, from: Instant, to: Instant): Promise<Paper[]> {
  const papers = new Map<string, Paper>();
  for await (const paper of ports.arrivals(from, to)) papers.set(paper.id, { ...paper, raw: NO_TEXT });
  return [...papers.values()];
}

/** The papers of the dump that arrived last before `to`. */
async function newestDump(ports: ComposePorts, to: Instant): Promise<Paper[]> {
  const papers = await read(ports, after(to, -LOOK_BACK_MS), to);
  const newest = papers.reduce<Paper | undefined>(
    (one, other) => (one && one.firstArrivedAt > other.firstArrivedAt ? one : other),
    undefined,
  );
  return papers.filter(({ dumpId }) => dumpId === newest?.dumpId);
}

function welcomedFrom(round: Round, moment: Instant): Round {
  return { ...round, window: { ...round.window, welcomeFrom: after(moment, -1) } };
}

/** When papers became news or were revised, in order. */
function momentsOf(papers: readonly Paper[]): Instant[] {
  return papers.flatMap(({ arrival }) => (arrival && arrival.kind !== 'withdrawn' ? [arrival.at] : [])).sort();
}

/** How many of the moments, which are sorted, lie in (from, to]. */
function between(sorted: readonly Instant[], from: Instant, to: Instant): number {
  return countUpTo(sorted, to) - countUpTo(sorted, from);
}

function countUpTo(sorted: readonly Instant[], instant: Instant): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
