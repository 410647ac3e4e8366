import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  latestDue,
  localDay,
  nextDueAfter,
  nextLocalDay,
  startOfDay,
} from '../../../shared/calendar/cadence.ts';

/** The next due times, as many as asked for. */
function dues(cadence: Cadence, zone: string, from: string, count: number): string[] {
  const times: string[] = [];
  for (let at = from; times.length < count; times.push(at)) at = nextDueAfter(cadence, zone, at);
  return times.map((time) => time.replace(':00.000Z', 'Z'));
}

describe('when an edition is due (E1)', () => {
  it('is every day at the reader’s own hour, whatever the clock does', () => {
    const daily = { kind: 'daily', at: '07:00' } as const;
    expect(dues(daily, 'Europe/Berlin', '2026-03-28T00:00:00.000Z', 3)).toEqual([
      '2026-03-28T06:00Z',
      '2026-03-29T05:00Z',
      '2026-03-30T05:00Z',
    ]);
    expect(dues(daily, 'Europe/Berlin', '2026-10-24T12:00:00.000Z', 2)).toEqual([
      '2026-10-25T06:00Z',
      '2026-10-26T06:00Z',
    ]);
  });

  it('is later the same day where the clock skips the hour, and once where it repeats it', () => {
    const night = { kind: 'daily', at: '02:30' } as const;
    expect(dues(night, 'Europe/Berlin', '2026-03-28T12:00:00.000Z', 2)).toEqual([
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
    expect(dues(night, 'Europe/Berlin', '2026-10-24T12:00:00.000Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
  });

  it('stays on its own date where the clock jumps over midnight', () => {
    // Greenland goes from Saturday 23:00 straight to Sunday 00:00.
    expect(dues({ kind: 'daily', at: '23:30' }, 'America/Nuuk', '2026-03-27T12:00:00.000Z', 3)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T00:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  it('leaves out a date that a zone never had', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(dues({ kind: 'daily', at: '07:00' }, 'Pacific/Apia', '2011-12-29T00:00:00.000Z', 3)).toEqual([
      '2011-12-29T17:00Z',
      '2011-12-30T17:00Z',
      '2011-12-31T17:00Z',
    ]);
  });

  it('is strictly after the moment that is asked about', () => {
    const daily = { kind: 'daily', at: '07:00' } as const;
    expect(nextDueAfter(daily, 'UTC', '2026-03-02T07:00:00.000Z')).toBe('2026-03-03T07:00:00.000Z');
    expect(nextDueAfter(daily, 'UTC', '2026-03-02T06:59:59.999Z')).toBe('2026-03-02T07:00:00.000Z');
  });

  it('knows weekdays, chosen days of the week, and days of the month', () => {
    // 2026-03-06 is a Friday.
    expect(dues({ kind: 'weekdays', at: '07:00' }, 'UTC', '2026-03-05T12:00:00.000Z', 2)).toEqual([
      '2026-03-06T07:00Z',
      '2026-03-09T07:00Z',
    ]);
    expect(dues({ kind: 'weekly', at: '07:00', days: [1, 7] }, 'UTC', '2026-03-05T12:00:00.000Z', 3)).toEqual([
      '2026-03-08T07:00Z',
      '2026-03-09T07:00Z',
      '2026-03-15T07:00Z',
    ]);
    expect(dues({ kind: 'monthly', at: '07:00', day: 31 }, 'UTC', '2026-01-30T12:00:00.000Z', 4)).toEqual([
      '2026-01-31T07:00Z',
      '2026-02-28T07:00Z',
      '2026-03-31T07:00Z',
      '2026-04-30T07:00Z',
    ]);
    expect(dues({ kind: 'monthly', at: '07:00', day: 'last' }, 'UTC', '2028-02-01T12:00:00.000Z', 2)).toEqual([
      '2028-02-29T07:00Z',
      '2028-03-31T07:00Z',
    ]);
    expect(dues({ kind: 'monthly', at: '07:00', day: 5 }, 'UTC', '2026-03-05T06:59:00.000Z', 1)).toEqual([
      '2026-03-05T07:00Z',
    ]);
    expect(dues({ kind: 'monthly', at: '07:00', day: 5 }, 'UTC', '2026-03-05T07:00:00.000Z', 2)).toEqual([
      '2026-04-05T07:00Z',
      '2026-05-05T07:00Z',
    ]);
  });

  it('refuses a week without days', () => {
    expect(() => nextDueAfter({ kind: 'weekly', at: '07:00', days: [] }, 'UTC', '2026-03-02T07:00:00.000Z')).toThrow(
      /no weekday from 1 to 7 among \[\]/,
    );
    expect(() =>
      nextDueAfter({ kind: 'weekly', at: '07:00', days: [0, 8] }, 'UTC', '2026-03-02T07:00:00.000Z'),
    ).toThrow(/\[0, 8\]/);
  });

  it('is on the reader’s full hour for alerts', () => {
    expect(dues({ kind: 'alerts' }, 'UTC', '2026-03-02T07:00:00.000Z', 2)).toEqual([
      '2026-03-02T08:00Z',
      '2026-03-02T09:00Z',
    ]);
    expect(dues({ kind: 'alerts' }, 'Asia/Kolkata', '2026-03-02T07:00:00.000Z', 2)).toEqual([
      '2026-03-02T07:30Z',
      '2026-03-02T08:30Z',
    ]);
    expect(nextDueAfter({ kind: 'alerts' }, 'UTC', '2026-03-02T07:59:59.999Z')).toBe('2026-03-02T08:00:00.000Z');
  });
});

describe('due times that were missed (E1)', () => {
  const daily = { kind: 'daily', at: '07:00' } as const;

  it('collapse into the latest', () => {
    expect(latestDue(daily, 'UTC', '2026-03-02T07:00:00.000Z', '2026-03-05T09:00:00.000Z')).toBe(
      '2026-03-05T07:00:00.000Z',
    );
    expect(latestDue(daily, 'UTC', '2026-03-02T07:00:00.000Z', '2026-03-05T07:00:00.000Z')).toBe(
      '2026-03-05T07:00:00.000Z',
    );
    expect(latestDue(daily, 'UTC', '2026-03-02T07:00:00.000Z', '2026-03-05T06:59:59.000Z')).toBe(
      '2026-03-04T07:00:00.000Z',
    );
  });

  it('are that one where none was missed, also when it is no time of the cadence', () => {
    expect(latestDue(daily, 'UTC', '2026-03-02T07:00:00.000Z', '2026-03-02T07:04:00.000Z')).toBe(
      '2026-03-02T07:00:00.000Z',
    );
    expect(latestDue(daily, 'UTC', '2026-03-02T11:23:00.000Z', '2026-03-02T11:25:00.000Z')).toBe(
      '2026-03-02T11:23:00.000Z',
    );
  });

  it.each<[Cadence, string]>([
    [{ kind: 'alerts' }, '2026-03-05T09:00:00.000Z'],
    [daily, '2026-03-05T07:00:00.000Z'],
    [{ kind: 'weekdays', at: '07:00' }, '2026-03-05T07:00:00.000Z'],
    [{ kind: 'weekly', at: '07:00', days: [5] }, '2026-02-27T07:00:00.000Z'],
    [{ kind: 'monthly', at: '07:00', day: 6 }, '2026-02-06T07:00:00.000Z'],
  ])('of %o collapse after a year too, at once', (cadence, latest) => {
    expect(latestDue(cadence, 'UTC', '2025-03-02T07:00:00.000Z', '2026-03-05T09:00:00.000Z')).toBe(latest);
  });
});

describe('a reader’s local day', () => {
  it('is the date in their zone, and ends where the next begins', () => {
    expect(localDay('America/New_York', '2026-03-02T04:59:00.000Z')).toBe('2026-03-01');
    expect(nextLocalDay('America/New_York', '2026-03-02T04:59:00.000Z')).toBe('2026-03-02T05:00:00.000Z');
    expect(nextLocalDay('America/New_York', '2026-03-02T05:00:00.000Z')).toBe('2026-03-03T05:00:00.000Z');
  });
});

it('a local day begins at its first moment, where the clock skips midnight too', () => {
  expect(startOfDay('Europe/Berlin', '2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
  // Beirut goes from midnight straight to one o'clock.
  expect(startOfDay('Asia/Beirut', '2026-03-29')).toBe('2026-03-28T22:00:00.000Z');
});
