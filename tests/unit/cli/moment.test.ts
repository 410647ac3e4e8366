import { describe, expect, it } from 'vitest';
import { isDay, readMoment } from '../../../cli/moment.ts';

describe('a moment that a person writes', () => {
  it('is read in any form of ISO 8601, and refused with an example', () => {
    expect(readMoment('2026-11-24')).toBe('2026-11-24T00:00:00.000Z');
    expect(readMoment('2026-11-24T08:00+01:00')).toBe('2026-11-24T07:00:00.000Z');
    expect(() => readMoment('yesterday')).toThrow('"yesterday" is no moment: write it like 2026-11-24T07:00:00Z.');
    expect(() => readMoment('2026-13-01')).toThrow('no moment');
  });
});

describe('a day', () => {
  it.each(['2026-12-24', '2028-02-29', '9999-12-31'])('%s is one', (text) => expect(isDay(text)).toBe(true));
  it.each(['2027-02-30', '2027-02-29', '2026-04-31', '2026-13-01', '26-12-24', 'soon', ''])('“%s” is none', (text) =>
    expect(isDay(text)).toBe(false),
  );
});
