import type { Instant } from '../calendar/instant.ts';
import type { EditionId, ReaderId } from '../readers/ids.ts';

/** How the ids of a reader's editions begin, and nobody else's. */
export function editionsOf(readerId: ReaderId): string {
  return `${readerId}-`;
}

/**
 * The edition that answers for a due time, composed from one version of the reader. The same round composed twice has the same id, so that the first one frozen
 * stands; a round composed after the reader changed has another, so that nobody adopts what was frozen for the reader as they were (docs/decisions/0001-ledger.md).
 * Letters, digits and `-` only, because SES tags carry it.
 */
export function editionId(readerId: ReaderId, dueAt: Instant, readerVersion: number): EditionId {
  const due = dueAt.replace(/\.000Z$/, 'Z').replace(/[^0-9TZ]/g, '');
  return `${editionsOf(readerId)}${due}-${readerVersion}`;
}
