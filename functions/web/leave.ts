import type { ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { WebPorts } from './ports.ts';

const WRITE_TRIES = 5;

/**
 * The reader leaves: nothing is mailed to them any more (R1). Safe to repeat. Who was suppressed leaves too, so that a mailbox which works again is no
 * reason to mail; who was erased has nothing left to leave.
 * @returns the reader as they are now
 */
export async function leave(ports: WebPorts, id: ReaderId): Promise<Reader | undefined> {
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const reader = await ports.readers.get(id);
    if (!reader || reader.consent.state === 'left') return reader;
    const left = await ports.readers.put({ ...reader, consent: { state: 'left', at: ports.now() } });
    if (left) return left;
  }
  throw new Error(`reader ${id} was written by somebody else ${WRITE_TRIES} times in a row`);
}
