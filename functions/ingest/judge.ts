import { counted } from '../../shared/counted.ts';
import { droppedOn, isBackfill, type ReadingDump } from '../../shared/dumps/dump.ts';
import type { Format, Found } from '../../shared/dumps/format.ts';
import { readDump } from '../../shared/dumps/read-dump.ts';
import type { Outcome } from '../../shared/dumps/receipt.ts';
import { usualOf } from '../../shared/dumps/usual.ts';
import { isTooOld } from '../../shared/papers/age.ts';
import { arrivalAfter } from '../../shared/papers/arrival.ts';
import { merge, paperOf } from '../../shared/papers/merge.ts';
import type { Paper, PaperRecord } from '../../shared/papers/paper.ts';
import { toPaperRecord } from '../../shared/papers/record.ts';
import { lookUp } from './look-up.ts';
import type { IngestPorts } from './ports.ts';

/** How far back dumps tell what is usual. */
const USUAL_DAYS = 35;
/** Looking through a dump may take this much of a run; the rest is for filing it. */
const SHARE_OF_RUN = 0.5;
/** Papers that are matched at once. */
const WEIGHED_TOGETHER = 500;

/**
 * Why a dump is to be held before anything of it is filed: it would mail more than five times what is usual, or is too large to tell. Undefined for one that is as it should be, for a first dump, for
 * what is never mailed (backfill), and for what the operator released.
 * @param bytes the dump from its beginning; asked for only where there is something to compare with
 */
export async function whyHeld(
  dump: ReadingDump,
  bytes: () => Promise<AsyncIterable<Uint8Array> | undefined>,
  ports: IngestPorts,
): Promise<Held | undefined> {
  if (dump.records > 0 || dump.hops > 0 || dump.releasedAt !== undefined || isBackfill(dump)) return undefined;
  const readership = await ports.readership();
  const usual = await usualOf(ports.dumps.latest(dump.droppedAt, USUAL_DAYS), readership.readers);
  const stream = usual && (await bytes());
  if (!stream) return undefined;

  const leastLeft = ports.remainingMs() * SHARE_OF_RUN;
  const told = new Set<string>();
  let waiting: Candidate[] = [];
  let [records, mailings] = [0, 0];
  const weigh = async () => {
    const papers = waiting;
    waiting = [];
    const wanting = readership.whoWants(papers.map(({ paper }) => paper));
    const wanted = papers.flatMap((one, place) => {
      const readers = wanting[place]!.size;
      if (readers === 0 || one.record.keys.some((key) => told.has(key))) return [];
      for (const key of one.record.keys) told.add(key);
      return [{ ...one, readers }];
    });
    mailings += await newsAmong(wanted, ports);
  };
  const reading = await readDump(
    stream,
    async (found, format) => {
      records += found.length;
      waiting.push(...mayBeNews(found, format, dump, ports));
      if (waiting.length >= WEIGHED_TOGETHER) await weigh();
    },
    { stop: () => mailings > usual.most || ports.remainingMs() < leastLeft },
  );
  await weigh();
  const heldAs = (reason: string): Held => ({ ...reading, state: 'held', records: 0, reason });
  const readers = readership.readers === 1 ? 'one reader' : `${readership.readers} readers`;
  const those = `Usually a dump mails ${counted(usual.mailings, 'paper')} to the ${readers} here (a paper counts once for each reader)`;
  if (mailings > usual.most)
    return heldAs(
      `${those}; the first ${counted(records, 'record')} of this one would mail ${mailings}, more than five times as many.`,
    );
  if (reading.state !== 'stopped') return undefined;
  return heldAs(
    `${those}; this one is too large to look through at once, and its first ${counted(records, 'record')} would mail ${mailings}. Papers that are no news belong under backfill/.`,
  );
}

/** How a dump ends that is held. */
type Held = Outcome & { readonly state: 'held' };

interface Candidate {
  readonly record: PaperRecord;
  readonly paper: Paper;
}

/** Papers that are news unless the library knows them. */
function mayBeNews(
  found: readonly Found[],
  { name: format }: Format,
  dump: ReadingDump,
  { newsMaxAgeDays }: IngestPorts,
): Candidate[] {
  const today = droppedOn(dump);
  return found.flatMap((one) => {
    if (one.kind !== 'paper') return [];
    const record = toPaperRecord(one.paper, format, today);
    if ('reject' in record || record.withdrawn || isTooOld(record.published, today, newsMaxAgeDays)) return [];
    const paper = paperOf(record.keys[0]!, record, { dumpId: dump.id, dumpRecord: 0, at: dump.droppedAt });
    return [{ record, paper }];
  });
}

/** How many mailings these would be, those left out that the library knows and has nothing new to tell of. */
async function newsAmong(
  wanted: readonly (Candidate & { readonly readers: number })[],
  { library, newsMaxAgeDays, now }: IngestPorts,
): Promise<number> {
  if (wanted.length === 0) return 0;
  const seen = await lookUp(
    library,
    wanted.map(({ record }) => record),
  );
  const at = now();
  return wanted.reduce((sum, { record, paper, readers }) => {
    const home = record.keys
      .flatMap((key) => seen.aliases.get(key) ?? [])
      .map(({ paperId }) => seen.entries.get(seen.root(paperId)))
      .find((entry) => entry?.kind === 'paper');
    const before = home?.kind === 'paper' ? home.paper : undefined;
    const after = before ? merge(before, paper) : paper;
    const arrival = arrivalAfter(before, after, { at, backfill: false, newsMaxAgeDays });
    const isNews = arrival?.at === at && (arrival.kind === 'new' || arrival.kind === 'enriched');
    return isNews ? sum + readers : sum;
  }, 0);
}
