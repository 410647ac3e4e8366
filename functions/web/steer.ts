import { dayOf } from '../../shared/calendar/day.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { type Steering, steered } from '../../shared/readers/steering.ts';
import type { WebPorts } from './ports.ts';

const WRITE_TRIES = 5;
/** More than anybody presses by hand; a program that presses on costs no more writes. */
export const CHANGES_A_DAY = 200;

/** What became of a change: the reader as they are now. */
export interface Steered {
  readonly reader: Reader | undefined;
  readonly refused?: 'too many';
}

/** Changes what a reader gets. Who left or was suppressed has nothing to steer. Pressing twice is pressing once. */
export async function steer(ports: WebPorts, id: ReaderId, steering: Steering): Promise<Steered> {
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const reader = await ports.readers.get(id);
    if (!reader || !maySteer(reader)) return { reader };
    const now = ports.now();
    const day = dayOf(now);
    const count = (reader.changes?.day === day ? reader.changes.count : 0) + 1;
    if (count > CHANGES_A_DAY) return { reader, refused: 'too many' };
    const written = await ports.readers.put({ ...steered(reader, steering, now), changes: { day, count } });
    if (written) return { reader: written };
  }
  throw new Error(`reader ${id} was written by somebody else ${WRITE_TRIES} times in a row`);
}

/** Whether a reader gets mail that there is something to change about. */
export function maySteer({ consent }: Reader): boolean {
  return consent.state !== 'left' && consent.state !== 'suppressed';
}
