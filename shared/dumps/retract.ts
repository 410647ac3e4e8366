import type { Instant } from '../calendar/instant.ts';
import { standingOf } from '../papers/identity.ts';
import type { RetractableLibrary } from '../papers/library.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Dump, DumpId } from './dump.ts';

/** What taking back needs from outside. */
export interface RetractPorts {
  readonly library: RetractableLibrary;
  readonly dumps: {
    get(id: DumpId): Promise<Dump | undefined>;
    put<D extends Dump>(dump: D): Promise<D | undefined>;
  };
  /** Ids of the papers that the dump told of, in any order; some perhaps twice. */
  told(id: DumpId): AsyncIterable<PaperId>;
  /** Those of these papers that an edition lists. */
  mailed(ids: readonly PaperId[]): Promise<ReadonlySet<PaperId>>;
  now(): Instant;
}

/** What becomes of a dump's papers. */
export interface Retraction {
  /** Nobody was mailed: gone from the library, and new if they come again. */
  readonly takenBack: number;
  /** Somebody was mailed: known for good, in nobody's next edition. */
  readonly unlisted: number;
  /** Another dump brought them too: they stay as they are. */
  readonly kept: number;
  /** Titles of the first papers that are taken back or unlisted. */
  readonly examples: readonly string[];
}

/** The dump cannot be taken back. The message says why, in a sentence. */
export class NotRetractable extends Error {
  override readonly name = 'NotRetractable';
}

/** What {@link retract} would do. @throws NotRetractable */
export async function planRetraction(id: DumpId, ports: RetractPorts): Promise<Retraction> {
  await readDump(id, ports);
  return eachPaper(id, ports, async () => {});
}

/**
 * Takes back what a dump brought: papers that nobody was mailed and no other dump told of are removed with their keys; the others are only unlisted, or kept. Words
 * that the dump added to papers of other dumps stay. Safe to repeat when it was cut off.
 * @throws NotRetractable
 */
export async function retract(id: DumpId, ports: RetractPorts): Promise<Retraction> {
  const dump = await readDump(id, ports);
  const done = await eachPaper(id, ports, (paper, fate, writes) => carryOut(id, paper, fate, writes, ports));
  if (!(await ports.dumps.put({ ...dump, retractedAt: ports.now() })))
    throw new NotRetractable(`"${id}" changed meanwhile; take it back again.`);
  return done;
}

type Fate = 'takenBack' | 'unlisted' | 'kept';

/** Papers that are read and judged together. */
const BLOCK = 100;
const EXAMPLES = 10;

async function readDump(id: DumpId, ports: RetractPorts): Promise<Exclude<Dump, { state: 'reading' }>> {
  const dump = await ports.dumps.get(id);
  if (!dump) throw new NotRetractable(`There is no dump "${id}".`);
  if (dump.state === 'reading') throw new NotRetractable(`"${id}" is still being read; wait for its receipt.`);
  return dump;
}

async function eachPaper(
  id: DumpId,
  ports: RetractPorts,
  act: (paper: Paper, fate: Fate, writes: number) => Promise<void>,
): Promise<Retraction> {
  const counts = { takenBack: 0, unlisted: 0, kept: 0 };
  const examples: string[] = [];
  const seen = new Set<PaperId>();
  for await (const block of blocksOf(ports.told(id))) {
    const papers = await papersOf(block, ports);
    const mailed = await ports.mailed(papers.flatMap(({ paper }) => idsOf(paper)));
    for (const { paper, writes } of papers) {
      if (seen.has(paper.id) || !dumpsOf(paper).includes(id)) continue;
      seen.add(paper.id);
      const fate =
        dumpsOf(paper).length > 1 ? 'kept' : idsOf(paper).some((each) => mailed.has(each)) ? 'unlisted' : 'takenBack';
      counts[fate] += 1;
      if (fate !== 'kept' && examples.length < EXAMPLES) examples.push(paper.title);
      await act(paper, fate, writes);
    }
  }
  return { ...counts, examples };
}

async function carryOut(
  id: DumpId,
  paper: Paper,
  fate: Fate,
  writes: number,
  { library }: RetractPorts,
): Promise<void> {
  if (fate === 'takenBack') return takeBack(paper, writes, library);
  const changed = fate === 'unlisted' ? withoutArrival(paper) : withoutDump(paper, id);
  if (!(await library.put(changed, writes))) throw toldMeanwhile(paper);
}

/** Keys before the row: as long as the row is there, a retraction that was cut off finds it again. */
async function takeBack(paper: Paper, writes: number, library: RetractableLibrary): Promise<void> {
  for (const key of paper.keys) await library.release(key, paper.id);
  if (await library.remove(paper.id, writes)) return;
  const claimant = standingOf(paper);
  for (const key of paper.keys) await library.claim({ key, paperId: paper.id, claimant });
  throw toldMeanwhile(paper);
}

function withoutArrival({ arrival: _, ...paper }: Paper): Paper {
  return paper;
}

function withoutDump(paper: Paper, id: DumpId): Paper {
  const [dumpId, ...otherDumps] = dumpsOf(paper).filter((dump) => dump !== id);
  return { ...paper, dumpId: dumpId!, dumpRecord: 0, otherDumps };
}

function toldMeanwhile({ title }: Paper): NotRetractable {
  return new NotRetractable(`"${title}" was told of by another dump meanwhile; take the dump back again.`);
}

/** The papers under these ids, or where they moved. */
async function papersOf(
  ids: readonly PaperId[],
  { library }: RetractPorts,
): Promise<{ paper: Paper; writes: number }[]> {
  const papers: { paper: Paper; writes: number }[] = [];
  for (let wanted = [...ids]; wanted.length > 0; ) {
    const entries = [...(await library.entries([...new Set(wanted)])).values()];
    papers.push(...entries.filter((entry) => entry.kind === 'paper'));
    wanted = entries.flatMap((entry) => (entry.kind === 'moved' ? [entry.to] : []));
  }
  return papers;
}

/** All that readers may have been mailed it under. */
function idsOf({ id, formerIds }: Paper): PaperId[] {
  return [id, ...formerIds];
}

function dumpsOf({ dumpId, otherDumps }: Paper): DumpId[] {
  return [dumpId, ...otherDumps];
}

async function* blocksOf(ids: AsyncIterable<PaperId>): AsyncIterable<PaperId[]> {
  let block: PaperId[] = [];
  for await (const id of ids) {
    block.push(id);
    if (block.length < BLOCK) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}
