import { after, type Instant, MINUTE_MS } from '../calendar/instant.ts';

/** What is known of the way that evidence takes: the newest mail that was acknowledged, and the newest that an event told of. */
export interface EvidenceHealth {
  readonly lastMailedAt?: Instant;
  readonly lastEvidencedAt?: Instant;
}

/** Events come within seconds; mails that none has told of for so long mean that events have stopped. */
const SILENCE_MS = 15 * MINUTE_MS;

/**
 * Whether evidence has stopped coming: mails leave, and no event tells of them. Then silence about an edition proves nothing, and nobody sends it again (DESIGN §7.4).
 * Where no mail was acknowledged since the last event, there is nothing to miss.
 */
export function isSilent({ lastMailedAt, lastEvidencedAt = '' }: EvidenceHealth, now: Instant): boolean {
  if (lastMailedAt === undefined || now < after(lastMailedAt, SILENCE_MS)) return false;
  return lastEvidencedAt < after(lastMailedAt, -SILENCE_MS);
}
