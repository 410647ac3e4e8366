import { after, DAY_MS, type Instant } from '../calendar/instant.ts';
import type { Reader } from './reader.ts';
import { rescheduled } from './reschedule.ts';

/** So many mails that a mailbox turned away for the time being, within so long, pause its reader for as long again. */
const BOUNCES = 3;
const WITHIN_MS = 14 * DAY_MS;

/**
 * The reader after a mail that left at `mailedAt` came back for the time being. Told twice of the same mail, or late of one that is long gone, it changes nothing; who gets no mail anyway stays as they are.
 */
export function afterTransientBounce(reader: Reader, mailedAt: Instant, now: Instant): Reader {
  const known = reader.transientBounces ?? [];
  const all = [...new Set([...known, mailedAt])].sort();
  const transientBounces = all.filter((at) => at > after(all.at(-1)!, -WITHIN_MS));
  if (known.includes(mailedAt) || !transientBounces.includes(mailedAt)) return reader;
  const { state } = reader.consent;
  if (transientBounces.length < BOUNCES || (state !== 'active' && state !== 'invited'))
    return { ...reader, transientBounces };
  const until = after(now, WITHIN_MS);
  const invited = state === 'invited' && { invited: true as const };
  const asleep: Reader = {
    ...reader,
    transientBounces,
    consent: { state: 'paused', until, reason: 'bounces', ...invited },
  };
  return { ...asleep, nextDueAt: rescheduled(asleep, now) };
}
