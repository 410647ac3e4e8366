import { type Cadence, localDay, nextLocalDay } from '../../shared/calendar/cadence.ts';
import type { Day } from '../../shared/calendar/day.ts';
import { after, DAY_MS, type Instant } from '../../shared/calendar/instant.ts';
import { LOOK_BACK_MS } from '../../shared/calendar/look-back.ts';
import { parseQuery } from '../../shared/interests/parse.ts';
import { safe } from '../../shared/mail/typesetting/safe-text.ts';
import { cut } from '../../shared/papers/caps.ts';
import { newInterest } from '../../shared/readers/change.ts';
import { LANGUAGES, LONGEST_LABEL, MOST_CARDS, UPVOTED } from '../../shared/readers/choices.ts';
import { timeProblem, zoneProblem } from '../../shared/readers/local-time.ts';
import type { Language, Reader, SteeredPaper } from '../../shared/readers/reader.ts';
import { MOST_INTERESTS, type Steering } from '../../shared/readers/steering.ts';

/** What was wrong with a form. */
export const PROBLEMS = ['form', 'query', 'full', 'there', 'gone', 'time', 'zone', 'days', 'until'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What stands around a form. */
interface Situation {
  readonly reader: Reader;
  /** The paper that the page is about. */
  readonly paper: SteeredPaper | undefined;
  readonly now: Instant;
}

/** What a form asks for, checked, or what is wrong with it. */
export function readSteering(form: URLSearchParams, { reader, paper, now }: Situation): Steering | Problem {
  const what = form.get('do');
  const interestId = form.get('interest') ?? '';
  const isThere = reader.interests.some(({ id }) => id === interestId);
  switch (what) {
    case 'more':
    case 'less':
    case 'neither':
      if (!paper) return 'form';
      return isThere ? { do: what, interestId, paper } : 'gone';
    case 'mute':
    case 'hear':
      return isThere ? { do: what, interestId } : 'gone';
    case 'remove':
      return { do: what, interestId };
    case 'add':
      return addition(form, reader, now);
    case 'rhythm': {
      const rhythm = readRhythm(form);
      return typeof rhythm === 'string' ? rhythm : { do: what, ...rhythm };
    }
    case 'prefer':
      return preferences(form);
    case 'pause':
      return pause(form.get('until') ?? '', reader.zone, now);
    case 'resume':
      return { do: what };
    default:
      return 'form';
  }
}

function addition(form: URLSearchParams, { interests }: Reader, now: Instant): Steering | Problem {
  const query = (form.get('query') ?? '').trim();
  const label = cut((form.get('label') ?? '').trim(), LONGEST_LABEL);
  if (!parseQuery(query).ok) return 'query';
  const declared = { query, label: safe(label) === '' ? query : label };
  const { id: added } = newInterest(declared, now);
  if (interests.some(({ id }) => id === added)) return 'there';
  return interests.length < MOST_INTERESTS ? { do: 'add', ...declared } : 'full';
}

/** The cadence and zone of the fields of `RhythmFields`. */
export function readRhythm(form: URLSearchParams): Pick<Reader, 'cadence' | 'zone'> | Problem {
  const [at, zone] = [form.get('at') ?? '', (form.get('zone') ?? '').trim()];
  const kind = form.get('kind');
  if (zone === '' || zoneProblem(zone)) return 'zone';
  if (kind !== 'alerts' && timeProblem(at)) return 'time';
  const cadence = cadenceOf(kind, at, form);
  return typeof cadence === 'string' ? cadence : { cadence, zone };
}

function cadenceOf(kind: string | null, at: string, form: URLSearchParams): Cadence | Problem {
  switch (kind) {
    case 'alerts':
      return { kind };
    case 'daily':
    case 'weekdays':
      return { kind, at };
    case 'weekly': {
      const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => form.getAll('days').includes(String(day)));
      return days.length > 0 ? { kind, at, days } : 'days';
    }
    case 'monthly': {
      const day = form.get('day');
      if (day === 'last') return { kind, at, day };
      return /^([1-9]|[12]\d|3[01])$/.test(day ?? '') ? { kind, at, day: Number(day) } : 'days';
    }
    default:
      return 'form';
  }
}

function preferences(form: URLSearchParams): Steering | Problem {
  const cards = Number(form.get('cards'));
  const language = readLanguage(form);
  const upvoted = oneOf(UPVOTED, form.get('upvoted'));
  if (!language || !upvoted || !Number.isInteger(cards) || cards < 1 || cards > MOST_CARDS) return 'form';
  return { do: 'prefer', preferences: { cards, language, upvoted } };
}

/** The language that was chosen. */
export function readLanguage(form: URLSearchParams): Language | undefined {
  return oneOf(LANGUAGES, form.get('language'));
}

/**
 * The first and last day that a pause may last until, as days are in a zone. Beyond what one catch-up edition can look back on, a pause would lose papers: whoever wants longer leaves it open
 * with the operator.
 */
export function pausableDays(zone: string, now: Instant): { readonly first: Day; readonly last: Day } {
  return { first: localDay(zone, nextLocalDay(zone, now)), last: localDay(zone, after(now, LOOK_BACK_MS - DAY_MS)) };
}

function pause(until: string, zone: string, now: Instant): Steering | Problem {
  const { first, last } = pausableDays(zone, now);
  return isDay(until) && until >= first && until <= last ? { do: 'pause', until } : 'until';
}

/** A date parser takes the 31st of November for the 1st of December. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(Date.parse(text)).toJSON()?.slice(0, 10) === text;
}

function oneOf<T extends string>(choices: readonly T[], given: string | null): T | undefined {
  return choices.find((choice) => choice === given);
}
