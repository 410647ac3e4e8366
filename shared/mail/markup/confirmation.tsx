import type { Child } from 'hono/jsx';
import type { ReaderId } from '../../readers/ids.ts';
import type { Language } from '../../readers/reader.ts';
import { catalogueOf } from '../catalogue/languages.ts';
import { href } from '../typesetting/href.ts';
import { Button } from './button.tsx';
import { STYLE } from './look.ts';
import { Shell } from './shell.tsx';

/** Somebody asked for mails at an address. */
export interface Confirmation {
  /** Address of the page that confirms. */
  readonly confirm: string;
  readonly language?: Language | undefined;
  /** Whose mailbox it is for. */
  readonly readerId: ReaderId;
}

/** The letter that asks whether it was them. */
export function confirmationTree({ confirm, language }: Confirmation): {
  readonly subject: string;
  readonly tree: Child;
} {
  const words = catalogueOf(language);
  const { subject, heading, preheader, explanation, confirm: yes, ignore } = words.confirmation;
  const address = href(confirm);
  const tree = (
    <Shell htmlLang={words.htmlLang} title={subject} preheader={preheader}>
      <h1 style={STYLE.h1}>{heading}</h1>
      <p style={STYLE.excerpt}>{explanation}</p>
      {address !== undefined && <Button link={{ text: yes, href: address }} />}
      <p class="q" style={STYLE.footerLine}>
        {ignore}
      </p>
    </Shell>
  );
  return { subject, tree };
}
