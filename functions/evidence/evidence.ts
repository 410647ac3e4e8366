import { msBetween, SECOND_MS } from '../../shared/editions/instant.ts';
import { confirm } from '../../shared/editions/ledger.ts';
import type { Consent } from '../../shared/readers/reader.ts';
import type { EvidencePorts } from './ports.ts';
import type { MailEvent } from './ses-event.ts';

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
  if (event.kind === 'permanent bounce') await suppress(ports, edition.readerId, 'bounce');
  if (event.kind === 'complaint') await suppress(ports, edition.readerId, 'complaint');
}

/** Nobody mails this reader any more. Who left stays one who left (R1). */
async function suppress(ports: EvidencePorts, readerId: string, reason: 'bounce' | 'complaint'): Promise<void> {
  for (let tries = 0; tries < WRITE_TRIES; tries++) {
    const reader = await ports.readers.get(readerId);
    if (!reader || reader.consent.state === 'left' || reader.consent.state === 'suppressed') return;
    const consent: Consent = { state: 'suppressed', reason, at: ports.now() };
    if (await ports.readers.put({ ...reader, consent })) return;
  }
  throw new Error(`reader ${readerId} was written by somebody else ${WRITE_TRIES} times in a row`);
}
