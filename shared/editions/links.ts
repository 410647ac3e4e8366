import { after, DAY_MS, type Instant } from '../calendar/instant.ts';
import { type CapabilityKey, sealCapability } from '../readers/capability.ts';
import type { EditionId, ReaderId } from '../readers/ids.ts';
import type { EditionLinks } from './edition.ts';

/** How long the link of a mail steers. */
const STEERS_MS = 180 * DAY_MS;

/** An edition that links are for. */
interface Linked {
  readonly readerId: ReaderId;
  readonly editionId: EditionId;
  readonly dueAt: Instant;
}

/** The addresses that an edition carries: the same edition frozen twice carries the same ones. @param origin Origin of the web step, without a slash at its end. */
export function editionLinks(key: CapabilityKey, origin: string, { readerId, editionId, dueAt }: Linked): EditionLinks {
  return {
    page: `${origin}/e/${sealCapability(key, { purpose: 'edition', readerId, editionId })}`,
    leave: `${origin}/u/${sealCapability(key, { purpose: 'leave', readerId })}`,
    steer: `${origin}/s/${sealCapability(key, { purpose: 'steer', readerId, editionId, until: after(dueAt, STEERS_MS) })}`,
  };
}
