import type { Instant } from '../shared/calendar/instant.ts';
import type { Target } from './target.ts';

/** The target's time: a local run may be ahead of this machine. */
export async function now(target: Target): Promise<Instant> {
  if (!target.localUrl) return new Date().toISOString();
  const response = await fetch(`${target.localUrl}/local/clock`, { headers: { accept: 'application/json' } });
  return ((await response.json()) as { now: string }).now;
}
