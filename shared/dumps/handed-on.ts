import type { Dropped } from './dump.ts';

/** A message of ingest's own queue: a dump that one run hands on to the next, or that the operator releases. */
export interface HandedOn {
  readonly dropped: Dropped;
  /** How often the dump was handed on before this message. */
  readonly hops: number;
  /** The dump was held, and is to be read after all. */
  readonly release?: true;
}

/** The text of the message. */
export function handedOnMessage(handedOn: HandedOn): string {
  return JSON.stringify({ handedOn });
}

/** What {@link handedOnMessage} wrote; undefined for any other message. */
export function handedOnIn(message: unknown): HandedOn | undefined {
  const { handedOn } = (message ?? {}) as { handedOn?: HandedOn };
  return typeof handedOn?.dropped?.key === 'string' ? handedOn : undefined;
}
