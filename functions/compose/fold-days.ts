import { type Day, dayOf, daysFrom } from '../../shared/calendar/day.ts';
import { after, DAY_MS, HOUR_MS, type Instant, msBetween } from '../../shared/calendar/instant.ts';
import { LOOK_BACK_MS, OVERLAP_MS } from '../../shared/calendar/look-back.ts';
import { type FoldedDay, foldDay } from '../../shared/matching/library/segment.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { ComposePorts } from './ports.ts';

/** What folding needs from outside. */
export interface FoldPorts extends Pick<ComposePorts, 'arrivals' | 'now'> {
  readonly segments: {
    /** Days from `from` on that are folded already. */
    days(from: Day): Promise<readonly Day[]>;
    /** Writes a day unless it is there. */
    putIfAbsent(folded: FoldedDay): Promise<void>;
  };
}

/**
 * Folds the closed days of the look-back that have no segment yet, newest first, and begins none after `until`. A day is closed when what
 * is written late must be in its index: the windows' overlap after its end. Whoever is cut off, or folds at the same time, leaves one whole segment
 * or none.
 * @returns The days that were folded.
 */
export async function foldDays(ports: FoldPorts, until: Instant): Promise<Day[]> {
  const now = ports.now();
  const newest = after(now, -OVERLAP_MS - DAY_MS);
  const days = daysFrom(after(newest, -LOOK_BACK_MS), newest);
  const there = new Set(await ports.segments.days(days[0]!));
  const folded: Day[] = [];
  for (const day of days.reverse()) {
    if (there.has(day)) continue;
    if (ports.now() > until) break;
    await ports.segments.putIfAbsent(foldDay(day, await arrivalsOf(ports, day)));
    folded.push(day);
  }
  return folded;
}

async function arrivalsOf(ports: FoldPorts, day: Day): Promise<Paper[]> {
  const papers: Paper[] = [];
  const begins = `${day}T00:00:00.000Z`;
  for await (const paper of ports.arrivals(after(begins, -1), after(begins, DAY_MS - 1)))
    if (paper.arrival && dayOf(paper.arrival.at) === day) papers.push({ ...paper, raw: { title: '', abstract: '' } });
  return papers;
}

/** `foldDays` at most once an hour of a process: what a day is folded into does not change. */
export function foldHourly(ports: FoldPorts): (until: Instant) => Promise<Day[]> {
  let looked: Instant | undefined;
  return async (until) => {
    const now = ports.now();
    if (looked !== undefined && msBetween(looked, now) < HOUR_MS) return [];
    const folded = await foldDays(ports, until);
    looked = now;
    return folded;
  };
}
