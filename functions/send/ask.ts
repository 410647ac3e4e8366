import { isHeld } from '../../shared/editions/hold.ts';
import { type Asked, type Asking, mailedBy, toConfirm } from '../../shared/readers/asked.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import type { AskPorts } from './ports.ts';
import { hasTime, type Shift } from './send.ts';
import { restAll } from './write-down.ts';

/** Somebody whom the queue is to bring again, and why. */
interface NotYetAsked {
  readonly readerId: ReaderId;
  readonly reason: string;
}

/** Mails those who asked for mails, to hear whether it was them. Whoever is not among the answers is done, mailed or not. */
export async function ask<Message>(
  ports: AskPorts<Message>,
  ids: readonly ReaderId[],
  shift: Shift,
): Promise<NotYetAsked[]> {
  const notYet: NotYetAsked[] = [];
  for (const readerId of new Set(ids)) {
    const reason = await askOne(ports, readerId, shift).catch(String);
    if (reason !== undefined) notYet.push({ readerId, reason });
  }
  return notYet;
}

/**
 * Marks, then mails: no one is asked twice because a message came twice. A mail that is lost between the two is asked for again by whoever misses it.
 * Nobody hears of it whom mails reach already, or whose mailbox refused us: an address typed by a stranger is no reason for a mail.
 * @returns why it is to be tried again
 */
async function askOne<Message>(
  ports: AskPorts<Message>,
  readerId: ReaderId,
  shift: Shift,
): Promise<string | undefined> {
  if (!(await isToAsk(ports, readerId))) return undefined;
  if (isHeld(await ports.holds.get(), ports.now())) return 'all sending rests';
  await ports.pace();
  if (!hasTime(ports, shift)) return 'no time left';
  const asked = await isToAsk(ports, readerId);
  const mark = asked && (await markAs(ports, mailedBy(shift.owner, asked), shift));
  if (!asked || !mark) return undefined;
  const result = await ports.mail(ports.confirmation(asked), readerId);
  if (result.kind === 'accepted') ports.count('mailsSent', 1);
  if (result.kind === 'unknown') ports.count('mailsUnknown', 1);
  if (result.kind === 'accepted' || result.kind === 'unknown' || result.kind === 'message-fault') return undefined;
  // It is known that none left.
  const takeBack = () => ports.asked.put({ ...asked, version: mark.version });
  if (result.kind === 'throttled') await takeBack();
  else await restAll(ports, result, takeBack);
  return result.kind;
}

/** What was asked for, while it waits for its mail. */
async function isToAsk(ports: AskPorts, id: ReaderId): Promise<(Asking & { readonly state: 'open' }) | undefined> {
  const [asked, reader] = await Promise.all([ports.asked.get(id), ports.readers.get(id)]);
  return asked?.state === 'open' && toConfirm(asked, reader) === asked ? asked : undefined;
}

/** The mark as written. One whose answer was lost is known by its owner. */
async function markAs(ports: AskPorts, mark: Asked, { owner }: Shift): Promise<Asked | undefined> {
  const marked = (await ports.asked.put(mark)) ?? (await ports.asked.get(mark.id));
  return marked?.state === 'mailed' && marked.by === owner ? marked : undefined;
}
