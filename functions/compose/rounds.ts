import type { StaleSource } from '../../shared/dumps/stale.ts';
import { answeredReader, mustWait } from '../../shared/editions/answered.ts';
import { isToCarry, type Predecessor } from '../../shared/editions/carry.ts';
import type { Match } from '../../shared/editions/choosing.ts';
import { composeEdition } from '../../shared/editions/composing.ts';
import type { Edition, EditionBody, EditionId } from '../../shared/editions/edition.ts';
import { plan } from '../../shared/editions/ledger.ts';
import type { Round } from '../../shared/editions/round.ts';
import { isNoteDue } from '../../shared/editions/silence.ts';
import { byVotes } from '../../shared/editions/upvoted.ts';
import type { KeptLibrary } from '../../shared/matching/library-of-days.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { heard, wantsUpvoted } from '../../shared/readers/heard.ts';
import { readArrivals } from './arrivals.ts';
import type { ComposePorts } from './ports.ts';

/** What a round was matched with. */
export interface Matched {
  readonly round: Round;
  /** An error where this reader's interests, and nobody else's, cannot be matched. */
  readonly matches: readonly Match[] | Error;
  readonly considered: number;
  /** Papers that people voted for, most votes first, where any reader wants them. */
  readonly upvoted: readonly Paper[];
  readonly stale: readonly StaleSource[];
  /** The library that ranked the matches; absent where the window itself did. */
  readonly libraryVersion?: string;
}

/** Readers whose interests are compiled and matched together: enough to share the work, few enough for memory. */
const MATCHED_TOGETHER = 2000;

/** All rounds with what their interests matched among the papers that arrived in any of their windows, which are read once. */
export async function* matchRounds(ports: ComposePorts, due: readonly Round[]): AsyncGenerator<Matched[]> {
  const { rounds, papers, considered } = await readArrivals(ports, due);
  const library = await ports.library();
  const stale = await ports.staleSources();
  const upvoted = rounds.some(({ reader }) => wantsUpvoted(reader) !== 'none') ? byVotes(papers) : [];
  const withdrawn = papers.filter(({ arrival }) => arrival?.kind === 'withdrawn');
  for (let from = 0; from < rounds.length; from += MATCHED_TOGETHER) {
    const some = rounds.slice(from, from + MATCHED_TOGETHER);
    const matches = matchesOf(ports, some, papers, library);
    yield some.map((round, index) => {
      const mine = matches[index]!;
      const all = mine instanceof Error ? mine : [...mine, ...noticesFor(round, withdrawn)];
      return {
        round,
        matches: all,
        considered: considered(round),
        upvoted,
        stale,
        ...(library && { libraryVersion: library.version }),
      };
    });
  }
}

/** Matches many rounds at once; where that fails, each half by itself, until the one that fails stands alone. */
function matchesOf(
  ports: ComposePorts,
  rounds: readonly Round[],
  papers: readonly Paper[],
  library: KeptLibrary | undefined,
): (Match[] | Error)[] {
  try {
    return matchTogether(ports, rounds, papers, library);
  } catch (error) {
    if (rounds.length === 1) return [error instanceof Error ? error : new Error(String(error))];
    const half = rounds.length >> 1;
    return [rounds.slice(0, half), rounds.slice(half)].flatMap((some) => matchesOf(ports, some, papers, library));
  }
}

function matchTogether(
  ports: ComposePorts,
  rounds: readonly Round[],
  papers: readonly Paper[],
  library: KeptLibrary | undefined,
): Match[][] {
  const asked = rounds.flatMap(({ reader }, index) => heard(reader).map((interest) => ({ index, interest })));
  const matches: Match[][] = rounds.map(() => []);
  const hits = ports.matching.match(
    asked.map(({ interest }) => interest),
    papers,
    library,
  );
  for (const hit of hits) {
    const { index, interest } = asked[hit.interest]!;
    const paper = papers[hit.paper]!;
    if (paper.arrival && paper.arrival.at > rounds[index]!.window.welcomeFrom)
      matches[index]!.push({ interest, paper, score: hit.score });
  }
  return matches;
}

/** A withdrawn paper may have lost the words that once matched: whoever was sent it hears of it all the same. */
function noticesFor({ reader }: Round, withdrawn: readonly Paper[]): Match[] {
  const [interest] = heard(reader);
  return interest ? withdrawn.map((paper) => ({ interest, paper, score: 0 })) : [];
}

/** The edition that a round would freeze, and the editions before it. */
export interface Draft {
  readonly body: EditionBody | undefined;
  readonly predecessors: readonly Edition[];
}

/** The edition that a round would freeze now, and the editions before it. */
export async function draft(ports: ComposePorts, matched: Matched): Promise<Draft> {
  const { round, matches, considered, upvoted, stale, libraryVersion } = matched;
  if (matches instanceof Error) throw matches;
  const { openEditions } = round.reader;
  const rows = (await Promise.all(openEditions.map((id) => ports.ledger.get(id)))).filter((row) => row !== undefined);
  const none = matches.length === 0 && (upvoted.length === 0 || wantsUpvoted(round.reader) !== 'only');
  const nothing = none && !rows.some(isToCarry) && !isNoteDue(round.reader, round.dueAt);
  if (nothing || mustWait(rows)) return { body: undefined, predecessors: rows };
  const latest = openEditions[0] === undefined ? undefined : await ports.bodies.get(openEditions[0]);
  const body = composeEdition({
    round,
    matches,
    considered,
    upvoted,
    stale,
    libraryVersion,
    latest,
    predecessors: await Promise.all(rows.map((edition) => withBody(ports, edition, latest))),
    explain: ports.matching.explain,
    links: await ports.links({ readerId: round.reader.id, editionId: round.editionId, dueAt: round.dueAt }),
  });
  return { body, predecessors: rows };
}

/** What became of a round. `overtaken`: somebody else wrote the reader first; whoever did answered, or the next tick does. */
export type Answer =
  | { readonly kind: 'frozen'; readonly editionId: EditionId }
  | { readonly kind: 'nothing matched' | 'waits' | 'overtaken' };

/**
 * Answers for one round: body, ledger, reader, in this order (DESIGN §5). Each write is safe to repeat, and only the last makes the edition count: a round that dies
 * halfway, or that somebody overtakes, leaves nothing that send would mail.
 */
export async function answer(ports: ComposePorts, matched: Matched): Promise<Answer> {
  return commit(ports, matched.round, await draft(ports, matched));
}

/** Freezes what `draft` found and moves the reader on. */
export async function commit(ports: ComposePorts, round: Round, { body, predecessors }: Draft): Promise<Answer> {
  const { reader, nextDueAt } = round;
  if (mustWait(predecessors))
    return (await ports.readers.put({ ...reader, nextDueAt })) ? { kind: 'waits' } : { kind: 'overtaken' };
  const frozen = body && (await ports.bodies.putIfAbsent(body));
  if (frozen) await ports.ledger.write(plan(frozen, ports.now()));
  if (!(await ports.readers.put(answeredReader(round, predecessors, frozen)))) return { kind: 'overtaken' };
  return frozen ? { kind: 'frozen', editionId: frozen.id } : { kind: 'nothing matched' };
}

async function withBody(ports: ComposePorts, edition: Edition, latest: EditionBody | undefined): Promise<Predecessor> {
  if (!isToCarry(edition)) return { edition };
  return { edition, body: edition.id === latest?.id ? latest : await ports.bodies.get(edition.id) };
}
