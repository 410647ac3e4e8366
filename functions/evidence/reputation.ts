import { type Day, dayOf } from '../../shared/calendar/day.ts';
import { reputationHold } from '../../shared/editions/reputation.ts';
import type { EvidencePorts } from './ports.ts';
import type { Sent } from './ses-event.ts';

/** Counts the mails of one batch of events, a write a day: what bounces and complaints are compared with. */
export async function countMails(ports: EvidencePorts, events: readonly Sent[]): Promise<void> {
  const sent = new Map<Day, number>();
  for (const { kind, mailedAt } of events)
    if (kind === 'send') sent.set(dayOf(mailedAt), (sent.get(dayOf(mailedAt)) ?? 0) + 1);
  for (const [day, mails] of sent) await ports.reputation.add(day, { sent: mails });
}

/** Holds all sending where too many mails bounced or were complained of, and tells the operator. */
export async function guardReputation(ports: EvidencePorts): Promise<void> {
  const now = ports.now();
  const hold = reputationHold(await ports.reputation.days(dayOf(now)), now);
  if (!hold) return;
  await ports.holds.put(hold);
  await ports.notify(
    'Sending is held',
    `No mail leaves any more: ${hold.reason}. Find out why (docs/runbook.md, evidence-held), then let it go on: npx offprint sending release`,
  );
}
