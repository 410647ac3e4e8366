import { type Bucket, take } from '../../shared/editions/pace.ts';

/**
 * Waits for this function's share of the account's rate. One for as long as the process lives: invocations that follow each other share it.
 * @param now Milliseconds of a clock that never goes back.
 */
export function pacer(start: Bucket, now: () => number, sleep: (ms: number) => Promise<void>): () => Promise<void> {
  let state = start;
  return async () => {
    const { bucket, waitMs } = take(state, now());
    state = bucket;
    if (waitMs > 0) await sleep(waitMs);
  };
}
