import { localDay, nextDueAfter, nextLocalDay } from '../calendar/cadence.ts';
import { after, type Instant } from '../calendar/instant.ts';
import type { Answered, Reader } from './reader.ts';

/** Alerts that are mailed on one local day; what matches after them joins the next day's first. */
const ALERTS_A_DAY = 3;

/** The alerts of the day after a round, and when the next may come. Empty for readers who do not want alerts. */
export function alertsAfter(
  reader: Reader,
  dueAt: Instant,
  frozen: boolean,
): { readonly alerts?: Answered['alerts'] & object; readonly nextDueAt?: Instant } {
  const { answered, cadence, zone } = reader;
  if (cadence.kind !== 'alerts') return {};
  const day = localDay(zone, dueAt);
  const before = answered?.alerts?.day === day ? answered.alerts.count : 0;
  const alerts = { day, count: before + (frozen ? 1 : 0) };
  if (alerts.count < ALERTS_A_DAY) return { alerts };
  return { alerts, nextDueAt: nextDueAfter(cadence, zone, endOfDay(zone, dueAt)) };
}

/** The moment after which a reader may get another edition: the given one, or the end of the local day of which they have had all alerts. */
export function alertsFrom({ answered, cadence, zone }: Reader, instant: Instant): Instant {
  const had = answered?.alerts;
  const hadAll = cadence.kind === 'alerts' && had?.day === localDay(zone, instant) && had.count >= ALERTS_A_DAY;
  return hadAll ? endOfDay(zone, instant) : instant;
}

/** The last moment of a local day: the first full hour after it is midnight itself. */
function endOfDay(zone: string, instant: Instant): Instant {
  return after(nextLocalDay(zone, instant), -1);
}
