import { type Dump, droppedOf, type ReadingDump } from '../../shared/dumps/dump.ts';
import type { Reading } from '../../shared/dumps/read-dump.ts';
import { begin, excuse } from './begin.ts';
import { conclude } from './conclude.ts';
import { whyHeld } from './judge.ts';
import type { Delivery, IngestPorts } from './ports.ts';
import { readOn } from './read-on.ts';
import { tellOperator } from './tell-operator.ts';
import { TryLater } from './try-later.ts';

/** 200 runs of four minutes read some 20 million papers; what is not done then is never done. */
const MOST_HOPS = 200;

/**
 * Makes papers and a receipt of a dump: reads it from where the last run stopped, files each record, and ends with the receipt, or hands the rest on. However often and wherever it is cut off or
 * doubled, the papers are the same (I3), and it ends: where runs are cut off again and again, with a receipt that says how far they came.
 * @throws when the outside does not answer; the message is to come again, and nothing is counted against the dump.
 */
export async function ingest(delivery: Delivery, ports: IngestPorts): Promise<void> {
  const beginning = await begin(delivery, ports);
  switch (beginning.kind) {
    case 'over':
      return alreadyEnded(beginning.dump, ports);
    case 'hand on':
      return handOn(beginning.dump, ports);
    case 'poison':
      return giveUp(beginning.dump, `It was begun ${beginning.cutOff} times and each time cut off`, ports);
    case 'read':
      return read(beginning.dump, ports).catch(async (fault: unknown) => {
        if (fault instanceof TryLater || ports.isOutage(fault)) await excuse(beginning.dump, ports).catch(() => {});
        throw fault;
      });
  }
}

async function read(dump: ReadingDump, ports: IngestPorts): Promise<void> {
  const held = await whyHeld(dump, () => ports.bucket.open(dump), ports);
  // Nothing of it is stored: when it is released it is read as if it had been dropped then, so that no window can have passed it by.
  if (held) return conclude(dump, held, undefined, ports);
  const bytes = await ports.bucket.open(dump);
  if (!bytes && dump.records > 0) return giveUp(dump, 'The file was gone before the rest could be read', ports);
  if (!bytes) return refuse(dump, 'The file was gone before it could be read; drop it again.', ports);
  const { dump: read, reading, news } = await readOn(dump, bytes, ports);
  if (reading.state !== 'stopped') return conclude(read, reading, news, ports);
  if (read.hops >= MOST_HOPS || read.records <= dump.records)
    return conclude(read, { ...reading, ...givenUp('It is too large', read) }, undefined, ports);
  const handedOn = await ports.dumps.put({ ...read, hops: read.hops + 1, begun: [] });
  if (!handedOn) throw new TryLater(`another run went on with dump ${dump.id}`);
  await handOn(handedOn, ports);
}

/** Only the mail to the operator may be missing yet. */
async function alreadyEnded(dump: Exclude<Dump, ReadingDump>, ports: IngestPorts): Promise<void> {
  ports.log('ingest.repeated', { dump: dump.id, state: dump.state });
  await tellOperator(dump, ports);
}

async function handOn(dump: ReadingDump, ports: IngestPorts): Promise<void> {
  await ports.handOn({ dropped: droppedOf(dump), hops: dump.hops });
  ports.log('ingest.handed-on', { dump: dump.id, records: dump.records, hops: dump.hops });
}

async function giveUp(dump: ReadingDump, cause: string, ports: IngestPorts): Promise<void> {
  await conclude(dump, { ...unread(dump), ...givenUp(cause, dump) }, undefined, ports);
}

async function refuse(dump: ReadingDump, reason: string, ports: IngestPorts): Promise<void> {
  await conclude(dump, { ...unread(dump), state: 'refused', reason }, undefined, ports);
}

function unread({ records, tally }: ReadingDump): Pick<Reading, 'records' | 'containers' | 'parts'> {
  return { records, containers: [], parts: tally.entries.map(({ name }) => ({ name })) };
}

function givenUp(cause: string, { records }: ReadingDump): Pick<Reading, 'state' | 'reason'> {
  return {
    state: 'gave up',
    reason: `${cause}: given up at record ${records + 1}. What came before stands; split the file and drop the rest.`,
  };
}
