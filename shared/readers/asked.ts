import { after, DAY_MS, type Instant } from '../calendar/instant.ts';
import { LOOK_BACK_MS } from '../calendar/look-back.ts';
import { changeOf } from './change.ts';
import type { DeclaredReader } from './declaration.ts';
import type { ReaderId } from './ids.ts';
import type { Reader } from './reader.ts';

/** What somebody wants to be mailed. */
export type Wish = DeclaredReader;

/** Somebody asked for mails at an address. Not a reader: nothing is composed for it (R1), and unless it is confirmed it is forgotten. */
export interface Asking {
  /** The id that a reader with this address has. */
  readonly id: ReaderId;
  readonly wish: Wish;
  readonly askedAt: Instant;
  /** Address of the page that confirms, for the mail. */
  readonly confirm: string;
  /** Mails that asked this address so far. */
  readonly mails: number;
  /** Counts writes; a conditional write names the version it read. */
  readonly version: number;
}

/** `mailed` is written before the mail leaves, by the invocation that sends it: it may be lost, and never comes twice. `refused`: the mailbox wants none, for good. */
export type Asked =
  | (Asking & { readonly state: 'open' })
  | (Asking & { readonly state: 'mailed'; readonly by: string })
  | (Pick<Asking, 'id' | 'askedAt' | 'version'> & {
      readonly state: 'refused';
      readonly reason: 'bounce' | 'complaint';
    });

/** How long the link of the mail confirms. */
export const CONFIRMS_MS = 7 * DAY_MS;
/** What nobody confirmed is forgotten after this; then the address may be asked anew. */
export const FORGOTTEN_MS = 30 * DAY_MS;
const MOST_MAILS = 3;

/**
 * What asking makes of what is known of an address. A day is left between two mails, and after three they rest until all is forgotten: whoever types a stranger's
 * address brings them three mails a month. What a mail asks about stands for its day, so that nobody changes what another is about to confirm.
 */
export function askedAgain(known: Asked | undefined, asking: Omit<Asking, 'mails' | 'version'>): Asked {
  const now = asking.askedAt;
  if (known?.state === 'refused') return known;
  if (!known || now >= after(known.askedAt, FORGOTTEN_MS))
    return { ...asking, state: 'open', mails: 0, version: known?.version ?? 0 };
  const { mails, version } = known;
  const rests = known.state === 'mailed' && (mails >= MOST_MAILS || now < after(known.askedAt, DAY_MS));
  return rests ? known : { ...asking, state: 'open', mails, version };
}

/** It is about to be mailed, by that invocation. */
export function mailedBy(by: string, { mails, ...asking }: Asking): Asked {
  return { ...asking, state: 'mailed', by, mails: mails + 1 };
}

/** Why there is nothing to confirm; `reader`: mails come already. */
export type NothingToConfirm = 'reader' | 'left' | 'bounce' | 'complaint' | 'forgotten';

/**
 * What is to be confirmed, or why nothing is. Who left may come back by asking and confirming themselves; what was asked for before they left is no way back. Whose
 * mailbox refused us has none, nor who was erased: we promised never to mail them. An operator's list never overrides leaving (change.ts): docs/decisions/0008-coming-back.md.
 */
export function toConfirm(asked: Asked | undefined, reader: Reader | undefined): Asking | NothingToConfirm {
  if (reader?.consent.state === 'suppressed') return reader.consent.reason;
  if (reader && reader.consent.state !== 'left') return 'reader';
  if (reader?.address === '') return 'left';
  if (asked?.state === 'refused') return asked.reason;
  if (reader?.consent.state === 'left' && reader.consent.at >= (asked?.askedAt ?? '')) return 'left';
  return asked ?? 'forgotten';
}

/**
 * The reader that a confirmation makes: like any new one, they look back. Of one who comes back soon the editions stay, so that nothing reaches them twice (E2); a window
 * later nothing of those can come again.
 */
export function confirmed({ id, wish }: Asking, left: Reader | undefined, now: Instant): Reader {
  const { reader } = changeOf(id, wish, undefined, now);
  const isSoon = left?.consent.state === 'left' && left.consent.at > after(now, -LOOK_BACK_MS);
  return {
    ...reader,
    consent: { state: 'active' },
    openEditions: isSoon ? left.openEditions : [],
    version: left?.version ?? 0,
  };
}

/** The message that wakes send for the mail that asks. Only a wake-up: the row is the truth. */
export function askedMessage(id: ReaderId): string {
  return JSON.stringify({ asked: id });
}

/** Whom a message asks to mail, or undefined when it is no such message. */
export function askedIn(message: string): ReaderId | undefined {
  try {
    const { asked } = JSON.parse(message) as { asked?: unknown };
    return typeof asked === 'string' && /^\w+$/.test(asked) ? asked : undefined;
  } catch {
    return undefined;
  }
}
