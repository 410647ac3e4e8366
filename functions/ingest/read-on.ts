import { dayOf, daysBetween } from '../../shared/calendar/day.ts';
import { droppedOn, isBackfill, PLACE, type ReadingDump } from '../../shared/dumps/dump.ts';
import { type Reading, readDump } from '../../shared/dumps/read-dump.ts';
import { countPaper, countReject, countSkip, type Reject } from '../../shared/dumps/receipt.ts';
import type { Paper, PaperId } from '../../shared/papers/paper.ts';
import { dealWith, type Fate } from './deal-with.ts';
import type { IngestPorts } from './ports.ts';
import { saveProgress } from './save-progress.ts';

/** With less than this left the rest is handed on: the checkpoint or the receipt still has to be written. */
const RESERVE_MS = 60_000;
/** Records between two checkpoints: what a crash costs in repeated work, and what is held in memory. */
const CHECKPOINT_RECORDS = 5_000;
/** And where an earlier run was cut off: should this one be too, the receipt tells nearly where, and of nearly all that is filed. */
const CAREFUL_CHECKPOINT_RECORDS = 100;
/** New papers that are kept in memory for what the dump means; a dump of more is a back file, not a day. */
const MOST_NEWS = 2_000;

/** How far a run got. */
export interface ReadOn {
  readonly dump: ReadingDump;
  readonly reading: Reading;
  /** The papers that are news by this dump; undefined where this run did not see all of it. */
  readonly news: readonly Paper[] | undefined;
}

/**
 * Reads a dump from its checkpoint, files every record and counts it, and leaves a checkpoint every few thousand records. Stops when time runs out.
 * @throws when another run of the same delivery has ended or handed on the dump.
 */
export async function readOn(
  start: ReadingDump,
  bytes: AsyncIterable<Uint8Array>,
  ports: IngestPorts,
): Promise<ReadOn> {
  ports.log(start.records === 0 ? 'ingest.began' : 'ingest.went-on', {
    dump: start.id,
    key: start.key,
    records: start.records,
  });
  // What was held is as old as it was when it came.
  const heldDays = start.releasedAt === undefined ? 0 : daysBetween(droppedOn(start), dayOf(start.releasedAt));
  const newsMaxAgeDays = ports.newsMaxAgeDays + heldDays;
  const filing = { ...ports, newsMaxAgeDays, backfill: isBackfill(start) };
  const checkpointRecords = start.begun.length > 1 ? CAREFUL_CHECKPOINT_RECORDS : CHECKPOINT_RECORDS;
  const tally = structuredClone(start.tally);
  let dump = start;
  let records = start.records;
  let papers: PaperId[] = [];
  let rejects: Reject[] = [];
  const news: Paper[] = [];
  let newsComplete = records === 0;

  function account(fate: Fate): void {
    if (fate.kind === 'skipped') countSkip(tally, fate.at, fate.reason);
    else if (fate.kind === 'rejected') {
      countReject(tally, fate.reject);
      rejects.push(fate.reject);
    } else {
      const { paper, brought } = fate.filed;
      countPaper(tally, fate.at, brought ? 'papers' : 'merged');
      papers.push(paper.id);
      if (brought && paper.arrival) keepNews(paper);
    }
  }

  function keepNews(paper: Paper): void {
    if (news.length < MOST_NEWS) news.push(paper);
    else newsComplete = false;
  }

  async function checkpoint(): Promise<void> {
    if (records === dump.records) return;
    const part = [dump.id, dump.records, records] as const;
    if (papers.length > 0) await ports.bucket.write(PLACE.papers(...part), lines(papers));
    if (rejects.length > 0)
      await ports.bucket.write(PLACE.rejects(...part), lines(rejects.map((reject) => JSON.stringify(reject))));
    [papers, rejects] = [[], []];
    dump = await saveProgress({ ...dump, records, tally: structuredClone(tally) }, ports);
  }

  const reading = await readDump(
    bytes,
    async (found, format) => {
      for (const fate of await dealWith(found, format, records, dump, filing)) account(fate);
      records += found.length;
      if (records - dump.records >= checkpointRecords) await checkpoint();
    },
    { skip: start.records, stop: () => ports.remainingMs() < RESERVE_MS },
  );
  await checkpoint();
  return { dump, reading, news: newsComplete ? news : undefined };
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
