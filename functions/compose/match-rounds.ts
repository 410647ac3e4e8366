import type { StaleSource } from '../../shared/dumps/stale.ts';
import type { Match } from '../../shared/editions/choosing.ts';
import type { PaperShelf } from '../../shared/editions/paper-shelf.ts';
import type { RankedPaper } from '../../shared/editions/ranked-paper.ts';
import type { Round } from '../../shared/editions/round.ts';
import { byVotes } from '../../shared/editions/upvoted.ts';
import type { Library } from '../../shared/matching/library/library.ts';
import type { Reason } from '../../shared/matching/reason.ts';
import { type NamedPapers, namedIn } from '../../shared/matching/saved-interests.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { heard, wantsUpvoted } from '../../shared/readers/heard.ts';
import type { Interest } from '../../shared/readers/reader.ts';
import { readArrivals } from './arrivals.ts';
import { Hits } from './hits.ts';
import type { ComposePorts, Matching } from './ports.ts';

/** What matching needs from outside. */
export type MatchPorts = Pick<ComposePorts, 'arrivals' | 'library' | 'named' | 'matching' | 'staleSources' | 'now'>;

/** A round, and what its interests found. */
export interface Matched extends Findings {
  /** How many papers arrived in its window, matching or not. */
  readonly considered: number;
  readonly shelf: PaperShelf;
  /** Papers that people voted for, most votes first, where any reader wants them. */
  readonly upvoted: readonly RankedPaper[];
  readonly stale: readonly StaleSource[];
  /** The library that ranked the matches; absent where the window itself did. */
  readonly libraryVersion?: string;
}

interface Findings {
  readonly round: Round;
  /** @throws what this reader's interests, and nobody else's, came to grief on */
  matches(): readonly Match[];
  explain(interest: Interest, paper: Paper): readonly Reason[];
}

/** What all interests are held against. */
interface Known {
  readonly matching: Matching;
  readonly shelf: PaperShelf;
  readonly withdrawn: readonly RankedPaper[];
  readonly library: Library;
}

/** Interests that are compiled and matched together: enough to share the reading of papers, few enough for memory. */
const TOGETHER = 5_000;
/** Readers whose interests find more than this are matched in two halves: 20 MB of hits. */
const MOST_HITS = 1_000_000;

/** All rounds with what their interests found among the papers that arrived in any of their windows. These are read once, and stay packed. */
export async function* matchRounds(ports: MatchPorts, due: readonly Round[]): AsyncGenerator<Matched[]> {
  const { rounds, shelf, considered } = await readArrivals(ports, due);
  const kept = await ports.library();
  const stale = await ports.staleSources();
  const { matching } = ports;
  const withdrawn = shelf.ranked.filter(({ arrival }) => arrival?.kind === 'withdrawn');
  const upvoted = rounds.some(({ reader }) => wantsUpvoted(reader) !== 'none') ? byVotes(shelf.ranked) : [];
  const known = { matching, shelf, withdrawn, library: kept ?? matching.libraryOf(shelf) };
  for (const group of groupsOf(rounds)) {
    const named = await ports.named(namedIn(group.flatMap(({ reader }) => heard(reader))));
    for (const findings of find(group, known, named))
      yield findings.map((one) => ({
        ...one,
        shelf,
        considered: considered(one.round),
        upvoted,
        stale,
        ...(kept && { libraryVersion: kept.version }),
      }));
  }
}

function* groupsOf(rounds: readonly Round[]): Iterable<readonly Round[]> {
  let group: Round[] = [];
  let interests = 0;
  for (const round of rounds) {
    group.push(round);
    interests += heard(round.reader).length;
    if (interests < TOGETHER) continue;
    yield group;
    group = [];
    interests = 0;
  }
  if (group.length > 0) yield group;
}

/** Matches many rounds at once; where that fails, or finds too much to hold, each half by itself, until the one that fails stands alone. */
function* find(rounds: readonly Round[], known: Known, named: NamedPapers): Iterable<Findings[]> {
  const found = findTogether(rounds, known, named);
  if (!(found instanceof Error)) return yield found;
  if (rounds.length === 1)
    return yield rounds.map((round) => ({ round, matches: () => raise(found), explain: () => [] }));
  const half = rounds.length >> 1;
  yield* find(rounds.slice(0, half), known, named);
  yield* find(rounds.slice(half), known, named);
}

function raise(error: Error): never {
  throw error;
}

function findTogether(rounds: readonly Round[], known: Known, named: NamedPapers): Findings[] | Error {
  try {
    return findingsOf(rounds, known, named);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function findingsOf(
  rounds: readonly Round[],
  { matching, shelf, withdrawn, library }: Known,
  named: NamedPapers,
): Findings[] {
  const asked = rounds.flatMap(({ reader }, round) => heard(reader).map((interest) => ({ round, interest })));
  const compiled = matching.compile(
    asked.map(({ interest }) => interest),
    library,
    named,
  );
  const { ranked } = shelf;
  const most = rounds.length === 1 ? Number.POSITIVE_INFINITY : MOST_HITS;
  const hits = new Hits();
  for (const { first, papers } of shelf.batches()) {
    compiled.match(papers, (interest, place, score) => {
      const { arrival } = ranked[first + place]!;
      const { window } = rounds[asked[interest]!.round]!;
      if (arrival && arrival.at > window.welcomeFrom) hits.add(interest, first + place, score);
    });
    if (hits.length > most) throw new Error('these readers find more than can be held at once');
  }
  const sorted = hits.byInterest(asked.length);
  let next = 0;
  return rounds.map((round) => {
    const interests = heard(round.reader);
    const first = next;
    next += interests.length;
    return {
      round,
      matches: () => [
        ...interests.flatMap((interest, nth) =>
          Array.from(sorted.of(first + nth), ({ paper, score }) => ({ interest, paper: ranked[paper]!, score })),
        ),
        ...noticesFor(round, withdrawn),
      ],
      explain: (interest, paper) => compiled.explain(first + interests.indexOf(interest), paper),
    };
  });
}

/** A withdrawn paper may have lost the words that once matched: whoever was sent it hears of it all the same. */
function noticesFor({ reader }: Round, withdrawn: readonly RankedPaper[]): Match[] {
  const [interest] = heard(reader);
  return interest ? withdrawn.map((paper) => ({ interest, paper, score: 0 })) : [];
}
