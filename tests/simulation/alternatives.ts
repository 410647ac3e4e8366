import type { SendPorts } from '../../functions/send/ports.ts';
import { type Shift, send } from '../../functions/send/send.ts';
import { after } from '../../shared/calendar/instant.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { confirm, GRACE_MS, isUndecided } from '../../shared/editions/ledger.ts';
import type { EditionId } from '../../shared/readers/ids.ts';

/** Ways to send that were not taken (docs/decisions/0001-ledger.md), under the same faults. */
export const PROTOCOLS = ['claim, then evidence', 'lease only', 'send, then mark', 'mark, then send'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

type Send = typeof send;

/** The send step of a protocol. */
export function sendBy(protocol: Protocol): Send {
  switch (protocol) {
    case 'claim, then evidence':
      return send;
    case 'lease only':
      return sendByLease;
    case 'send, then mark':
      return eachOf(async (ports, edition) => {
        if (await mail(ports, edition)) await mark(ports, edition);
      });
    case 'mark, then send':
      return eachOf(async (ports, edition) => {
        if (await mark(ports, edition)) await mail(ports, edition);
      });
  }
}

/** The shipped code, but a claim is over when its lease is: nobody waits for evidence. */
const sendByLease: Send = (ports, woken, shift) => {
  const get = async (id: EditionId): Promise<Edition | undefined> => {
    const row = await ports.ledger.get(id);
    if (row?.state !== 'CLAIMED') return row;
    return { ...row, claim: { ...row.claim, leaseUntil: after(row.claim.leaseUntil, -GRACE_MS) } };
  };
  return send({ ...ports, ledger: { ...ports.ledger, get } }, woken, shift);
};

function eachOf(work: (ports: SendPorts, edition: Edition) => Promise<void>): Send {
  return async (ports, woken, _shift: Shift) => {
    for (const id of woken) {
      const edition = await ports.ledger.get(id);
      if (edition && isUndecided(edition)) await work(ports as SendPorts, edition);
    }
    return [];
  };
}

async function mail(ports: SendPorts, edition: Edition): Promise<boolean> {
  const [reader, body] = [await ports.readers.get(edition.readerId), await ports.bodies.get(edition.id)];
  if (!reader || !body) return false;
  return (await ports.mail(ports.message(body, reader), edition.id)).kind === 'accepted';
}

function mark(ports: SendPorts, edition: Edition): Promise<boolean> {
  return ports.ledger.write(confirm(edition, ports.now()));
}
