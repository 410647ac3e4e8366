import { dayOf } from '../../shared/calendar/day.ts';
import { type Instant, msBetween, SECOND_MS } from '../../shared/calendar/instant.ts';
import { confirm } from '../../shared/editions/ledger.ts';
import { afterTransientBounce } from '../../shared/readers/bounces.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { AskedPorts, EvidencePorts } from './ports.ts';
import { guardReputation } from './reputation.ts';
import type { AskedEvent, MailEvent, Sent } from './ses-event.ts';

const WRITE_TRIES = 5;

/** Takes one event for what it proves: that the mail left, and whether this mailbox wants no more. Safe to repeat, in any order. */
export async function record(ports: EvidencePorts, event: MailEvent): Promise<void> {
  const edition = await ports.ledger.get(event.editionId);
  if (!edition) return;
  if (event.kind === 'send') ports.count('evidenceLagSeconds', msBetween(event.mailedAt, ports.now()) / SECOND_MS);
  await ports.evidenced(event.mailedAt);
  // SES names it a reject when it took a mail and then found a virus in it: the one event that proves no mail left.
  if (event.kind !== 'reject' && edition.state !== 'SENT')
    await ports.ledger.write(confirm(edition, event.mailedAt, event.messageId));
  if (event.kind === 'reject')
    await ports.notify(
      'A mail was rejected',
      `The mail service took edition ${edition.id} and then did not send it: it says that there is a virus in it. Its papers are on the edition's page, and in no other mail.`,
    );
  const { readerId } = edition;
  if (event.kind === 'permanent bounce') await suppress(ports, readerId, 'bounce', event);
  if (event.kind === 'complaint') await suppress(ports, readerId, 'complaint', event);
  if (event.kind === 'transient bounce')
    await change(ports, readerId, (reader) => afterTransientBounce(reader, event.mailedAt, ports.now()));
}

/** Takes what became of a mail that asked for a confirmation: a mailbox that refuses it is never asked again, and gets no mail if it has confirmed. */
export async function recordAsked(ports: EvidencePorts & AskedPorts, event: AskedEvent): Promise<void> {
  await ports.evidenced(event.mailedAt);
  const reason = event.kind === 'permanent bounce' ? 'bounce' : event.kind === 'complaint' ? event.kind : undefined;
  if (reason) await suppress(ports, event.readerId, reason, event, () => refuse(ports, event, reason));
}

/** Stops mail to a reader; the first time it also counts against the account. */
async function suppress(
  ports: EvidencePorts,
  readerId: ReaderId,
  reason: 'bounce' | 'complaint',
  { mailedAt }: Sent,
  refuses: () => Promise<boolean> = async () => false,
): Promise<void> {
  const isNew = await refuses();
  const changed = await change(ports, readerId, (reader) => suppressed(reader, reason, ports.now()));
  if (isNew || changed)
    await ports.reputation.add(dayOf(mailedAt), reason === 'bounce' ? { bounced: 1 } : { complained: 1 });
  await guardReputation(ports);
}

/** Keeps of what was asked for only that the mailbox refused it. @returns whether that is new */
async function refuse(
  ports: AskedPorts,
  { readerId, mailedAt }: AskedEvent,
  reason: 'bounce' | 'complaint',
): Promise<boolean> {
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const asked = await ports.asked.get(readerId);
    if (asked?.state === 'refused') return false;
    const { askedAt, version } = asked ?? { askedAt: mailedAt, version: 0 };
    if (await ports.asked.put({ id: readerId, state: 'refused', reason, askedAt, version })) return true;
  }
  throw new Error(`what ${readerId} asks for was written by somebody else ${WRITE_TRIES} times in a row`);
}

/** Nobody mails this reader any more. Who left stays one who left (R1). */
function suppressed(reader: Reader, reason: 'bounce' | 'complaint', at: Instant): Reader {
  const { state } = reader.consent;
  return state === 'left' || state === 'suppressed'
    ? reader
    : { ...reader, consent: { state: 'suppressed', reason, at } };
}

/** Changes the reader as they are now; a change that is none is not written. @returns whether it was one. */
async function change(ports: EvidencePorts, readerId: ReaderId, to: (reader: Reader) => Reader): Promise<boolean> {
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const reader = await ports.readers.get(readerId);
    const changed = reader && to(reader);
    if (!changed || changed === reader) return false;
    if (await ports.readers.put(changed)) return true;
  }
  throw new Error(`reader ${readerId} was written by somebody else ${WRITE_TRIES} times in a row`);
}
