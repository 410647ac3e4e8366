import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Cadence, nextDueAfter } from '../calendar/cadence.ts';
import type { Instant } from '../calendar/instant.ts';
import { canonical } from '../interests/canonical.ts';
import { parseQuery } from '../interests/parse.ts';
import { WEEKDAYS } from './choices.ts';
import type { DeclaredInterest, DeclaredReader } from './declaration.ts';
import type { ReaderId } from './ids.ts';
import type { Interest, Preferences, Reader } from './reader.ts';
import { withRhythm } from './rhythm.ts';
import type { Settings } from './settings.ts';

/** What applying a declaration would do to one reader. `reader` is the row as it would then be. */
export type ReaderChange =
  | { readonly kind: 'add'; readonly reader: Reader }
  | { readonly kind: 'change'; readonly reader: Reader; readonly differences: readonly string[] }
  | { readonly kind: 'same'; readonly reader: Reader }
  /** They left, or their mailbox refused us: being declared again does not override that (R1). */
  | { readonly kind: 'stays away'; readonly reader: Reader };

/**
 * What a declaration of one reader changes. A reader who is new is invited, and their first edition looks back (DESIGN "welcome"); interests that stay keep the
 * moment at which they were added, so only new ones look back.
 * @param existing The reader's row, if there is one.
 */
export function changeOf(
  id: ReaderId,
  declared: DeclaredReader,
  existing: Reader | undefined,
  now: Instant,
): ReaderChange {
  if (!existing) return { kind: 'add', reader: newReader(id, declared, now) };
  if (existing.consent.state === 'left' || existing.consent.state === 'suppressed')
    return { kind: 'stays away', reader: existing };
  const interests = keepKnown(declared.interests, existing.interests, now);
  const reader = { ...withSettings(existing, declared, now), interests };
  const differences = [
    ...settingsChanged(existing, reader),
    ...interests
      .filter((interest) => !existing.interests.some(({ id }) => id === interest.id))
      .map(({ label }) => `+ ${label}`),
    ...existing.interests
      .filter((interest) => !interests.some(({ id }) => id === interest.id))
      .map(({ label }) => `- ${label}`),
    ...interests.flatMap((interest) => {
      const before = existing.interests.find(({ id }) => id === interest.id);
      return before && before.label !== interest.label ? [`"${before.label}" is now called "${interest.label}"`] : [];
    }),
  ];
  return differences.length > 0 ? { kind: 'change', reader, differences } : { kind: 'same', reader: existing };
}

/** The reader with other settings. What of the preferences is not said stays as they chose it; nothing is doubled or skipped by another hour. */
export function withSettings(reader: Reader, { cadence, zone, preferences }: Settings, now: Instant): Reader {
  const changed = withRhythm(reader, cadence, zone, now);
  return preferences ? { ...changed, preferences: { ...reader.preferences, ...preferences } } : changed;
}

/** What differs between the settings of a reader before and after, a line each. */
export function settingsChanged(before: Reader, after: Reader): string[] {
  const [were, are] = [before.preferences ?? {}, after.preferences ?? {}];
  const names = [...new Set([...Object.keys(were), ...Object.keys(are)])] as (keyof Preferences)[];
  return [
    ...(before.zone === after.zone ? [] : [`zone ${before.zone} → ${after.zone}`]),
    ...(isDeepStrictEqual(before.cadence, after.cadence)
      ? []
      : [`${describeCadence(before.cadence)} → ${describeCadence(after.cadence)}`]),
    ...names
      .filter((name) => were[name] !== are[name])
      .map((name) => `${name} ${were[name] ?? '(default)'} → ${are[name] ?? '(default)'}`),
  ];
}

/** An interest as added now. Its id comes from the canonical query: writing the same query in another way is the same interest. */
export function newInterest({ label, query }: DeclaredInterest, now: Instant): Interest {
  const parsed = parseQuery(query);
  const meaning = parsed.ok ? canonical(parsed.query) : query;
  return { id: createHash('sha256').update(meaning).digest('hex').slice(0, 12), label, query, addedAt: now };
}

/** "daily at 07:00", "mon, thu at 08:30". */
export function describeCadence(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'alerts':
      return 'alerts as they come';
    case 'daily':
      return `daily at ${cadence.at}`;
    case 'weekdays':
      return `weekdays at ${cadence.at}`;
    case 'weekly':
      return `${cadence.days.map((day) => WEEKDAYS[day - 1]).join(', ')} at ${cadence.at}`;
    case 'monthly':
      return `${cadence.day === 'last' ? 'last day' : `day ${cadence.day}`} of the month at ${cadence.at}`;
  }
}

function newReader(id: ReaderId, declared: DeclaredReader, now: Instant): Reader {
  return {
    id,
    address: declared.address,
    zone: declared.zone,
    cadence: declared.cadence,
    ...(declared.preferences && { preferences: declared.preferences }),
    interests: declared.interests.map((interest) => newInterest(interest, now)),
    consent: { state: 'invited' },
    addedAt: now,
    nextDueAt: nextDueAfter(declared.cadence, declared.zone, now),
    watermark: now,
    openEditions: [],
    version: 0,
  };
}

function keepKnown(declared: readonly DeclaredInterest[], known: readonly Interest[], now: Instant): Interest[] {
  return declared.map((interest) => {
    const fresh = newInterest(interest, now);
    const before = known.find(({ id }) => id === fresh.id);
    return before ? { ...before, label: fresh.label, query: fresh.query } : fresh;
  });
}
