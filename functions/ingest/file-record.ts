import { isDeepStrictEqual } from 'node:util';
import { arrivalAfter, type Circumstances } from '../../shared/papers/arrival.ts';
import { isSameWork, paperId, standingOf, together } from '../../shared/papers/identity.ts';
import type { Library } from '../../shared/papers/library.ts';
import { merge, type Origin, paperOf } from '../../shared/papers/merge.ts';
import type { Paper, PaperId, PaperRecord } from '../../shared/papers/paper.ts';
import { lookUp, type Seen } from './look-up.ts';
import { TryLater } from './try-later.ts';

/** What became of a record. */
export interface Filed {
  readonly paper: Paper;
  /** This record of this dump brought the paper; else it was merged into one that was known. A repeated delivery gives the same answer. */
  readonly brought: boolean;
}

/** What filing needs from outside beside the library. */
export interface Filing {
  readonly library: Library;
  readonly backfill: boolean;
  readonly newsMaxAgeDays: number;
  now(): string;
  /** Waits before the given attempt (from 1), longer each time. */
  backOff(attempt: number): Promise<void>;
}

/** Attempts until the rows of one paper stand still: others who write them get on themselves, so a few are enough. */
const ATTEMPTS = 12;

/**
 * Puts one record into the library: into the paper that it tells of, or as a new one; papers that it shows to be one work become one, the oldest. Safe to repeat and
 * to do twice at once: each step is one conditional write, and whoever finds the rows changed looks again (I3).
 * @param seen what {@link lookUp} saw shortly before, if it did
 */
export async function fileRecord(
  record: PaperRecord,
  where: Omit<Origin, 'at'>,
  filing: Filing,
  seen?: Seen,
): Promise<Filed> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await filing.backOff(attempt);
    const now = attempt === 0 && seen ? seen : await lookUp(filing.library, [record]);
    const filed = await attemptToFile(record, where, filing, now);
    if (filed) return filed;
  }
  throw new TryLater(
    `the rows of one paper kept changing, or could not be written, in ${ATTEMPTS} attempts (record ${where.dumpRecord})`,
  );
}

async function attemptToFile(
  record: PaperRecord,
  where: Omit<Origin, 'at'>,
  filing: Filing,
  seen: Seen,
): Promise<Filed | undefined> {
  const { id, oldest, others } = homesOf(record, seen);
  if (!(await claimKeys(record, id, filing.library, seen))) return undefined;

  const circumstances: Circumstances = { ...filing, at: filing.now() };
  const told = paperOf(id, record, { ...where, ...circumstances });
  const before = oldest?.paper;
  const merged = others.reduce(
    (paper, other) => (other.paper ? merge(paper, other.paper) : paper),
    before ? merge(before, told) : told,
  );
  const arrival = arrivalAfter(before, merged, circumstances);
  const paper = arrival ? { ...merged, arrival } : merged;

  if (!isDeepStrictEqual(before, paper) && !(await filing.library.put(paper, oldest?.writes ?? 0))) return undefined;
  for (const other of others) if (!(await filing.library.move(other.id, id, other.writes))) return undefined;

  return { paper, brought: paper.dumpId === where.dumpId && paper.dumpRecord === where.dumpRecord };
}

/** A paper that a record belongs to; without `paper` only its keys are claimed yet. */
interface Home {
  readonly id: PaperId;
  readonly paper?: Paper;
  readonly writes: number;
}

type Written = Home & { readonly paper: Paper };

interface Homes {
  /** Where the record goes. */
  readonly id: PaperId;
  /** The row there, if there is one. */
  readonly oldest?: Written;
  /** What turns out to be the same paper and moves there. */
  readonly others: readonly Home[];
}

function homesOf(record: PaperRecord, seen: Seen): Homes {
  // Strongest key first: what a weaker one leads to has to be one work with all that the record joined before, or it would make two works one.
  let standing = standingOf(record);
  const homes = new Map<PaperId, Home>();
  const owned = record.keys.flatMap((key) => seen.aliases.get(key) ?? []);
  for (const { key, paperId: owner, claimant } of owned) {
    const home = homeAt(owner, seen);
    const theirs = home.paper ? standingOf(home.paper) : claimant;
    if (!isSameWork(key, standing, theirs)) continue;
    homes.set(home.id, home);
    standing = together(standing, theirs);
  }
  const free = record.keys.find((key) => !seen.aliases.has(key));
  if (homes.size === 0 && free === undefined) {
    // Every key of it is another work's: there is nothing to know it by but the strongest.
    const home = homeAt(owned[0]!.paperId, seen);
    homes.set(home.id, home);
  }
  const [oldest] = [...homes.values()].filter(isWritten).sort(byAge);
  const id = oldest?.id ?? homes.keys().next().value ?? paperId(free!);
  const others = [...homes.values()].filter((home) => home.id !== id);
  return oldest ? { id, oldest, others } : { id, others };
}

function homeAt(owner: PaperId, seen: Seen): Home {
  const id = seen.root(owner);
  const entry = seen.entries.get(id);
  return { id, writes: entry?.writes ?? 0, ...(entry?.kind === 'paper' && { paper: entry.paper }) };
}

function isWritten(home: Home): home is Written {
  return home.paper !== undefined;
}

function byAge(one: Written, other: Written): number {
  const [ours, theirs] = [one, other].map(({ paper }) => `${paper.firstArrivedAt} ${paper.id}`);
  return ours! < theirs! ? -1 : 1;
}

/** Claims the record's keys for a paper, strongest first. False when somebody else claimed one meanwhile. */
async function claimKeys(record: PaperRecord, id: PaperId, library: Library, seen: Seen): Promise<boolean> {
  const claimant = standingOf(record);
  for (const key of record.keys) {
    if (seen.aliases.has(key)) continue;
    const alias = await library.claim({ key, paperId: id, claimant });
    if (alias.paperId !== id) return false;
  }
  return true;
}
