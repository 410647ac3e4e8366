import { type Instant, MINUTE_MS, msBetween } from '../../shared/calendar/instant.ts';
import type { StaleSource } from '../../shared/dumps/stale.ts';

/** What telling the operator of stale sources needs from outside. */
export interface StalePorts {
  staleSources(): Promise<readonly StaleSource[]>;
  readonly told: {
    has(what: string): Promise<boolean>;
    add(what: string): Promise<void>;
  };
  notify(subject: string, text: string): Promise<void>;
}

/** The news that nothing is stale keeps for so long; that something is may be over with the next dump. */
const KEPT_MS = 15 * MINUTE_MS;

/** The stale sources as `read` finds them, asked for again at each call while there are some. An edition does not fail for want of them. */
export function rememberedStale(
  read: (now: Instant) => Promise<readonly StaleSource[]>,
  now: () => Instant,
): () => Promise<readonly StaleSource[]> {
  let wellAt: Instant | undefined;
  return async () => {
    const at = now();
    if (wellAt !== undefined && Math.abs(msBetween(wellAt, at)) < KEPT_MS) return [];
    const found = await read(at).catch(() => []);
    wellAt = found.length === 0 ? at : undefined;
    return found;
  };
}

/** Tells the operator of each source that has gone stale, once until it comes again. */
export async function tellStale({ staleSources, told, notify }: StalePorts): Promise<void> {
  for (const { name, since } of await staleSources()) {
    const what = `STALE#${name}#${since}`;
    if (await told.has(what)) continue;
    await notify(
      `Nothing comes from ${name} any more`,
      `${name} used to come daily, and the last dump of it is of ${since}. Weekends and arXiv's holidays are not counted. Is its upload broken? Readers find a line about it in the footer of their mail until it comes again.`,
    );
    await told.add(what);
  }
}
