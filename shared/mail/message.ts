import type { Language } from './catalogue/catalogue.ts';

export interface Message {
  /** RFC 5322 mailbox, ASCII. */
  readonly from: string;
  readonly replyTo?: string;
  /** Unicode, one line, at most 60 graphemes. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Headers beside those that every mail has; ASCII, one line each. */
  readonly headers: readonly Field[];
  /** Tags that SES gives back with its events: letters, digits, `-`, `_`. */
  readonly tags: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What a deployment says of its mails. */
export interface MailSettings {
  /** `Name <address>` or a bare address. */
  readonly sender: string;
  /** The address that people answer at. */
  readonly operator: string;
  readonly language: Language;
  /** Papers in full, 1 to 25. @default 10 */
  readonly cards?: number;
}
