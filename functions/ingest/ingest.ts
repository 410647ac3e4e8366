import { type Dump, dumpId, type ReadingDump } from '../../shared/dumps/dump.ts';
import type { Reading } from '../../shared/dumps/read-dump.ts';
import { emptyTally } from '../../shared/dumps/receipt.ts';
import { conclude } from './conclude.ts';
import type { Delivery, IngestPorts } from './ports.ts';
import { readOn } from './read-on.ts';
import { tellOperator } from './tell-operator.ts';

/** A message that came so often was not survived by those who had it before. */
const LAST_RECEIVE = 3;
/** 200 runs of four minutes read some 20 million papers; what is not done then is never done. */
const MOST_HOPS = 200;

/**
 * Makes papers and a receipt of a dump: claims it, reads it from where the last run stopped, files each record, and ends with the receipt, or hands the rest on.
 * However often and wherever it is cut off or doubled, the papers are the same (I3), and it ends: at the third receive with a receipt that says how far it came.
 * @throws when the outside does not answer; the message is to come again.
 */
export async function ingest(delivery: Delivery, ports: IngestPorts): Promise<void> {
  const dump = await claim(delivery, ports);
  if (dump.state !== 'reading') return alreadyEnded(dump, ports);
  if (delivery.hops < dump.hops) return handOn(dump, ports);
  if (delivery.receives >= LAST_RECEIVE)
    return giveUp(dump, `It was begun ${delivery.receives - 1} times and each time cut off`, ports);

  const bytes = await ports.bucket.open(dump);
  if (!bytes) return refuse(dump, 'The file was gone before it could be read; drop it again.', ports);
  const { dump: read, reading, news } = await readOn(dump, bytes, ports);
  if (reading.state !== 'stopped') return conclude(read, reading, news, ports);
  if (read.hops >= MOST_HOPS || read.records <= dump.records)
    return conclude(read, { ...reading, ...givenUp('It is too large', read) }, undefined, ports);
  const handedOn = await ports.dumps.put({ ...read, hops: read.hops + 1 });
  if (!handedOn) throw new Error(`another run went on with dump ${dump.id}`);
  await handOn(handedOn, ports);
}

/** The row of the dump, made at its first delivery. */
async function claim({ dropped }: Delivery, ports: IngestPorts): Promise<Dump> {
  const id = dumpId(dropped);
  const fresh: ReadingDump = { ...dropped, id, writes: 0, state: 'reading', records: 0, tally: emptyTally(), hops: 0 };
  const dump = (await ports.dumps.get(id)) ?? (await ports.dumps.put(fresh)) ?? (await ports.dumps.get(id));
  if (!dump) throw new Error(`the row of dump ${id} is neither there nor can it be written`);
  return dump;
}

/** Only the mail to the operator may be missing yet. */
async function alreadyEnded(dump: Exclude<Dump, ReadingDump>, ports: IngestPorts): Promise<void> {
  ports.log('ingest.repeated', { dump: dump.id, state: dump.state });
  await tellOperator(dump, ports);
}

async function handOn(dump: ReadingDump, ports: IngestPorts): Promise<void> {
  const { key, version, etag, sizeBytes, droppedAt, hops } = dump;
  await ports.handOn({ dropped: { key, etag, sizeBytes, droppedAt, ...(version !== undefined && { version }) }, hops });
  ports.log('ingest.handed-on', { dump: dump.id, records: dump.records, hops });
}

async function giveUp(dump: ReadingDump, cause: string, ports: IngestPorts): Promise<void> {
  await conclude(dump, { ...unread(dump), ...givenUp(cause, dump) }, undefined, ports);
}

async function refuse(dump: ReadingDump, reason: string, ports: IngestPorts): Promise<void> {
  await conclude(dump, { ...unread(dump), state: 'refused', reason }, undefined, ports);
}

function unread({ records }: ReadingDump): Pick<Reading, 'records' | 'containers' | 'parts'> {
  return { records, containers: [], parts: [] };
}

function givenUp(cause: string, { records }: ReadingDump): Pick<Reading, 'state' | 'reason'> {
  return {
    state: 'gave up',
    reason: `${cause}: given up at record ${records + 1}. What came before stands; split the file and drop the rest.`,
  };
}
