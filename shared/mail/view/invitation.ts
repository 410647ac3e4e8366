import type { Cadence } from '../../calendar/cadence.ts';
import type { EditionBody } from '../../editions/edition.ts';
import type { Catalogue, Rhythm } from '../catalogue/catalogue.ts';
import { href } from '../typesetting/href.ts';
import { safe } from '../typesetting/safe-text.ts';
import { weekdays } from './dates.ts';
import type { EditionContext, EditionView, Invited } from './edition-view.ts';

/** How the first mail to a reader begins whom the operator added: who did it, what will come, and one button to decline. */
export function invitationView(
  { cadence }: Invited,
  body: EditionBody,
  { operator }: EditionContext,
  words: Catalogue,
): NonNullable<EditionView['invitation']> {
  const { heading, who, rhythm, nothingToDo, decline } = words.invitation;
  const address = href(body.links.leave);
  return {
    heading,
    lines: [who(safe(operator)), rhythm(rhythmOf(cadence, body.zone, words))],
    nothingToDo,
    ...(address === undefined ? {} : { decline: { text: decline, href: address } }),
  };
}

function rhythmOf(cadence: Cadence, zone: string, words: Catalogue): Rhythm {
  return {
    kind: cadence.kind,
    zone,
    ...('at' in cadence ? { time: cadence.at } : {}),
    ...('days' in cadence ? { days: weekdays(words.locale, cadence.days) } : {}),
    ...('day' in cadence ? { day: cadence.day } : {}),
  };
}
