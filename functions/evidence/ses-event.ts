import { z } from 'zod/mini';
import type { Instant } from '../../shared/calendar/instant.ts';
import { ASKED_TAG, EDITION_TAG } from '../../shared/names.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';

/** What SES says of any mail. */
export interface Sent {
  readonly messageId: string;
  readonly kind: 'send' | 'delivery' | 'delay' | 'transient bounce' | 'permanent bounce' | 'complaint' | 'reject';
  /** When the mail was handed to SES. */
  readonly mailedAt: Instant;
}

/** What SES says of the mail of an edition. */
export interface MailEvent extends Sent {
  readonly editionId: EditionId;
}

/** What SES says of a mail that asked for a confirmation. */
export interface AskedEvent extends Sent {
  readonly readerId: ReaderId;
}

/** The fields that are read of an event as SES publishes it (SES developer guide, "Contents of event data"). */
const shape = z.object({
  eventType: z.enum(['Send', 'Delivery', 'DeliveryDelay', 'Bounce', 'Complaint', 'Reject']),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  bounce: z.optional(z.object({ bounceType: z.string() })),
});

const KINDS = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'delay',
  Complaint: 'complaint',
  Reject: 'reject',
} as const;

/** The event of an edition's mail in a text, or undefined when it is of another mail (one that asks, a test from the console) or no event. */
export function readMailEvent(text: string): MailEvent | undefined {
  const found = readEvent(text, EDITION_TAG);
  return found && { editionId: found.tag, ...found.sent };
}

/** The event of a mail that asked for a confirmation. */
export function readAskedEvent(text: string): AskedEvent | undefined {
  const found = readEvent(text, ASKED_TAG);
  return found && { readerId: found.tag, ...found.sent };
}

function readEvent(text: string, tagName: string): { readonly tag: string; readonly sent: Sent } | undefined {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { eventType, mail, bounce } = parsed.data;
  const tag = mail.tags?.[tagName]?.[0];
  const at = Date.parse(mail.timestamp);
  if (tag === undefined || Number.isNaN(at)) return undefined;
  // An undetermined bounce is not for ever: SES names it Transient or Undetermined, and only Permanent is final.
  const permanent = bounce?.bounceType === 'Permanent';
  const kind = eventType !== 'Bounce' ? KINDS[eventType] : permanent ? 'permanent bounce' : 'transient bounce';
  return { tag, sent: { messageId: mail.messageId, kind, mailedAt: new Date(at).toISOString() } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
