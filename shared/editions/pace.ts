/** A token bucket: how many mails may leave, and when. Times are milliseconds of any clock that never goes back. */
export interface Bucket {
  readonly perSecond: number;
  /** Mails that may leave at once after a rest. */
  readonly burst: number;
  readonly tokens: number;
  readonly at: number;
}

/** Of what the account allows, the share that is used in the long run, and in any one second: the rest is for clocks that differ (E6). */
const SHARE = 0.8;
const BURST_SHARE = 0.15;

/**
 * A bucket for one of `concurrency` senders that share an account's rate. It starts empty, so that a sender that is started again and again gains nothing by it; what it may
 * save up makes good for the time between two batches, and together with the pace stays below the rate.
 * @param accountPerSecond The rate that the account allows.
 */
export function bucket(accountPerSecond: number, concurrency: number, at: number): Bucket {
  const share = accountPerSecond / concurrency;
  return { perSecond: SHARE * share, burst: Math.max(1, BURST_SHARE * share), tokens: 0, at };
}

/** Takes one token: the bucket after it, and how long to wait before the mail may leave. */
export function take(from: Bucket, now: number): { readonly bucket: Bucket; readonly waitMs: number } {
  const tokens = Math.min(from.burst, from.tokens + ((now - from.at) / 1000) * from.perSecond) - 1;
  const waitMs = tokens < 0 ? (-tokens / from.perSecond) * 1000 : 0;
  return { bucket: { ...from, tokens, at: now }, waitMs };
}
