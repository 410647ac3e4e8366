import { after, earlier, type Instant, later } from '../../shared/calendar/instant.ts';
import { LOOK_BACK_MS } from '../../shared/calendar/look-back.ts';
import type { DumpId } from '../../shared/dumps/dump.ts';
import { PaperShelf } from '../../shared/editions/paper-shelf.ts';
import type { RankedPaper } from '../../shared/editions/ranked-paper.ts';
import type { Round } from '../../shared/editions/round.ts';
import type { Paper, PaperId } from '../../shared/papers/paper.ts';
import type { ComposePorts } from './ports.ts';

type ArrivalPorts = Pick<ComposePorts, 'arrivals' | 'now'>;

/** Rounds with the papers that arrived in any of their windows. */
export interface Arrived {
  readonly rounds: readonly Round[];
  readonly shelf: PaperShelf;
  /** How many papers arrived in a round's window, matching or not. */
  considered(round: Round): number;
}

/** Reads once what all rounds need; where a new interest would look back on an empty week, the newest dump before it as well (DESIGN "welcome"). */
export async function readArrivals(ports: ArrivalPorts, rounds: readonly Round[]): Promise<Arrived> {
  const from = rounds.map(({ window }) => earlier(window.welcomeFrom, window.upvotedFrom)).reduce(earlier);
  // Up to now, not to the windows' ends: a paper that was re-stamped since is still found by what it was before.
  const shelf = new PaperShelf();
  for await (const paper of ports.arrivals(from, ports.now())) shelf.add(paper);
  const moments = momentsOf(shelf.ranked);
  const lonely = rounds.filter(
    ({ window }) => window.welcomeFrom < window.from && between(moments, window.welcomeFrom, window.to) === 0,
  );
  const dump = lonely.length > 0 ? await newestDump(ports, from) : [];
  for (const paper of dump) shelf.add(paper);
  const began = momentsOf(dump)[0];
  const counted = (round: Round): Round => {
    const { reader, window } = round;
    return { ...round, arrived: between(moments, later(reader.watermark, window.from), window.to) };
  };
  return {
    rounds: rounds.map((round) =>
      counted(began !== undefined && lonely.includes(round) ? welcomedFrom(round, began) : round),
    ),
    shelf,
    considered: ({ window }) => between(moments, window.from, window.to),
  };
}

/** The papers of the dump that arrived last before `to`. */
async function newestDump(ports: ArrivalPorts, to: Instant): Promise<Paper[]> {
  const shelf = new PaperShelf();
  const dumps = new Map<PaperId, DumpId>();
  let newest: Paper | undefined;
  for await (const paper of ports.arrivals(after(to, -LOOK_BACK_MS), to)) {
    shelf.add(paper);
    dumps.set(paper.id, paper.dumpId);
    if (!newest || paper.firstArrivedAt >= newest.firstArrivedAt) newest = paper;
  }
  return shelf.ranked.filter(({ id }) => dumps.get(id) === newest?.dumpId).map((paper) => shelf.whole(paper));
}

function welcomedFrom(round: Round, moment: Instant): Round {
  return { ...round, window: { ...round.window, welcomeFrom: after(moment, -1) } };
}

/** When papers became news or were revised, in order. */
function momentsOf(papers: readonly RankedPaper[]): Instant[] {
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
