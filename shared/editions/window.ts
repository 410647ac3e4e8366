import { after, DAY_MS, earlier, type Instant, later, MINUTE_MS } from '../calendar/instant.ts';
import { LOOK_BACK_MS, OVERLAP_MS } from '../calendar/look-back.ts';
import { heard, wantsUpvoted } from '../readers/heard.ts';
import type { Interest, Reader } from '../readers/reader.ts';

/** A window ends so long before the due time: what is written just then belongs to the next. */
export const SETTLE_MS = 2 * MINUTE_MS;
/** How far a new interest looks back. */
const WELCOME_MS = 7 * DAY_MS;

/** The arrivals that one edition answers for. Intervals are (from, to]. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  /** Where the window before this one began: see `isNews` in news.ts. */
  readonly previousFrom: Instant;
  /** Where new interests begin to look: before `from` where there are any, and else at it. */
  readonly welcomeFrom: Instant;
  /** Where the papers begin that the most upvoted are chosen from, for readers who want them: at the last edition, a week ago at most. Else at `from`. */
  readonly upvotedFrom: Instant;
}

/** The window of a reader's edition whose arrivals end at `to`. */
export function windowOf(reader: Reader, to: Instant): Window {
  const oldest = after(to, -LOOK_BACK_MS);
  const welcomes = heard(reader).some((interest) => isNewInterest(reader, interest));
  const from = later(after(reader.watermark, -OVERLAP_MS), oldest);
  const weekAgo = later(earlier(after(to, -WELCOME_MS), from), oldest);
  return {
    from,
    to,
    previousFrom: later(earlier(reader.answered?.from ?? from, from), oldest),
    welcomeFrom: welcomes ? weekAgo : from,
    upvotedFrom: wantsUpvoted(reader) === 'none' ? from : later(weekAgo, lastEditionOf(reader, from)),
  };
}

/** Where the reader's last edition ended; a first edition looks back as far as it may. */
function lastEditionOf({ answered, watermark }: Reader, from: Instant): Instant {
  if (!answered) return '';
  return answered.silence && answered.silence.since < watermark ? after(answered.silence.since, -OVERLAP_MS) : from;
}

/** Whether an interest has no edition behind it yet, and so looks back. */
export function isNewInterest(reader: Reader, interest: Interest): boolean {
  return !reader.answered?.interests.includes(interest.id);
}
