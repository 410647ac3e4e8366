import { createTransport } from 'nodemailer';
import { CannotRun } from './state.ts';

/** What came of handing a mail over: it left, its recipient was refused for good or for now, or the server takes no mail of ours at all. */
type Handed = 'Delivery' | 'Permanent' | 'Transient' | { readonly takesNothing: string };

/** The refusal of a mail server, as nodemailer tells it: at which command, with which answer. */
type Refusal = { message: string; command?: string; responseCode?: number };

type Envelope = { readonly from: string; readonly to: readonly string[] };

/** Passes mails on to a mail server. */
export interface Relay {
  /** Why the server takes no mail now (unreachable, wants encryption or another password); undefined where it does. Hands nothing over. */
  refuses(): Promise<string | undefined>;
  hand(envelope: Envelope, raw: Buffer): Promise<Handed>;
}

/** A server that has just taken a mail is not asked again. */
const PROVEN_MS = 60_000;

/** By SMTP, encrypted unless the server is this machine. @throws CannotRun for an address that is none. */
export function openRelay(url: string): Relay {
  if (!/^smtps?:\/\/./.test(url) || !URL.canParse(url))
    throw new CannotRun('OFFPRINT_SMTP_URL should look like smtp://user:password@mail.example.org:587.');
  const address = new URL(url);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(address.hostname);
  if (!loopback) address.searchParams.set('requireTLS', 'true');
  const transport = createTransport(address.href);
  let provenAt = 0;
  return {
    async refuses() {
      if (Date.now() - provenAt < PROVEN_MS) return undefined;
      return transport.verify().then(
        () => undefined,
        ({ message }: Error) => message,
      );
    },
    async hand({ from, to }, raw) {
      try {
        provenAt = 0;
        await transport.sendMail({ envelope: { from, to: [...to] }, raw });
        provenAt = Date.now();
        return 'Delivery';
      } catch (error) {
        const { message } = error as Refusal;
        console.error(`A mail was not relayed: ${message}`);
        return meaning(error as Refusal);
      }
    },
  };
}

/**
 * Only what the server says of the recipient is the recipient's bounce. A connection that breaks off leaves it open whether the mail left, and two are worse than none: that
 * is a bounce for now. Enhanced codes: RFC 3463, of which X.7 is policy and X.2.2 a full mailbox.
 */
function meaning({ message, command = '', responseCode = 0 }: Refusal): Handed {
  const isOurs = command === 'MAIL FROM' || command.startsWith('AUTH') || /\brelay/i.test(message);
  if (responseCode > 0 && isOurs) return { takesNothing: message };
  const isForGood = responseCode >= 500 && responseCode !== 552 && !/\b5\.(7\.\d+|2\.2)\b/.test(message);
  return command === 'RCPT TO' && isForGood ? 'Permanent' : 'Transient';
}
