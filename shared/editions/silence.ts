import { after, DAY_MS, type Instant } from '../calendar/instant.ts';
import { heard } from '../readers/heard.ts';
import type { Answered, Reader } from '../readers/reader.ts';
import type { Round } from './round.ts';

type Silence = NonNullable<Answered['silence']>;

/** After so long without an edition a reader is told once that nothing matched, and how to widen what they ask for. */
const SILENCE_MS = 28 * DAY_MS;

/** Whether a round that has nothing to tell is the one that says so. Nobody's first mail is such a note. */
export function isNoteDue(reader: Reader, dueAt: Instant): boolean {
  const { answered, consent, preferences } = reader;
  if (consent.state !== 'active' || preferences?.quietNotes === false || heard(reader).length === 0) return false;
  const silence = answered?.silence;
  return silence !== undefined && !silence.told && dueAt >= after(silence.since, SILENCE_MS);
}

/**
 * The silence after a round: none after an edition with papers, a longer one after nothing, and one that was told of after a note.
 * @param papers How many papers the round's edition has; undefined where there is no edition.
 */
export function silenceAfter(round: Round, papers: number | undefined): Pick<Answered, 'silence'> {
  if (papers) return {};
  const { since, told, arrived } = silenceUpTo(round);
  return { silence: { since, told: told || papers === 0, arrived } };
}

/** A reader's silence with the round that has nothing to tell: what a note answers for. */
export function silenceUpTo({ reader: { answered, watermark }, arrived = 0 }: Round): Required<Silence> {
  const { since, told, arrived: before = 0 } = answered?.silence ?? { since: watermark, told: false };
  return { since, told, arrived: before + arrived };
}
