import { latestDue, nextDueAfter } from '../calendar/cadence.ts';
import { after, type Instant, later } from '../calendar/instant.ts';
import type { EditionId } from '../readers/ids.ts';
import type { Reader } from '../readers/reader.ts';
import { editionId } from './identity.ts';
import { sendBefore } from './send-before.ts';
import { SETTLE_MS, type Window, windowOf } from './window.ts';

/** One turn of answering for a reader's arrivals: at a due time, or at once when the operator asks. */
export interface Round {
  /** As read, strongly consistent; what is frozen counts only if nobody writes the row in between. */
  readonly reader: Reader;
  readonly editionId: EditionId;
  readonly dueAt: Instant;
  readonly sendBefore: Instant;
  readonly nextDueAt: Instant;
  readonly window: Window;
  /** How many papers arrived since the round before, matching or not; known once they were read. */
  readonly arrived?: number;
}

/** The round of a reader who is due. Due times that were missed collapse into the latest (E1). */
export function dueRound(reader: Reader, now: Instant): Round {
  const dueAt = latestDue(reader.cadence, reader.zone, reader.nextDueAt, now);
  return round(reader, dueAt, after(dueAt, -SETTLE_MS), nextDueAfter(reader.cadence, reader.zone, dueAt));
}

/** A round out of turn: everything that arrived up to now, and the clock's next due time stays. */
export function roundNow(reader: Reader, now: Instant): Round {
  return round(reader, now, now, reader.nextDueAt);
}

function round(reader: Reader, dueAt: Instant, to: Instant, nextDueAt: Instant): Round {
  return {
    reader,
    editionId: editionId(reader.id, dueAt, reader.version),
    dueAt,
    sendBefore: sendBefore(reader.cadence, dueAt),
    nextDueAt,
    // A round out of turn may have looked further already: the watermark never goes back.
    window: windowOf(reader, later(to, reader.watermark)),
  };
}
