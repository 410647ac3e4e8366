import { answeredReader, mustWait } from '../../shared/editions/answered.ts';
import { isToCarry, type Predecessor } from '../../shared/editions/carry.ts';
import { composeEdition } from '../../shared/editions/composing.ts';
import type { Edition, EditionBody } from '../../shared/editions/edition.ts';
import { plan } from '../../shared/editions/ledger.ts';
import type { Round } from '../../shared/editions/round.ts';
import { isNoteDue } from '../../shared/editions/silence.ts';
import { wantsUpvoted } from '../../shared/readers/heard.ts';
import type { EditionId } from '../../shared/readers/ids.ts';
import type { Matched } from './match-rounds.ts';
import type { ComposePorts } from './ports.ts';

/** The edition that a round would freeze, and the editions before it. */
export interface Draft {
  readonly body: EditionBody | undefined;
  readonly predecessors: readonly Edition[];
}

/** The edition that a round would freeze now, and the editions before it. */
export async function draft(ports: ComposePorts, matched: Matched): Promise<Draft> {
  const { round, considered, upvoted, stale, libraryVersion, shelf, explain } = matched;
  const matches = matched.matches();
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
    shelf,
    explain,
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
