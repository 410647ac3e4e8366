import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/calendar/instant.ts';
import { Complaint } from './complaint.ts';
import type { Target } from './target.ts';

/** The clock of the local run, as it answers (docs/local.md). */
interface Clock {
  readonly now: string;
  readonly offsetMs: number;
  readonly fired?: number;
  readonly idle?: boolean;
}

const UNIT_MS = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS } as const;

/**
 * A span such as `90m`, `12h`, `1d` or `2w`, in milliseconds.
 * @throws Complaint when it is written otherwise.
 */
export function spanMs(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m|h|d|w)$/.exec(text) ?? [];
  if (!amount || !unit) throw new Complaint(`"${text}" is not a span: write it like 90m, 12h, 1d or 2w.`);
  return Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
}

/** Prints the local run's time. */
export async function showClock(target: Target): Promise<void> {
  print(await ask(target));
}

/** Lets the local run's time pass; schedules on the way fire, and the answer comes when their work is done. */
export async function moveClock(
  target: Target,
  by: { forwardMs: number } | { to: string } | { reset: true },
): Promise<void> {
  print(await ask(target, by));
}

async function ask(target: Target, change?: object): Promise<Clock> {
  if (!target.localUrl) throw new Complaint('Only a local run has a clock that can be moved; AWS keeps its own time.');
  const response = await fetch(`${target.localUrl}/local/clock`, {
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    ...(change && { method: 'POST', body: JSON.stringify(change) }),
  });
  const body = await response.text();
  if (!response.ok) throw new Complaint(body);
  return JSON.parse(body) as Clock;
}

function print({ now, offsetMs, fired, idle }: Clock): void {
  const ahead = offsetMs === 0 ? 'the real time' : `${(offsetMs / UNIT_MS.h).toFixed(1)} hours ahead of the real time`;
  console.log(`${now} (${ahead})`);
  if (fired !== undefined)
    console.log(`${fired} scheduled runs fired on the way${idle ? '' : '; work is still going on'}.`);
}
