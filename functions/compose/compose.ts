import type { Instant } from '../../shared/calendar/instant.ts';
import type { EditionBody } from '../../shared/editions/edition.ts';
import { begunAhead, inLanes } from '../../shared/editions/lanes.ts';
import { dueRound, type Round, roundNow } from '../../shared/editions/round.ts';
import { awakened } from '../../shared/readers/consent.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { rescheduled } from '../../shared/readers/reschedule.ts';
import { type Matched, matchRounds } from './match-rounds.ts';
import type { ComposePorts } from './ports.ts';
import { rewake, type Shards, shardsOf } from './rewake.ts';
import { answer, commit, draft } from './rounds.ts';

/** One run of a schedule, for the shards that it covers. */
export interface Tick extends Shards {
  /** Nobody is answered for after this moment; the next tick goes on. */
  readonly until: Instant;
}

export interface TickReport {
  /** Readers who were due. */
  readonly rounds: number;
  /** Editions that now count. */
  readonly frozen: number;
  /** Overdue editions that send was woken for again. */
  readonly rewoken: number;
  /** Readers whose round failed; they stay due, and nobody else does because of them. */
  readonly faults: readonly Fault[];
}

interface Fault {
  readonly readerId: ReaderId;
  readonly reason: string;
}

/** Readers whose arrivals are read together; a shard more or less. A thousand take 2 MB, and each batch reads its papers anew. */
const BATCH_READERS = 5_000;
const LANES = 16;

/** One tick of the clock: wakes what is overdue, then answers for every reader who is due. */
export async function compose(ports: ComposePorts, tick: Tick): Promise<TickReport> {
  const faults: Fault[] = [];
  const report = { rounds: 0, frozen: 0, rewoken: 0, faults };
  if (!(await ports.lease(`compose-${tick.fromShard}-${tick.toShard}`, ports.now(), tick.until))) return report;
  ports.count('composeTicks', 1);
  report.rewoken = await rewake(ports, tick);
  for await (const readers of dueReaders(ports, tick, faults)) {
    const rounds = readers.map((reader) => dueRound(reader, ports.now()));
    const frozen = await answerAll(ports, rounds, tick.until, faults);
    report.rounds += rounds.length;
    report.frozen += frozen;
    ports.count('editionsFrozen', frozen);
    if (ports.now() > tick.until) break;
  }
  return report;
}

/** What became of an edition that was asked for at once. */
export type SendNow =
  | { readonly kind: 'on its way'; readonly editionId: EditionId }
  | { readonly kind: 'nothing matched' }
  | { readonly kind: 'no such reader' }
  /** Paused, left or suppressed; or somebody wrote the reader at the same moment. */
  | { readonly kind: 'not mailed'; readonly reason: string };

/** Composes one reader's edition out of turn, from everything that arrived up to now, and wakes send for it. */
export async function sendNow(ports: ComposePorts, readerId: ReaderId): Promise<SendNow> {
  const reader = await ports.readers.get(readerId);
  if (!reader) return { kind: 'no such reader' };
  const awake = awakened(reader, ports.now());
  if (!awake) return { kind: 'not mailed', reason: `their consent is "${reader.consent.state}"` };
  const matched = await matchOne(ports, awake);
  const found = await draft(ports, matched);
  if (!found.body) return { kind: 'nothing matched' };
  const answered = await commit(ports, matched.round, found);
  if (answered.kind !== 'frozen') return { kind: 'not mailed', reason: `their row says "${answered.kind}": try again` };
  await ports.wake([answered.editionId]);
  return { kind: 'on its way', editionId: answered.editionId };
}

/** The edition that a reader would get now; nothing is written, nothing is sent. */
export async function preview(ports: ComposePorts, readerId: ReaderId): Promise<EditionBody | undefined> {
  const reader = await ports.readers.get(readerId);
  return reader && (await draft(ports, await matchOne(ports, reader))).body;
}

async function matchOne(ports: ComposePorts, reader: Reader): Promise<Matched> {
  for await (const [matched] of matchRounds(ports, [roundNow(reader, ports.now())])) if (matched) return matched;
  throw new Error('a round that was asked for was not matched');
}

/** Readers who are due, as they are now: the index only says where to look. */
async function* dueReaders(ports: ComposePorts, tick: Tick, faults: Fault[]): AsyncIterable<Reader[]> {
  let batch: Reader[] = [];
  const now = ports.now();
  for (const due of begunAhead(shardsOf(tick), (shard) => ports.readers.due(shard, now))) {
    await inLanes(due, LANES, ({ id }) =>
      alone(id, faults, async () => {
        const reader = await ports.readers.get(id);
        if (!reader || reader.nextDueAt > now) return;
        const awake = awakened(reader, now);
        if (awake) batch.push(awake);
        else await sleepOn(ports, reader);
      }),
    );
    if (batch.length < BATCH_READERS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** @returns How many editions now count. */
async function answerAll(
  ports: ComposePorts,
  rounds: readonly Round[],
  until: Instant,
  faults: Fault[],
): Promise<number> {
  let count = 0;
  for await (const some of matchRounds(ports, rounds)) {
    const frozen: EditionId[] = [];
    await inLanes(some, LANES, (matched) =>
      alone(matched.round.reader.id, faults, async () => {
        if (ports.now() > until) return;
        const answered = await answer(ports, matched);
        if (answered.kind === 'frozen') frozen.push(answered.editionId);
      }),
    );
    await ports.wake(frozen);
    count += frozen.length;
    if (ports.now() > until) break;
  }
  return count;
}

/** One reader's fault is theirs. */
async function alone(readerId: ReaderId, faults: Fault[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    faults.push({ readerId, reason: String(error) });
  }
}

/** A paused reader is due when the pause ends. */
async function sleepOn(ports: ComposePorts, reader: Reader): Promise<void> {
  const { consent } = reader;
  if (consent.state !== 'paused' || consent.until === undefined) return;
  await ports.readers.put({ ...reader, nextDueAt: rescheduled(reader, ports.now()) });
}
