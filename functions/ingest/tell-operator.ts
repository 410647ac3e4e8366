import type { EndedDump } from '../../shared/dumps/dump.ts';
import type { IngestPorts } from './ports.ts';
import { TryLater } from './try-later.ts';

/** Whoever is about to tell the operator has so long; a run that died on it is followed by the next delivery, half an hour later. */
const LEASE_MS = 120_000;

/**
 * Sends the operator the mail that a dump is due, once: claimed before, marked after. Only a run that dies between the two lets a second mail happen.
 * @throws when another run has claimed it and not yet marked it: should it die, this delivery has to come again.
 */
export async function tellOperator(dump: EndedDump, ports: IngestPorts): Promise<void> {
  const { toTell, ...row } = dump;
  if (!toTell) return;
  const now = ports.now();
  if (toTell.claimedUntil && toTell.claimedUntil > now)
    throw new TryLater(`another run is telling the operator of dump ${dump.id}`);
  const claimedUntil = new Date(Date.parse(now) + LEASE_MS).toISOString();
  const claimed = await ports.dumps.put<EndedDump>({ ...row, toTell: { ...toTell, claimedUntil } });
  if (!claimed) throw new TryLater(`another run began to tell the operator of dump ${dump.id}`);
  await ports.notify(toTell.subject, toTell.text);
  await ports.dumps.put<EndedDump>({ ...row, writes: claimed.writes });
}
