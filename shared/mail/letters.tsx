import type { Child } from 'hono/jsx';
import type { Instant } from '../papers/paper.ts';
import type { Cadence } from '../readers/reader.ts';
import { catalogueOf } from './catalogue/languages.ts';
import { clip } from './clip.ts';
import { shortDateTime, weekdays } from './dates.ts';
import type { EditionContext } from './edition-view.ts';
import { href } from './href.ts';
import { STYLE } from './look.ts';
import { safe } from './safe-text.ts';
import { Shell } from './shell.tsx';

const LONGEST_LABEL = 120;

/** What an operator set up for somebody. */
export interface Invitation {
  readonly interests: readonly { readonly label: string; readonly query: string }[];
  readonly cadence: Cadence;
  readonly zone: string;
  readonly firstAt: Instant;
  /** Address that declines. */
  readonly leave: string;
}

export interface Confirmation {
  /** Address that confirms. */
  readonly confirm: string;
}

interface Letter {
  readonly subject: string;
  readonly tree: Child;
}

export function invitationTree(invitation: Invitation, { language, operator }: EditionContext): Letter {
  const words = catalogueOf(language);
  const { subject, heading, preheader, ...say } = words.invitation;
  const { cadence, zone, firstAt } = invitation;
  const rhythm = say.rhythm({
    kind: cadence.kind,
    zone,
    ...('at' in cadence ? { time: cadence.at } : {}),
    ...('days' in cadence ? { days: weekdays(words.locale, cadence.days) } : {}),
    ...('day' in cadence ? { day: cadence.day } : {}),
  });
  const tree = (
    <Shell htmlLang={words.htmlLang} title={subject} preheader={preheader}>
      <h1 style={STYLE.h1}>{heading}</h1>
      <p style={STYLE.excerpt}>{say.who(safe(operator))}</p>
      <p style={STYLE.excerpt}>
        {rhythm} {say.first(shortDateTime(words.locale, firstAt, zone))}
      </p>
      <h2 style={STYLE.h2}>{say.looksFor}</h2>
      {invitation.interests.map(({ label }) => (
        <p dir="auto" style={STYLE.title}>
          {clip(safe(label), LONGEST_LABEL)}
        </p>
      ))}
      <p style={STYLE.excerpt}>{say.nothingToDo}</p>
      <Button address={invitation.leave} text={say.decline} />
      <p class="q" style={STYLE.footerLine}>
        {say.questions}
      </p>
    </Shell>
  );
  return { subject, tree };
}

export function confirmationTree({ confirm }: Confirmation, { language }: EditionContext): Letter {
  const words = catalogueOf(language);
  const { subject, heading, preheader, ...say } = words.confirmation;
  const tree = (
    <Shell htmlLang={words.htmlLang} title={subject} preheader={preheader}>
      <h1 style={STYLE.h1}>{heading}</h1>
      <p style={STYLE.excerpt}>{say.explanation}</p>
      <Button address={confirm} text={say.confirm} />
      <p class="q" style={STYLE.footerLine}>
        {say.ignore}
      </p>
    </Shell>
  );
  return { subject, tree };
}

/** A link that is big enough for a thumb. */
function Button({ address, text }: { readonly address: string; readonly text: string }) {
  return (
    <p style={STYLE.buttonLine}>
      <a class="b" href={href(address) ?? ''} style={STYLE.button}>
        {text}
      </a>
    </p>
  );
}
