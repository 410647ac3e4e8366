import { answeredReader, mustWait } from '../../shared/editions/answered.ts';
import { isToCarry, type Predecessor } from '../../shared/editions/carry.ts';
import { composeEdition, type Match } from '../../shared/editions/composing.ts';
import type { Edition, EditionBody, EditionId } from '../../shared/editions/edition.ts';
import { earlier } from '../../shared/editions/instant.ts';
import { plan } from '../../shared/editions/ledger.ts';
import type { Round } from '../../shared/editions/round.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { ComposePorts } from './ports.ts';

/** What a round was matched with. */
export interface Matched {
  readonly round: Round;
  readonly matches: readonly Match[];
  readonly considered: number;
}

/** The interests of all rounds matched at once with the papers that arrived in any of their windows. */
export async function matchRounds(ports: ComposePorts, rounds: readonly Round[]): Promise<Matched[]> {
  const papers = await arrivalsFor(ports, rounds);
  const asked = rounds.flatMap((round, index) => round.reader.interests.map((interest) => ({ index, interest })));
  const matches: Match[][] = rounds.map(() => []);
  for (const hit of ports.matching.match(
    asked.map(({ interest }) => interest),
    papers,
  )) {
    const { index, interest } = asked[hit.interest]!;
    matches[index]!.push({ interest, paper: papers[hit.paper]!, score: hit.score });
  }
  return rounds.map((round, index) => ({ round, matches: matches[index]!, considered: arrivedIn(round, papers) }));
}

/** The edition that a round would freeze, and the editions before it. */
export interface Draft {
  readonly body: EditionBody | undefined;
  readonly predecessors: readonly Edition[];
}

/** The edition that a round would freeze now, and the editions before it. */
export async function draft(ports: ComposePorts, { round, matches, considered }: Matched): Promise<Draft> {
  const { openEditions } = round.reader;
  const rows = (await Promise.all(openEditions.map((id) => ports.ledger.get(id)))).filter((row) => row !== undefined);
  if (mustWait(rows) || (matches.length === 0 && !rows.some(isToCarry))) return { body: undefined, predecessors: rows };
  const latest = openEditions[0] === undefined ? undefined : await ports.bodies.get(openEditions[0]);
  const body = composeEdition({
    round,
    matches,
    considered,
    latest,
    predecessors: await Promise.all(rows.map((edition) => withBody(ports, edition, latest))),
    explain: ports.matching.explain,
    links: await ports.links(round.reader.id, round.editionId),
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

async function arrivalsFor(ports: ComposePorts, rounds: readonly Round[]): Promise<Paper[]> {
  const from = rounds.map(({ window }) => window.welcomeFrom).reduce(earlier);
  const papers = new Map<string, Paper>();
  // Up to now, not to the windows' ends: a paper that was re-stamped since is still found by its first arrival.
  for await (const paper of ports.arrivals(from, ports.now())) papers.set(paper.id, paper);
  return [...papers.values()];
}

function arrivedIn({ window }: Round, papers: readonly Paper[]): number {
  return papers.filter(
    ({ arrival }) => arrival && arrival.kind !== 'withdrawn' && arrival.at > window.from && arrival.at <= window.to,
  ).length;
}

async function withBody(ports: ComposePorts, edition: Edition, latest: EditionBody | undefined): Promise<Predecessor> {
  if (!isToCarry(edition)) return { edition };
  return { edition, body: edition.id === latest?.id ? latest : await ports.bodies.get(edition.id) };
}
