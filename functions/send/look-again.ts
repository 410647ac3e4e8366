import { after } from '../../shared/calendar/instant.ts';
import { mailedAgain } from '../../shared/editions/carry.ts';
import type { Edition, EditionBody } from '../../shared/editions/edition.ts';
import { type Claimed, cancel, REWAKE_MS, refuse, release } from '../../shared/editions/ledger.ts';
import { awakened } from '../../shared/readers/consent.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { SendPorts } from './ports.ts';

type Cancelled = Extract<Edition, { state: 'CANCELLED' }>;

/** A claimed edition that may be mailed. */
export interface Ready<Message> {
  readonly reader: Reader;
  readonly message: Message;
}

/**
 * The last look before the mail: at the reader, strongly consistent and after the claim, so that whoever left before it is not mailed (R1). Ends the edition, or gives
 * it back, where there is nothing to mail; and gives it back on a fault, because no mail has left yet.
 */
export async function lookAgain<Message>(
  ports: SendPorts<Message>,
  claim: Claimed,
): Promise<Ready<Message> | undefined> {
  try {
    return await look(ports, claim);
  } catch (error) {
    await ports.ledger.write(release(claim, after(ports.now(), REWAKE_MS)));
    throw error;
  }
}

async function look<Message>(ports: SendPorts<Message>, claim: Claimed): Promise<Ready<Message> | undefined> {
  const reader = await ports.readers.get(claim.readerId);
  const against = whyNot(ports, claim, reader);
  if (against === 'not yet') await ports.ledger.write(release(claim, after(ports.now(), REWAKE_MS)));
  else if (against) await ports.ledger.write(cancel(claim, against, ports.now()));
  if (against || !reader) return undefined;
  const body = await ports.bodies.get(claim.id);
  const message = body
    ? rendered(ports, claim.unknownAttempts > 0 ? mailedAgain(body) : body, reader)
    : new Error('its frozen body is gone');
  if (!(message instanceof Error)) return { reader, message };
  await ports.ledger.write(refuse(claim, message.message, ports.now()));
  await ports.notify(
    'An edition was refused',
    `Edition ${claim.id} cannot be mailed: ${message.message}. Its papers are carried into the next.`,
  );
  return undefined;
}

/** `not yet`: the compose that froze it has not moved the reader on, so that it does not count so far. */
function whyNot(
  ports: SendPorts,
  claim: Claimed,
  reader: Reader | undefined,
): Cancelled['reason'] | 'not yet' | undefined {
  if (!reader) return 'erased';
  const { state } = reader.consent;
  if (state === 'left' || state === 'suppressed') return state;
  if (!awakened(reader, ports.now())) return 'paused';
  if (reader.openEditions.includes(claim.id)) return undefined;
  return reader.version > claim.readerVersion ? 'superseded' : 'not yet';
}

/** A fault in one edition's text ends that edition, not the invocation. */
function rendered<Message>(ports: SendPorts<Message>, body: EditionBody, reader: Reader): Message | Error {
  try {
    return ports.message(body, reader);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
