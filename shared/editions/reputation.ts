import type { Day } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Hold } from './hold.ts';

/** What became of the mails that left on one day. */
export interface Counted {
  readonly day: Day;
  readonly sent: number;
  /** For good: the mailbox is not there. */
  readonly bounced: number;
  readonly complained: number;
}

/** Below so many mails a share says nothing. */
const LEAST_MAILS = 1000;
/** SES reviews an account from 5 % and 0.1 % on (SES developer guide, "Reputation metrics messages"); we stop before. */
const MOST_BOUNCED = 0.04;
const MOST_COMPLAINED = 0.0008;
/** Only the operator ends it. */
const UNTIL_RELEASED = '9999-12-31T23:59:59.999Z';

/** The latest mails that can be judged: whole days, the latest first, until they are enough. Undefined while there are too few. */
export function latestMails(days: readonly Counted[]): Omit<Counted, 'day'> | undefined {
  let sum = { sent: 0, bounced: 0, complained: 0 };
  for (const { sent, bounced, complained } of [...days].sort((one, other) => (one.day < other.day ? 1 : -1))) {
    sum = { sent: sum.sent + sent, bounced: sum.bounced + bounced, complained: sum.complained + complained };
    if (sum.sent >= LEAST_MAILS) return sum;
  }
  return undefined;
}

/** The hold on all sending that so many refused mails call for, before the mail service takes offence. */
export function reputationHold(days: readonly Counted[], now: Instant): Hold | undefined {
  const latest = latestMails(days);
  if (!latest) return undefined;
  const { sent, bounced, complained } = latest;
  const reasons = [
    ...(bounced / sent >= MOST_BOUNCED ? [`${bounced} of the latest ${sent} mails bounced for good`] : []),
    ...(complained / sent >= MOST_COMPLAINED ? [`${complained} of the latest ${sent} were reported as spam`] : []),
  ];
  return reasons.length === 0
    ? undefined
    : { cause: 'reputation', reason: reasons.join(', and '), since: now, until: UNTIL_RELEASED };
}
