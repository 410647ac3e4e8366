import type { Instant } from '../../shared/calendar/instant.ts';
import { type Dump, dumpId, type ReadingDump } from '../../shared/dumps/dump.ts';
import { emptyTally } from '../../shared/dumps/receipt.ts';
import type { Delivery, IngestPorts } from './ports.ts';
import { TryLater } from './try-later.ts';

/** Two runs that were cut off at the same place are an accident each; a third would be cut off as well. */
const MOST_CUT_OFF = 2;
/** No run lives as long: a function has five minutes, and whatever takes its place fewer than fifteen. */
const LONGEST_RUN_MS = 15 * 60_000;
const ATTEMPTS = 10;

/** What a delivery is to do. */
export type Beginning =
  | { readonly kind: 'read'; readonly dump: ReadingDump }
  /** It was ended before, or a later message than this one goes on with it. */
  | { readonly kind: 'over'; readonly dump: Exclude<Dump, ReadingDump> }
  | { readonly kind: 'hand on'; readonly dump: ReadingDump }
  /** Runs that began it, so many in a row, were cut off: it is poison. */
  | { readonly kind: 'poison'; readonly dump: ReadingDump; readonly cutOff: number };

/**
 * Writes into the dump's row that a run begins, making the row at the first delivery. Runs are counted here, and not by how often the queue brought the message: a queue counts an outage, and a
 * deployment that could not start, against the dump.
 */
export async function begin({ dropped, hops, release }: Delivery, ports: IngestPorts): Promise<Beginning> {
  const id = dumpId(dropped);
  const fresh: ReadingDump = {
    ...dropped,
    id,
    writes: 0,
    state: 'reading',
    records: 0,
    tally: emptyTally(),
    hops: 0,
    begun: [],
  };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const found = (await ports.dumps.get(id)) ?? fresh;
    const dump = release && isHeld(found) ? { ...fresh, writes: found.writes, releasedAt: ports.now() } : found;
    if (dump.state !== 'reading') return { kind: 'over', dump };
    if (hops < dump.hops) return { kind: 'hand on', dump };
    const now = ports.now();
    const cutOff = dump.begun.filter((at) => Date.parse(at) + LONGEST_RUN_MS < Date.parse(now)).length;
    if (cutOff >= MOST_CUT_OFF) return { kind: 'poison', dump, cutOff };
    const begun = await ports.dumps.put({ ...dump, begun: [...dump.begun, now] });
    if (begun) return { kind: 'read', dump: begun };
    await ports.backOff(attempt);
  }
  throw new TryLater(`the row of dump ${id} could not be written in ${ATTEMPTS} attempts`);
}

/** Whether a dump waits for the operator's word. */
function isHeld(dump: Dump): boolean {
  return dump.state === 'held' && dump.retractedAt === undefined;
}

/** Takes back that a run began: it ended by itself, because the outside did not answer. Best effort, since the outside may still not answer. */
export async function excuse({ id, begun }: ReadingDump, ports: IngestPorts): Promise<void> {
  const mine: Instant | undefined = begun.at(-1);
  const dump = await ports.dumps.get(id);
  if (dump?.state !== 'reading') return;
  await ports.dumps.put({ ...dump, begun: dump.begun.filter((at) => at !== mine) });
}
