import { dayOf } from '../../shared/calendar/day.ts';
import { after } from '../../shared/calendar/instant.ts';
import { readerIdOf } from '../../shared/readers/address.ts';
import {
  askedAgain,
  CONFIRMS_MS,
  confirmed,
  type NothingToConfirm,
  toConfirm,
  type Wish,
} from '../../shared/readers/asked.ts';
import { sealCapability } from '../../shared/readers/capability.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { SubscriptionPorts, WebPorts } from './ports.ts';

type Ports = WebPorts & SubscriptionPorts;

const WRITE_TRIES = 5;
/** More than a club brings on its first day; a flood of made-up addresses costs no more bounces than these. */
export const MOST_A_DAY = 200;

/**
 * Somebody asks for mails at an address. Readers are not looked at: whether mail goes to it, or may, is for send to see, so that neither the answer nor the time
 * it takes tells who reads. A repeated asking counts as one more, so that `too many` tells nothing either.
 */
export async function subscribe(ports: Ports, wish: Wish): Promise<'asked' | 'too many'> {
  const now = ports.now();
  if (!(await ports.asked.count(dayOf(now), MOST_A_DAY))) {
    ports.count('askersTurnedAway', 1);
    return 'too many';
  }
  const keys = await ports.readers.capabilityKeys();
  const id = readerIdOf(keys[0]!, wish.address);
  const until = after(now, CONFIRMS_MS);
  const confirm = `${ports.origin}/c/${sealCapability(keys.at(-1)!, { purpose: 'confirm', readerId: id, until })}`;
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const known = await ports.asked.get(id);
    const asked = askedAgain(known, { id, wish, askedAt: now, confirm });
    if (asked !== known && !(await ports.asked.put(asked))) continue;
    // Also for what was asked before and not mailed: its message may be lost.
    if (asked.state === 'open') await ports.wake(id);
    return 'asked';
  }
  throw new Error(`what ${id} asks for was written by somebody else ${WRITE_TRIES} times in a row`);
}

/** Who asked confirms, and is a reader. Pressing twice is pressing once. @returns the reader, or why there is none */
export async function confirm(ports: Ports, id: ReaderId): Promise<Reader | Exclude<NothingToConfirm, 'reader'>> {
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const [asked, reader] = await Promise.all([ports.asked.get(id), ports.readers.get(id)]);
    const asking = toConfirm(asked, reader);
    if (asking === 'reader') return reader!;
    if (typeof asking === 'string') return asking;
    const written = await ports.readers.put(confirmed(asking, reader, ports.now()));
    if (written) return written;
  }
  throw new Error(`reader ${id} was written by somebody else ${WRITE_TRIES} times in a row`);
}
