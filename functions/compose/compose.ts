import { nextDueAfter } from '../../shared/editions/cadence.ts';
import type { EditionBody, EditionId, ReaderId } from '../../shared/editions/edition.ts';
import { inLanes } from '../../shared/editions/lanes.ts';
import { awakened, dueRound, type Round, roundNow } from '../../shared/editions/round.ts';
import type { Instant } from '../../shared/papers/paper.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { ComposePorts } from './ports.ts';
import { rewake, type Shards } from './rewake.ts';
import { answer, commit, draft, type Matched, matchRounds } from './rounds.ts';

/** The shards that one schedule covers. */
export interface Tick extends Shards {
  /** No new batch of readers is begun after this moment; the next tick goes on. */
  readonly until: Instant;
}

export interface TickReport {
  /** Readers who were due. */
  readonly rounds: number;
  /** Editions that now count. */
  readonly frozen: number;
  /** Overdue editions that send was woken for again. */
  readonly rewoken: number;
  /** Readers whose round failed, with the reason; they stay due. */
  readonly faults: readonly { readonly readerId: ReaderId; readonly reason: string }[];
}

const BATCH_READERS = 2000;
const LANES = 16;

/** One tick of the clock: wakes what is overdue, then answers for every reader who is due. */
export async function compose(ports: ComposePorts, tick: Tick): Promise<TickReport> {
  const report = { rounds: 0, frozen: 0, rewoken: 0, faults: [] as { readerId: ReaderId; reason: string }[] };
  if (!(await ports.lease(`compose-${tick.fromShard}-${tick.toShard}`, ports.now(), tick.until))) return report;
  ports.count('composeTicks', 1);
  report.rewoken = await rewake(ports, tick);
  for await (const batch of dueReaders(ports, tick)) {
    const { frozen, faults } = await answerAll(
      ports,
      batch.map((reader) => dueRound(reader, ports.now())),
    );
    report.rounds += batch.length;
    report.frozen += frozen.length;
    ports.count('editionsFrozen', frozen.length);
    report.faults.push(...faults);
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
  const [matched] = await matchRounds(ports, [roundNow(awake, ports.now())]);
  if (!matched) return { kind: 'nothing matched' };
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
  const [matched] = reader ? await matchRounds(ports, [roundNow(reader, ports.now())]) : [];
  return matched && (await draft(ports, matched)).body;
}

/** Readers who are due, as they are now: the index only says where to look. */
async function* dueReaders(ports: ComposePorts, tick: Tick): AsyncIterable<Reader[]> {
  let batch: Reader[] = [];
  const now = ports.now();
  for (let shard = tick.fromShard; shard < tick.toShard; shard++) {
    for await (const { id } of ports.readers.due(shard, now)) {
      const reader = await ports.readers.get(id);
      if (!reader || reader.nextDueAt > now) continue;
      const awake = awakened(reader, now);
      if (awake) batch.push(awake);
      else await sleepOn(ports, reader);
      if (batch.length < BATCH_READERS) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function answerAll(
  ports: ComposePorts,
  rounds: readonly Round[],
): Promise<{ frozen: EditionId[]; faults: { readerId: ReaderId; reason: string }[] }> {
  const frozen: EditionId[] = [];
  const faults: { readerId: ReaderId; reason: string }[] = [];
  const matched = await matchRounds(ports, rounds);
  await inLanes(matched, LANES, async (one: Matched) => {
    try {
      const answered = await answer(ports, one);
      if (answered.kind === 'frozen') frozen.push(answered.editionId);
    } catch (error) {
      faults.push({ readerId: one.round.reader.id, reason: String(error) });
    }
  });
  await ports.wake(frozen);
  return { frozen, faults };
}

/** A paused reader is due when the pause ends: their next due time is the first after it. */
async function sleepOn(ports: ComposePorts, reader: Reader): Promise<void> {
  const { consent, cadence, zone } = reader;
  if (consent.state !== 'paused' || consent.until === undefined) return;
  await ports.readers.put({ ...reader, nextDueAt: nextDueAfter(cadence, zone, consent.until) });
}
