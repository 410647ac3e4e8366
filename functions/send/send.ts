import { after, type Instant, SECOND_MS } from '../../shared/calendar/instant.ts';
import { isSilent } from '../../shared/editions/evidence-health.ts';
import { isHeld } from '../../shared/editions/hold.ts';
import { inLanes } from '../../shared/editions/lanes.ts';
import {
  type Claimed,
  heldBy,
  isUndecided,
  LEASE_MARGIN_MS,
  postpone,
  REWAKE_MS,
  release,
  take,
} from '../../shared/editions/ledger.ts';
import type { EditionId } from '../../shared/readers/ids.ts';
import { lookAgain } from './look-again.ts';
import type { SendPorts } from './ports.ts';
import { writeDown } from './write-down.ts';

/** One invocation of send. */
export interface Shift {
  /** Names this invocation in claims; never the same twice. */
  readonly owner: string;
  /** When the invocation is ended from outside. */
  readonly deadline: Instant;
}

/** An edition that is to be woken for again, and why. */
export interface Unfinished {
  readonly editionId: EditionId;
  readonly reason: string;
}

/** Nothing is claimed that could not be sent and written down before the deadline. */
const LAST_CLAIM_MS = 30 * SECOND_MS;
const LANES = 8;

/** Sends the editions that it was woken for. Whatever is not among the unfinished is the ledger's business now, sent or not. */
export async function send<Message>(
  ports: SendPorts<Message>,
  woken: readonly EditionId[],
  shift: Shift,
): Promise<Unfinished[]> {
  const unfinished: Unfinished[] = [];
  await inLanes(new Set(woken), LANES, async (editionId) => {
    try {
      if (!(await sendOne(ports, editionId, shift))) unfinished.push({ editionId, reason: 'no time left' });
    } catch (error) {
      unfinished.push({ editionId, reason: String(error) });
    }
  });
  return unfinished;
}

/** Claims, looks at the reader again, sends once, writes down what became of it. False when there was no time for it. */
async function sendOne<Message>(ports: SendPorts<Message>, id: EditionId, shift: Shift): Promise<boolean> {
  if (!(await mayBegin(ports, id, shift))) return true;
  await ports.pace();
  if (!hasTime(ports, shift)) return false;
  const claim = await claimNow(ports, id, shift);
  if (!claim) return true;
  const ready = await lookAgain(ports, claim);
  if (!ready) return true;
  if (!hasTime(ports, shift) || ports.now() > claim.sendBefore) {
    await ports.ledger.write(release(claim, ports.now()));
    return false;
  }
  await writeDown(ports, claim, ready.reader, await ports.mail(ready.message, id));
  return true;
}

/** Spares the pace what a look can tell: decided, claimed by another, all sending rests, or a second attempt while evidence has stopped. */
async function mayBegin(ports: SendPorts, id: EditionId, shift: Shift): Promise<boolean> {
  const edition = await ports.ledger.get(id);
  const transition = edition && take(edition, claimOf(shift), ports.now());
  if (!transition || isHeld(await ports.holds.get(), ports.now())) return false;
  const { next } = transition;
  const again = isUndecided(edition) && next.state === 'CLAIMED' && next.unknownAttempts > 0;
  if (!again || !isSilent(await ports.evidence.health(), ports.now())) return true;
  await ports.ledger.write(postpone(edition, after(ports.now(), REWAKE_MS)));
  ports.count('sendsHeld', 1);
  await ports.notify(
    'Events of sent mails have stopped',
    'Mails leave, but the mail service tells nothing of them. What may or may not have left is not sent again until it does.',
  );
  return false;
}

/** Takes the edition as it is now. A write whose answer was lost is recognised by its owner. */
async function claimNow(ports: SendPorts, id: EditionId, shift: Shift): Promise<Claimed | undefined> {
  const edition = await ports.ledger.get(id);
  const transition = edition && take(edition, claimOf(shift), ports.now());
  if (!transition) return undefined;
  const written = await ports.ledger.write(transition).catch(() => false);
  if (written && transition.next.state === 'PARKED') ports.count('editionsParked', 1);
  return heldBy(written ? transition.next : await ports.ledger.get(id), shift.owner);
}

function claimOf(shift: Shift) {
  return { owner: shift.owner, leaseUntil: after(shift.deadline, LEASE_MARGIN_MS) };
}

/** Whether what begins now can be done and written down before the deadline. */
export function hasTime(ports: Pick<SendPorts, 'now'>, shift: Shift): boolean {
  return ports.now() < after(shift.deadline, -LAST_CLAIM_MS);
}
