import type { Instant } from '../../shared/calendar/instant.ts';
import type { Edition, EditionBody } from '../../shared/editions/edition.ts';
import type { EvidenceHealth } from '../../shared/editions/evidence-health.ts';
import type { Hold } from '../../shared/editions/hold.ts';
import type { Transition } from '../../shared/editions/ledger.ts';
import type { SendResult } from '../../shared/editions/send-result.ts';
import type { Asked, Asking } from '../../shared/readers/asked.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';

/** What send needs from outside. `Message` is whatever `message` renders and `mail` takes. */
export interface SendPorts<Message = unknown> {
  readonly ledger: {
    get(id: EditionId): Promise<Edition | undefined>;
    /** Writes `next` if the row is as `when` says; false when it is not. */
    write(transition: Transition): Promise<boolean>;
  };
  readonly readers: {
    /** The reader as it is now (strongly consistent). */
    get(id: ReaderId): Promise<Reader | undefined>;
    /** Writes the reader if the row still has `reader.version`; undefined when somebody else wrote first. */
    put(reader: Reader): Promise<Reader | undefined>;
  };
  readonly bodies: { get(id: EditionId): Promise<EditionBody | undefined> };
  /** Renders an edition. Begins with the invitation while the reader's consent is `invited` (R1). Throws when this edition cannot be rendered. */
  message(body: EditionBody, reader: Reader): Message;
  /** Exactly one call to the mail service: no retry of its own. Never throws. */
  mail(message: Message, editionId: EditionId): Promise<SendResult>;
  readonly holds: {
    get(): Promise<Hold | undefined>;
    put(hold: Hold): Promise<void>;
  };
  readonly evidence: {
    health(): Promise<EvidenceHealth>;
    /** A mail was acknowledged. Need not be written more than once a minute. */
    mailed(at: Instant): Promise<void>;
  };
  now(): Instant;
  /** From 0 to below 1. */
  random(): number;
  /** Resolves when the next mail may leave (pace.ts). */
  pace(): Promise<void>;
  /** Tells the operator; the same subject at most once an hour. */
  notify(subject: string, text: string): Promise<void>;
  /** Adds to a metric (names.ts). */
  count(metric: 'mailsSent' | 'mailsUnknown' | 'editionsParked' | 'sendsHeld', value: number): void;
}

/** What asking for a confirmation needs. */
export interface AskPorts<Message = unknown>
  extends Pick<SendPorts<Message>, 'readers' | 'mail' | 'holds' | 'now' | 'pace' | 'notify' | 'count'> {
  readonly asked: {
    get(id: ReaderId): Promise<Asked | undefined>;
    /** Writes the row if it still has `asked.version`; undefined when somebody else wrote first. */
    put(asked: Asked): Promise<Asked | undefined>;
  };
  /** Renders the mail, and says whom it goes to. */
  confirmation(asked: Asking): Message;
}
