import type { Instant } from '../papers/paper.ts';
import type { Answered, Reader } from '../readers/reader.ts';
import { localDay, nextDueAfter, nextLocalDay } from './cadence.ts';
import { after } from './instant.ts';

/** Alerts that are mailed on one local day; what matches after them joins the next day's first. */
const ALERTS_A_DAY = 3;

/** The alerts of the day after a round, and when the next may come. Empty for readers who do not want alerts. */
export function alertsAfter(
  { answered, cadence, zone }: Reader,
  dueAt: Instant,
  frozen: boolean,
): { readonly alerts?: Answered['alerts'] & object; readonly nextDueAt?: Instant } {
  if (cadence.kind !== 'alerts') return {};
  const day = localDay(zone, dueAt);
  const before = answered?.alerts?.day === day ? answered.alerts.count : 0;
  const count = before + (frozen ? 1 : 0);
  if (count < ALERTS_A_DAY) return { alerts: { day, count } };
  // The first full hour of tomorrow: midnight itself.
  return { alerts: { day, count }, nextDueAt: nextDueAfter(cadence, zone, after(nextLocalDay(zone, dueAt), -1)) };
}
