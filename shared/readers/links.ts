import type { EditionId, EditionLinks, ReaderId } from '../editions/edition.ts';
import { type CapabilityKey, sealCapability } from './capability.ts';

/** The addresses that an edition carries: the same edition frozen twice carries the same ones. @param origin Origin of the web step, without a slash at its end. */
export function editionLinks(
  key: CapabilityKey,
  origin: string,
  readerId: ReaderId,
  editionId: EditionId,
): EditionLinks {
  return {
    page: `${origin}/e/${sealCapability(key, { purpose: 'edition', readerId, editionId })}`,
    leave: `${origin}/u/${sealCapability(key, { purpose: 'leave', readerId })}`,
  };
}
