import type { EndedDump } from '../../shared/dumps/dump.ts';
import type { Receipt } from '../../shared/dumps/receipt.ts';
import { operatorMail } from './operator-mail.ts';
import type { IngestPorts } from './ports.ts';

/** Whoever is about to tell the operator has so long; a run that died on it is followed by the next delivery, half an hour later. */
const LEASE_MS = 120_000;

/**
 * Tells the operator of a dump that went wrong, once: claimed before, marked after. Only a run that dies between the two lets a second mail happen.
 * @throws when another run has claimed it and not yet marked it: should it die, this delivery has to come again.
 */
export async function tellOperator(dump: EndedDump, ports: IngestPorts, receipt?: Receipt): Promise<void> {
  const { operator } = dump;
  if (operator === 'nothing to tell' || (typeof operator === 'object' && 'toldAt' in operator)) return;
  const now = ports.now();
  if (typeof operator === 'object' && operator.tellingUntil > now)
    throw new Error(`another run is telling the operator of dump ${dump.id}`);
  const claimed = await ports.dumps.put<EndedDump>({
    ...dump,
    operator: { tellingUntil: new Date(Date.parse(now) + LEASE_MS).toISOString() },
  });
  if (!claimed) throw new Error(`another run began to tell the operator of dump ${dump.id}`);
  const { subject, text } = operatorMail(claimed, receipt?.rejects ?? []);
  await ports.notify(subject, text);
  await ports.dumps.put<EndedDump>({ ...claimed, operator: { toldAt: ports.now() } });
}
