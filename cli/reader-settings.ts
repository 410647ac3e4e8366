import type { CADENCES, LANGUAGES, REVISIONS, UPVOTED } from '../shared/readers/choices.ts';
import { DeclarationError } from '../shared/readers/declaration-error.ts';
import { readSettings, type Settings, type WrittenSettings } from '../shared/readers/settings.ts';
import { Complaint } from './complaint.ts';

/** Settings of a reader as options; commander has looked at those that are choices. */
export interface SettingOptions {
  readonly zone?: string;
  readonly at?: string;
  readonly cadence?: (typeof CADENCES)[number];
  /** `mon,thu` */
  readonly days?: string;
  /** `1` to `31`, or `last` */
  readonly day?: string;
  readonly cards?: string;
  readonly minimumScore?: string;
  readonly revisions?: (typeof REVISIONS)[number];
  readonly withdrawals?: 'yes' | 'no';
  readonly quietNotes?: 'yes' | 'no';
  readonly upvoted?: (typeof UPVOTED)[number];
  readonly language?: (typeof LANGUAGES)[number];
}

/**
 * The settings that options mean.
 * @param before what is not said stays as it is here
 * @throws Complaint with a sentence for each mistake
 */
export function settingsOf(options: SettingOptions, before: WrittenSettings): Settings {
  const { days, day, cards, minimumScore, withdrawals, quietNotes, ...rest } = options;
  const sameKind = options.cadence === undefined || options.cadence === before.cadence;
  const { days: daysBefore, day: dayBefore, ...others } = before;
  const written = {
    ...others,
    // Days are of a week and a day is of a month: another cadence needs its own.
    ...(sameKind && daysBefore && { days: daysBefore }),
    ...(sameKind && dayBefore && { day: dayBefore }),
    ...rest,
    ...(days !== undefined && { days: days.split(',').map((name) => name.trim().toLowerCase()) }),
    ...(day !== undefined && { day: day === 'last' ? day : numberIn(day) }),
    ...(cards !== undefined && { cards: numberIn(cards) }),
    ...(minimumScore !== undefined && { minimumScore: numberIn(minimumScore) }),
    ...(withdrawals !== undefined && { withdrawals: withdrawals === 'yes' }),
    ...(quietNotes !== undefined && { quietNotes: quietNotes === 'yes' }),
  };
  try {
    return readSettings(written as WrittenSettings);
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    throw new Complaint(error.problems.map((problem) => `${problem}.`).join('\n'));
  }
}

/** The number that a text is, or the text: what is no number is refused with the others. */
function numberIn(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
