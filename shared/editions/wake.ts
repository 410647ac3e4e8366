import type { EditionId } from '../readers/ids.ts';

/** The message that wakes send for an edition. Only a wake-up: the ledger is the truth. */
export function wakeMessage(id: EditionId): string {
  return JSON.stringify({ edition: id });
}

/** The edition that a message wakes, or undefined when it is no such message. */
export function editionToWake(message: string): EditionId | undefined {
  try {
    const { edition } = JSON.parse(message) as { edition?: unknown };
    return typeof edition === 'string' && /^[\w-]+$/.test(edition) ? edition : undefined;
  } catch {
    return undefined;
  }
}
