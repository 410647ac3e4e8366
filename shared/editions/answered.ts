import { later } from '../calendar/instant.ts';
import { alertsAfter } from '../readers/alerts.ts';
import { heard } from '../readers/heard.ts';
import type { Reader } from '../readers/reader.ts';
import { isToCarry } from './carry.ts';
import type { Edition, EditionBody } from './edition.ts';
import { isUndecided, paperCount } from './ledger.ts';
import type { Round } from './round.ts';
import { silenceAfter } from './silence.ts';

/** A reader follows at most so many editions at once. */
const OPEN_EDITIONS = 8;

/**
 * The reader once a round is answered: the one write that makes its edition count. Of the editions before, those stay that nobody knows the end of, and those that ended unmailed and
 * are not among what the frozen edition carries: it may have been frozen by an earlier attempt, before they ended. The latest always stays, because it knows what was listed.
 * @param predecessors The ledger's rows of `reader.openEditions`; a row that has aged out was decided.
 * @param frozen The round's edition as it stands, unless nothing matched.
 */
export function answeredReader(
  round: Round,
  predecessors: readonly Edition[],
  frozen: EditionBody | undefined,
): Reader {
  const { reader, window, dueAt, nextDueAt } = round;
  const open = predecessors
    .filter((one) => isUndecided(one) || (isToCarry(one) && !frozen?.carries.includes(one.id)))
    .map(({ id }) => id);
  const latest = frozen?.id ?? reader.openEditions[0];
  const { nextDueAt: afterAlerts, ...alerts } = alertsAfter(reader, dueAt, frozen !== undefined);
  return {
    ...reader,
    consent: isInvitationSent(reader, predecessors) ? { state: 'active' } : reader.consent,
    nextDueAt: later(nextDueAt, afterAlerts ?? nextDueAt),
    watermark: window.to,
    openEditions: [...new Set([...(latest === undefined ? [] : [latest]), ...open])],
    answered: {
      dueAt,
      from: window.from,
      interests: heard(reader).map(({ id }) => id),
      ...silenceAfter(round, frozen && paperCount(frozen)),
      ...alerts,
    },
  };
}

/** Their first edition, and with it the invitation, is known to have left. */
function isInvitationSent({ consent }: Reader, predecessors: readonly Edition[]): boolean {
  return consent.state === 'invited' && predecessors.some(({ state }) => state === 'SENT');
}

/** Whether so many editions are undecided that a round must wait: its due time passes, its arrivals stay for the next. */
export function mustWait(predecessors: readonly Edition[]): boolean {
  return predecessors.filter(isUndecided).length >= OPEN_EDITIONS;
}
