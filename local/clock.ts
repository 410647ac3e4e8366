import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../shared/calendar/instant.ts';

/** The run's time: the machine's plus one offset that only grows, until a reset. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  offsetMs(): number;
  /** The offset where the functions' threads read it: one Float64. */
  readonly shared: SharedArrayBuffer;
  /** Moves forward to a moment; one that has passed changes nothing. */
  moveTo(moment: number): void;
  reset(): void;
}

/** The clock as the last run left it, in clock.json. @throws when that is damaged. */
export function openClock(dir: string): Clock {
  const file = join(dir, 'clock.json');
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  const set = (ms: number): void => {
    writeFileSync(`${file}.new`, JSON.stringify({ offsetMs: ms }));
    renameSync(`${file}.new`, file);
    offset[0] = ms;
  };
  if (existsSync(file)) offset[0] = offsetIn(readFileSync(file, 'utf8'));
  const offsetMs = (): number => offset[0] ?? 0;
  const now = (): number => Date.now() + offsetMs();
  return { now, offsetMs, shared, moveTo: (moment) => moment > now() && set(moment - Date.now()), reset: () => set(0) };
}

function offsetIn(json: string): number {
  const { offsetMs } = JSON.parse(json) as { offsetMs?: unknown };
  // Dates sort as texts until the year 9999.
  if (typeof offsetMs === 'number' && offsetMs >= 0 && offsetMs < 7_000 * 365 * DAY_MS) return offsetMs;
  throw new Error(`clock.json says ${json.slice(0, 40)}`);
}
