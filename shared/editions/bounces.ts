import type { Instant } from '../papers/paper.ts';
import type { Reader } from '../readers/reader.ts';
import { after, DAY_MS } from './instant.ts';

/** So many mails that a mailbox turned away for the time being, within so long, pause its reader for as long again. */
const BOUNCES = 3;
const WITHIN_MS = 14 * DAY_MS;

/**
 * The reader after a mail that left at `mailedAt` came back for the time being. Told twice of the same mail it changes nothing; who gets no mail anyway stays as they are.
 */
export function afterTransientBounce(reader: Reader, mailedAt: Instant, now: Instant): Reader {
  const recent = (reader.transientBounces ?? []).filter((at) => at > after(mailedAt, -WITHIN_MS));
  if (recent.includes(mailedAt)) return reader;
  const transientBounces = [...recent, mailedAt];
  const { state } = reader.consent;
  if (transientBounces.length < BOUNCES || (state !== 'active' && state !== 'invited'))
    return { ...reader, transientBounces };
  const until = after(now, WITHIN_MS);
  const invited = state === 'invited' && { invited: true as const };
  const consent = { state: 'paused', until, reason: 'bounces', ...invited } as const;
  return { ...reader, transientBounces, consent, nextDueAt: until };
}
