import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from './state.ts';

/** The run's time: the machine's plus one offset that only grows, until a reset. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  readonly offsetMs: number;
  /** The offset where the functions' threads read it: one Float64. */
  readonly shared: SharedArrayBuffer;
  /** Moves forward to a moment; one that has passed changes nothing. */
  moveTo(moment: number): void;
  reset(): void;
}

/** The clock as the last run left it (clock.json). */
export function openClock(dir: string): Clock {
  const file = join(dir, 'clock.json');
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  offset[0] = readOffset(file);
  const set = (offsetMs: number): void => {
    writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }));
    renameSync(`${file}.new`, file);
    offset[0] = offsetMs;
  };
  const now = (): number => Date.now() + (offset[0] ?? 0);
  return {
    now,
    shared,
    get offsetMs() {
      return offset[0] ?? 0;
    },
    moveTo: (moment) => {
      if (moment > now()) set(moment - Date.now());
    },
    reset: () => set(0),
  };
}

function readOffset(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 0;
  }
  try {
    const { offsetMs } = JSON.parse(text) as { offsetMs: number };
    if (Number.isFinite(offsetMs) && offsetMs >= 0) return offsetMs;
  } catch {}
  throw new CannotRun(`${file} is damaged: delete it and the clock shows the present again.`);
}
