import { bucketOf } from '../shared/aws/bucket.ts';
import { dynamoDb, dynamoDbOnce, s3, sqs } from '../shared/aws/clients.ts';
import { type DumpsTable, dumpsTable } from '../shared/aws/dumps-table.ts';
import { editionBodies } from '../shared/aws/edition-bodies.ts';
import { editionsTable } from '../shared/aws/editions-table.ts';
import { papersTable } from '../shared/aws/papers-table.ts';
import { enqueue } from '../shared/aws/queue.ts';
import { counted } from '../shared/counted.ts';
import { describeReceipt } from '../shared/dumps/describe-receipt.ts';
import { type Dump, droppedOf, fileName, isBackfill, papersOf } from '../shared/dumps/dump.ts';
import { handedOnMessage } from '../shared/dumps/handed-on.ts';
import { NotRetractable, planRetraction, type RetractPorts, retract } from '../shared/dumps/retract.ts';
import { listedIn } from '../shared/editions/listed.ts';
import type { PaperId } from '../shared/papers/paper.ts';
import { agreed } from './agreed.ts';
import { Complaint } from './complaint.ts';
import { now } from './now.ts';
import { printReceipt, readReceipt } from './receipt.ts';
import { describeRetraction } from './retraction.ts';
import type { Target } from './target.ts';

/** How far back a dump is looked for by its file's name. */
const SEARCH_DAYS = 90;

/** `offprint dumps`: what was dropped lately and what became of it, latest first. */
export async function listDumps(target: Target, { days }: { days: number }): Promise<void> {
  let count = 0;
  for await (const dump of latest(target, days)) {
    count++;
    console.log(`${dump.droppedAt.slice(0, 16)}Z  ${dump.id}  ${describe(dump)}`);
  }
  console.log(`${counted(count, 'dump')} in ${counted(days, 'day')}.`);
}

/** `offprint dumps show`: the whole receipt. */
export async function showDump(target: Target, name: string): Promise<void> {
  const { id } = await findDump(target, name);
  const receipt = await readReceipt(target, id);
  if (receipt === undefined) throw new Complaint(`${id} has no receipt yet.`);
  console.log(describeReceipt(receipt));
}

/** `offprint dumps release`: has a held dump read and mailed after all, waits for its receipt, and prints it. */
export async function releaseDump(target: Target, name: string): Promise<void> {
  const dump = await findDump(target, name);
  if (dump.state !== 'held') throw new Complaint(`${dump.id} is not held: ${describe(dump)}.`);
  if (dump.retractedAt !== undefined) throw new Complaint(`${dump.id} was taken back; drop it again to have it read.`);
  const message = handedOnMessage({ dropped: droppedOf(dump), hops: 0, release: true });
  await enqueue(sqs(target.clients), target.outputs.ingestQueueUrl, [message]);
  await printReceipt(target, dump.id, fileName(dump.key), ({ state }) => state !== 'held');
}

/** `offprint retract`: says what it would take back, asks, and takes it back. */
export async function retractDump(target: Target, name: string, { yes = false }: { yes?: boolean }): Promise<void> {
  const { id, state } = await findDump(target, name);
  const ports = await retractPorts(target);
  try {
    const plan = await planRetraction(id, ports);
    console.log(
      state === 'held' ? `${id} is held; nothing of it was stored.` : `${id}: ${describeRetraction(plan, 'would be')}`,
    );
    for (const title of plan.examples) console.log(`    ${title}`);
    if (!yes && !(await agreed('Take it back?'))) return console.log('Nothing changed.');
    const done = await retract(id, ports);
    console.log(state === 'held' ? 'It is taken back and mails nothing.' : describeRetraction(done, 'was'));
  } catch (error) {
    if (!(error instanceof NotRetractable)) throw error;
    throw new Complaint(error.message);
  }
}

async function findDump(target: Target, name: string): Promise<Dump> {
  const found = await tableOf(target).get(name);
  if (found) return found;
  for await (const dump of latest(target, SEARCH_DAYS)) if (fileName(dump.key) === name) return dump;
  throw new Complaint(`No dump of the last ${SEARCH_DAYS} days is called ${name}. "npx offprint dumps" lists them.`);
}

async function* latest(target: Target, days: number): AsyncIterable<Dump> {
  yield* tableOf(target).latest(await now(target), days);
}

function tableOf(target: Target): DumpsTable {
  return dumpsTable(dynamoDb(target.clients), target.outputs.dumpsTable);
}

function describe(dump: Dump): string {
  if (dump.state === 'reading') return `being read, ${counted(dump.records, 'record')} so far`;
  if (dump.state === 'refused') return `refused: ${dump.reason}`;
  if (dump.state === 'held') return dump.retractedAt === undefined ? `held: ${dump.reason}` : 'held, and taken back';
  const { papers, merged, rejected } = dump.counts;
  const notes = [
    ...(isBackfill(dump) ? ['backfill'] : []),
    ...(dump.state === 'gave up' ? ['not read to its end'] : []),
    ...(dump.retractedAt === undefined ? [] : ['taken back']),
  ];
  return `${papers} new, ${merged} known before, ${rejected} rejected${notes.map((note) => `, ${note}`).join('')}`;
}

async function retractPorts(target: Target): Promise<RetractPorts> {
  const client = dynamoDb(target.clients);
  const bucket = bucketOf(s3(target.clients), target.outputs.bucket);
  const at = await now(target);
  return {
    library: papersTable(client, dynamoDbOnce(target.clients), target.outputs.papersTable),
    dumps: dumpsTable(client, target.outputs.dumpsTable),
    async *told(id) {
      for await (const key of bucket.list(papersOf(id)))
        for (const paper of ((await bucket.read(key)) ?? '').split('\n')) if (paper !== '') yield paper;
    },
    mailed: mailedOf(target),
    now: () => at,
  };
}

/** Which papers an edition lists: every edition's body is read once, when it is first asked. */
function mailedOf(target: Target): RetractPorts['mailed'] {
  let listed: Promise<ReadonlySet<PaperId>> | undefined;
  const readAll = async (): Promise<ReadonlySet<PaperId>> => {
    const ids = new Set<PaperId>();
    const bodies = editionBodies(s3(target.clients), target.outputs.bucket);
    for await (const { id } of editionsTable(dynamoDb(target.clients), target.outputs.editionsTable).all()) {
      const body = await bodies.get(id);
      for (const paper of body ? listedIn(body) : []) ids.add(paper.id);
    }
    return ids;
  };
  return async (ids) => {
    listed ??= readAll();
    const all = await listed;
    return new Set(ids.filter((id) => all.has(id)));
  };
}
