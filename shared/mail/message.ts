import type { EditionBody } from '../editions/edition.ts';
import { ASKED_TAG, EDITION_TAG } from '../names.ts';
import { type Confirmation, confirmationTree } from './markup/confirmation.tsx';
import { render, renderEdition } from './markup/render.tsx';
import { href } from './typesetting/href.ts';
import type { EditionContext } from './view/edition-view.ts';
import { editionView } from './view/view.ts';
import { domainOf, mailbox, writeMailbox } from './wire/mailbox.ts';

/** A mail without its addressee: what is sent is the same for the preview, for SES and on the laptop. */
export interface Message {
  /** RFC 5322 mailbox, ASCII. */
  readonly from: string;
  readonly replyTo: string;
  /** Unicode, one line, at most 60 graphemes. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Headers beside those that every mail has; ASCII, one line each. */
  readonly headers: readonly Field[];
  /** Tags that SES gives back with its events: letters, digits, `-`, `_`. */
  readonly tags: readonly Field[];
}

interface Field {
  readonly name: string;
  readonly value: string;
}

/** What a deployment says of its mails. */
export interface MailSettings extends EditionContext {
  /** `Name <address>` or a bare address. */
  readonly sender: string;
}

/** The mail of an edition; with `settings.invitation`, it begins with the invitation (R1). */
export function editionMessage(body: EditionBody, settings: MailSettings): Message {
  const view = editionView(body, settings);
  const list = body.cadence === 'alerts' ? 'alerts' : 'digest';
  return {
    ...envelope(settings),
    ...renderEdition(view),
    subject: view.subject,
    headers: [
      ...listHeaders(list, body.links.leave, settings),
      ...link('Archived-At', body.links.page),
      ...automatic('list'),
    ],
    tags: [{ name: EDITION_TAG, value: body.id }],
  };
}

/** Asks an address whether it wants mail at all. It is on no list yet, and says nothing that a stranger typed. */
export function confirmationMessage(confirmation: Confirmation, settings: MailSettings): Message {
  const { subject, tree } = confirmationTree(confirmation);
  const tags = [{ name: ASKED_TAG, value: confirmation.readerId }];
  return { ...envelope(settings), ...render(tree), subject, headers: automatic('bulk'), tags };
}

function envelope({ sender, operator }: MailSettings): Pick<Message, 'from' | 'replyTo'> {
  return { from: writeMailbox({ name: 'Offprint', ...mailbox(sender) }), replyTo: operator };
}

/** RFC 2919 and RFC 8058. */
function listHeaders(list: string, leave: string, { sender }: MailSettings): Field[] {
  return [
    { name: 'List-Id', value: `Offprint ${list} <${list}.offprint.${domainOf(mailbox(sender).address)}>` },
    ...link('List-Unsubscribe', leave),
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ];
}

/** RFC 3834, and the older word for it that vacation programs look for. */
function automatic(precedence: 'list' | 'bulk'): Field[] {
  return [
    { name: 'Auto-Submitted', value: 'auto-generated' },
    { name: 'Precedence', value: precedence },
  ];
}

function link(name: string, address: string): Field[] {
  const allowed = href(address);
  return allowed === undefined ? [] : [{ name, value: `<${allowed}>` }];
}
