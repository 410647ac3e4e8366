import { z } from 'zod/mini';
import type { EditionId } from '../../shared/editions/edition.ts';
import { EDITION_TAG } from '../../shared/names.ts';
import type { Instant } from '../../shared/papers/paper.ts';

/** What SES says of one mail. */
export interface MailEvent {
  readonly editionId: EditionId;
  readonly messageId: string;
  readonly kind: 'send' | 'delivery' | 'delay' | 'transient bounce' | 'permanent bounce' | 'complaint' | 'reject';
  /** When the mail was handed to SES. */
  readonly mailedAt: Instant;
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

/** The event in a text, or undefined when it is of no edition (a confirmation mail, a test from the console) or no event. */
export function readMailEvent(text: string): MailEvent | undefined {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { eventType, mail, bounce } = parsed.data;
  const editionId = mail.tags?.[EDITION_TAG]?.[0];
  const at = Date.parse(mail.timestamp);
  if (editionId === undefined || Number.isNaN(at)) return undefined;
  // An undetermined bounce is not for ever: SES names it Transient or Undetermined, and only Permanent is final.
  const permanent = bounce?.bounceType === 'Permanent';
  const kind = eventType !== 'Bounce' ? KINDS[eventType] : permanent ? 'permanent bounce' : 'transient bounce';
  return { editionId, messageId: mail.messageId, kind, mailedAt: new Date(at).toISOString() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
