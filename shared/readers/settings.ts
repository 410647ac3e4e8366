import * as z from 'zod';
import type { Cadence } from '../calendar/cadence.ts';
import { CADENCES, LANGUAGES, MOST_CARDS, REVISIONS, UPVOTED, WEEKDAYS } from './choices.ts';
import { DeclarationError } from './declaration-error.ts';
import { timeProblem, zoneProblem } from './local-time.ts';
import type { Preferences, Reader } from './reader.ts';

/** When a reader gets mail and how it is made up, checked. */
export interface Settings {
  readonly zone: string;
  readonly cadence: Cadence;
  /** Only what was said; the rest stays as it is. */
  readonly preferences?: Preferences;
}

const DAY = 'write 1 to 31, or last';
const CARDS = `write 1 to ${MOST_CARDS}`;

/** Settings as a person writes them, in a file or on the command line. */
export const settingsShape = {
  zone: z.string(),
  at: z.string().default('07:00'),
  cadence: z.enum(CADENCES, { error: `write ${CADENCES.join(', ')}` }).default('daily'),
  days: z
    .array(z.enum(WEEKDAYS, { error: 'write days such as mon, thu' }))
    .min(1, 'write at least one day')
    .optional(),
  day: z.union([z.literal('last'), z.int().min(1, DAY).max(31, DAY)], { error: DAY }).optional(),
  cards: z.int({ error: CARDS }).min(1, CARDS).max(MOST_CARDS, CARDS).optional(),
  minimumScore: z.number({ error: 'write 0 to 100' }).min(0, 'write 0 to 100').max(100, 'write 0 to 100').optional(),
  revisions: z.enum(REVISIONS, { error: 'write never, material or all' }).optional(),
  withdrawals: z.boolean({ error: 'write true or false' }).optional(),
  quietNotes: z.boolean({ error: 'write true or false' }).optional(),
  upvoted: z.enum(UPVOTED, { error: 'write none, beside or only' }).optional(),
  language: z.enum(LANGUAGES, { error: 'write en, de or zh' }).optional(),
};
const shape = z.strictObject(settingsShape);
export type WrittenSettings = z.input<typeof shape>;
type ReadSettings = z.output<typeof shape>;

/** The settings that are meant. @throws DeclarationError with a sentence for each mistake */
export function readSettings(written: WrittenSettings): Settings {
  const read = shape.safeParse(written);
  const problems = read.success ? mistakesIn(read.data) : read.error.issues.map(sentenceOf);
  if (!read.success || problems.length > 0) throw new DeclarationError(problems);
  return settingsOf(read.data);
}

/** A reader's zone and cadence as they would be written: where what is said next begins. */
export function writtenRhythm({ zone, cadence }: Pick<Reader, 'zone' | 'cadence'>): WrittenSettings {
  return {
    zone,
    cadence: cadence.kind,
    ...(cadence.kind !== 'alerts' && { at: cadence.at }),
    ...(cadence.kind === 'weekly' && { days: cadence.days.map((day) => WEEKDAYS[day - 1]!) }),
    ...(cadence.kind === 'monthly' && { day: cadence.day }),
  };
}

/** One sentence for what the shape refuses. */
export function sentenceOf(issue: z.core.$ZodIssue): string {
  // People count from one.
  const name = issue.path.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ') || 'a reader';
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is no setting of a reader`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${name} is missing`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `${name}: write ${SHAPES[issue.expected] ?? `a ${issue.expected}`}`;
  return `${name}: ${issue.message}`;
}

/** What a person would write, by what the shape expects. YAML takes 7 for a number and 07:00 for a text. */
const SHAPES: Readonly<Record<string, string>> = {
  string: 'a text, in quotes where it is a number',
  array: 'a list, such as [a, b]',
  object: 'settings, such as zone: UTC',
};

/** What is wrong with settings of the right shape. */
export function mistakesIn({ zone, at, cadence, days, day }: ReadSettings): string[] {
  return [
    zoneProblem(zone),
    timeProblem(at),
    cadence === 'weekly' && !days ? 'a weekly reader needs days, such as [mon, thu]' : undefined,
    cadence !== 'weekly' && days ? `days are for a weekly reader, and this one is ${cadence}` : undefined,
    cadence === 'monthly' && !day ? 'a monthly reader needs a day: 1 to 31, or last' : undefined,
    cadence !== 'monthly' && day ? `a day is for a monthly reader, and this one is ${cadence}` : undefined,
  ].filter((mistake) => mistake !== undefined);
}

/** Settings without a mistake. */
export function settingsOf({ zone, at, cadence, days, day, ...written }: ReadSettings): Settings {
  const preferences = Object.fromEntries(
    Object.entries(written).filter(([, value]) => value !== undefined),
  ) as Preferences;
  return {
    zone,
    cadence: cadenceOf(cadence, at, days, day),
    ...(Object.keys(preferences).length > 0 && { preferences }),
  };
}

function cadenceOf(
  kind: Cadence['kind'],
  at: string,
  days: readonly (typeof WEEKDAYS)[number][] = [],
  day: number | 'last' = 1,
): Cadence {
  switch (kind) {
    case 'alerts':
      return { kind };
    case 'daily':
    case 'weekdays':
      return { kind, at };
    case 'weekly': {
      const numbers = days.map((name) => WEEKDAYS.indexOf(name) + 1);
      return { kind, at, days: [...new Set(numbers)].sort((one, other) => one - other) };
    }
    case 'monthly':
      return { kind, at, day };
  }
}
