import { after, type Instant, MINUTE_MS } from '../../shared/calendar/instant.ts';
import type { Hold } from '../../shared/editions/hold.ts';
import { type Claimed, confirm, refuse, release, type Transition } from '../../shared/editions/ledger.ts';
import type { SendResult } from '../../shared/editions/send-result.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { SendPorts } from './ports.ts';

const REST_MS = { account: 15 * MINUTE_MS, quota: 30 * MINUTE_MS };
const LONGEST_BACKOFF_MS = 60 * MINUTE_MS;
const WRITE_TRIES = 5;

/** Writes down what became of the one send: in the ledger, for the reader, for the operator (DESIGN §7.2). */
export async function writeDown(ports: SendPorts, claim: Claimed, reader: Reader, result: SendResult): Promise<void> {
  const now = ports.now();
  switch (result.kind) {
    case 'accepted':
      ports.count('mailsSent', 1);
      await surely(ports, confirm(claim, now, result.messageId));
      await ports.evidence.mailed(now);
      return invitationWentOut(ports, reader);
    case 'message-fault':
      await surely(ports, refuse(claim, result.reason, now));
      return ports.notify(
        'A mail was refused',
        `Edition ${claim.id} was refused: ${result.reason}. Its papers are carried into the next.`,
      );
    case 'account-fault':
    case 'quota':
      return restAll(ports, result, (until) => surely(ports, release(claim, until)));
    case 'throttled':
      return surely(ports, release(claim, backoff(ports, claim)));
    case 'unknown':
      // The mail may have left. Only evidence, or the end of lease and grace, decides.
      ports.count('mailsUnknown', 1);
  }
}

/** No mail of this account is taken now: this one is given back, and all others wait. */
export async function restAll(
  ports: Pick<SendPorts, 'now' | 'count' | 'holds' | 'notify'>,
  fault: Extract<SendResult, { readonly kind: 'account-fault' | 'quota' }>,
  giveBack: (until: Instant) => Promise<unknown>,
): Promise<void> {
  const since = ports.now();
  const hold: Hold =
    fault.kind === 'quota'
      ? { cause: 'quota', reason: 'the quota of mails is used up', since, until: after(since, REST_MS.quota) }
      : { cause: 'account', reason: fault.reason, since, until: after(since, REST_MS.account) };
  ports.count('sendsHeld', 1);
  await ports.holds.put(hold);
  await giveBack(hold.until);
  await ports.notify('Sending rests', `No mail leaves until ${hold.until}: ${hold.reason}. Then one is tried again.`);
}

/** The first mail carries the invitation: from now on they get mail without it (R1). Compose puts right what is lost here. */
async function invitationWentOut(ports: SendPorts, reader: Reader): Promise<void> {
  let current: Reader | undefined = reader;
  for (let tries = 0; current?.consent.state === 'invited' && tries < WRITE_TRIES; tries++) {
    if (await ports.readers.put({ ...current, consent: { state: 'active' } })) return;
    current = await ports.readers.get(reader.id);
  }
}

/** Tries again what is safe to repeat: every write here names the row that it expects. */
async function surely(ports: SendPorts, transition: Transition): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await ports.ledger.write(transition);
      return;
    } catch (error) {
      if (tries >= WRITE_TRIES) throw error;
    }
  }
}

function backoff(ports: SendPorts, claim: Claimed): Instant {
  const doubled = Math.min(MINUTE_MS * 2 ** (claim.attempts - 1), LONGEST_BACKOFF_MS);
  return after(ports.now(), doubled * (0.5 + ports.random()));
}
