import { dayOf } from '../calendar/day.ts';
import { DAY_MS, type Instant, msBetween } from '../calendar/instant.ts';
import { ABSTRACT, abstractKind } from './abstract.ts';
import { isTooOld } from './age.ts';
import type { Arrival, ArrivalKind, Paper } from './paper.ts';
import { isLaterVersion, isRewritten } from './revision.ts';

/** What decides, beside the paper, whether it is news. */
export interface Circumstances {
  /** The moment of this attempt to write it. */
  readonly at: Instant;
  /** It came under `backfill/`. */
  readonly backfill: boolean;
  readonly newsMaxAgeDays: number;
}

/**
 * The arrival of a paper after a record was merged into it: a new one where there is something to tell, else the one it had.
 * @param before undefined where the paper was unknown
 */
export function arrivalAfter(
  before: Paper | undefined,
  after: Paper,
  circumstances: Circumstances,
): Arrival | undefined {
  const kind =
    before && !before.unannounced ? furtherArrival(before, after, circumstances) : firstArrival(after, circumstances);
  if (kind === undefined) return before?.arrival;
  const { at } = circumstances;
  if (kind !== 'revised' || !before) return { kind, at };
  const newsAt = before.arrival?.newsAt ?? before.arrival?.at;
  const rewrittenAt = isRewritten(before, after) ? at : before.arrival?.rewrittenAt;
  return { kind, at, ...(newsAt && { newsAt }), ...(rewrittenAt && { rewrittenAt }) };
}

/**
 * A replacement of a paper that was never seen here is not new: the paper is older than this library, or its announcement is yet to come (the notices of a day may be
 * read before its papers, E3).
 */
function firstArrival(paper: Paper, circumstances: Circumstances): ArrivalKind | undefined {
  const silent = circumstances.backfill || paper.withdrawn || paper.unannounced || isOld(paper, circumstances);
  return silent ? undefined : 'new';
}

/** A paper that never was news has no story to go on with (I6). */
function furtherArrival(before: Paper, after: Paper, circumstances: Circumstances): ArrivalKind | undefined {
  if (circumstances.backfill || !before.arrival) return undefined;
  // Come back with a later version: whoever was told of it before is not told again (E2).
  if (before.withdrawn) return firstArrival(after, circumstances);
  if (after.withdrawn) return 'withdrawn';
  if (isEnriched(before, after)) return isOld(after, circumstances) ? undefined : 'enriched';
  return isSettled(before, circumstances.at) && isLaterVersion(before, after) ? 'revised' : undefined;
}

function isOld({ published }: Paper, { at, newsMaxAgeDays }: Circumstances): boolean {
  return isTooOld(published, dayOf(at), newsMaxAgeDays);
}

/** A feed's cut-off abstract wants a sentence or more. */
const A_SENTENCE_CHARACTERS = 100;

/** First known without its abstract, or with a line for it and now with the whole: by a sentence, or twice as long, so that a few more letters are no news. */
function isEnriched(before: Paper, after: Paper): boolean {
  const [had, has] = [abstractKind(before.abstract), abstractKind(after.abstract)];
  if (had === ABSTRACT.none) return has !== ABSTRACT.none;
  const more = after.abstract.length - before.abstract.length;
  return had < has && more >= Math.min(A_SENTENCE_CHARACTERS, before.abstract.length);
}

/**
 * A revision in the first two days changes the text, not the arrival: most readers have not had the paper yet, and for them it would turn from news into a revision
 * of something they never saw (E3).
 */
function isSettled({ firstArrivedAt }: Paper, at: Instant): boolean {
  return msBetween(firstArrivedAt, at) >= 2 * DAY_MS;
}
