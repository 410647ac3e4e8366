import { describe, expect, it } from 'vitest';
import { settingsChanged, withSettings } from '../../../shared/readers/change.ts';
import { DeclarationError } from '../../../shared/readers/declaration-error.ts';
import { readSettings, type WrittenSettings, writtenRhythm } from '../../../shared/readers/settings.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const NOW = '2026-11-22T12:00:00.000Z';

function problemsOf(written: object): readonly string[] {
  try {
    readSettings({ zone: 'UTC', ...written } as WrittenSettings);
  } catch (error) {
    if (error instanceof DeclarationError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings of a reader', () => {
  it.each([
    [{ zone: 'Berlin' }, /^"Berlin" is not a time zone: write an IANA name/],
    [{ at: '7' }, /^"7" is not a time of day: write it like 07:00/],
    [{ cadence: 'hourly' }, /^cadence: write alerts, daily, weekdays, weekly, monthly/],
    [{ cadence: 'weekly' }, /^a weekly reader needs days/],
    [{ cadence: 'weekly', days: ['someday'] }, /^days 1: write days such as mon, thu/],
    [{ at: 7 }, /^at: write a text, in quotes where it is a number$/],
    [{ cadence: 'weekly', days: 'mon' }, /^days: write a list, such as \[a, b\]$/],
    [{ cadence: 'monthly' }, /^a monthly reader needs a day/],
    [{ cadence: 'monthly', day: 32 }, /^day: write 1 to 31, or last/],
    [{ days: ['mon'] }, /^days are for a weekly reader, and this one is daily/],
    [{ day: 'last' }, /^a day is for a monthly reader, and this one is daily/],
    [{ cards: 26 }, /^cards: write 1 to 25/],
    [{ cards: 'many' }, /^cards: write 1 to 25/],
    [{ minimumScore: -1 }, /^minimumScore: write 0 to 100/],
    [{ revisions: 'some' }, /^revisions: write never, material or all/],
    [{ withdrawals: 'perhaps' }, /^withdrawals: write true or false/],
    [{ upvoted: 'all' }, /^upvoted: write none, beside or only/],
    [{ language: 'fr' }, /^language: write en, de or zh/],
    [{ colour: 'red' }, /^colour is no setting of a reader/],
  ])('are refused in one sentence: %o', (written, problem) => {
    const problems = problemsOf(written);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it.each([
    { kind: 'alerts' },
    { kind: 'daily', at: '06:30' },
    { kind: 'weekly', at: '06:30', days: [1, 4] },
    { kind: 'monthly', at: '06:30', day: 'last' },
  ] as const)('are the same when they are written and read again: %o', (cadence) => {
    expect(readSettings(writtenRhythm({ zone: 'Asia/Tokyo', cadence }))).toEqual({ zone: 'Asia/Tokyo', cadence });
  });

  it('are days of a week in order and once, however they are written', () => {
    expect(readSettings({ zone: 'UTC', cadence: 'weekly', days: ['thu', 'mon', 'thu'] }).cadence).toMatchObject({
      days: [1, 4],
    });
  });

  it('change only what is said, and say what changes', () => {
    const before = aReader({ preferences: { cards: 5, language: 'de' } });
    const after = withSettings(
      before,
      { zone: before.zone, cadence: { kind: 'alerts' }, preferences: { cards: 15, minimumScore: 30 } },
      NOW,
    );
    expect(after.preferences).toEqual({ cards: 15, language: 'de', minimumScore: 30 });
    expect(settingsChanged(before, after)).toEqual([
      'daily at 07:00 → alerts as they come',
      'cards 5 → 15',
      'minimumScore (default) → 30',
    ]);
    expect(settingsChanged(before, withSettings(before, before, NOW))).toEqual([]);
  });
});
