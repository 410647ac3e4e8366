/** A token bucket: how many mails may leave, and when. Times are milliseconds of any clock that never goes back. */
export interface Bucket {
  readonly perSecond: number;
  /** Mails that may leave at once after a rest. */
  readonly burst: number;
  readonly tokens: number;
  readonly at: number;
}

/** Of what the account allows, the share that is used: the rest is for retries of the service's own and for clocks that differ (E6). */
const SHARE = 0.8;

/**
 * A bucket for one of `concurrency` senders that share an account's rate. It starts empty, so that a sender that is started again and again gains nothing by it.
 * @param accountPerSecond The rate that the account allows.
 */
export function bucket(accountPerSecond: number, concurrency: number, at: number): Bucket {
  const perSecond = (SHARE * accountPerSecond) / concurrency;
  return { perSecond, burst: 1, tokens: 0, at };
}

/** Takes one token: the bucket after it, and how long to wait before the mail may leave. */
export function take(from: Bucket, now: number): { readonly bucket: Bucket; readonly waitMs: number } {
  const tokens = Math.min(from.burst, from.tokens + ((now - from.at) / 1000) * from.perSecond) - 1;
  const waitMs = tokens < 0 ? (-tokens / from.perSecond) * 1000 : 0;
  return { bucket: { ...from, tokens, at: now }, waitMs };
}
