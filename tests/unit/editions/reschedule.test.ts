import { describe, expect, it } from 'vitest';
import { rescheduled } from '../../../shared/editions/reschedule.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const reader = aReader({ watermark: '2026-03-01T06:58:00.000Z' });

describe('a reader who changes cadence or zone', () => {
  it('is due when the new cadence says, from now on', () => {
    expect(rescheduled(reader, { kind: 'daily', at: '09:00' }, 'UTC', '2026-03-02T08:00:00.000Z')).toBe(
      '2026-03-02T09:00:00.000Z',
    );
    expect(rescheduled(reader, { kind: 'daily', at: '07:00' }, 'Asia/Tokyo', '2026-03-02T08:00:00.000Z')).toBe(
      '2026-03-02T22:00:00.000Z',
    );
  });

  it('skips nothing: where the new cadence would come after what a window can reach, one edition comes before, at its hour', () => {
    const monthly = (day: number) =>
      rescheduled(reader, { kind: 'monthly', at: '04:00', day }, 'UTC', '2026-03-31T12:00:00.000Z');
    expect(monthly(5)).toBe('2026-04-05T04:00:00.000Z');
    expect(monthly(6)).toBe('2026-04-04T04:00:00.000Z');
    expect(monthly(30)).toBe('2026-04-04T04:00:00.000Z');
  });

  it('is due by then at the latest when the reach of the window is what counts, its overlap included', () => {
    const at = (time: string) =>
      rescheduled(reader, { kind: 'monthly', at: time, day: 5 }, 'UTC', '2026-03-31T12:00:00.000Z');
    expect(at('04:58')).toBe('2026-04-05T04:58:00.000Z');
    expect(at('04:59')).toBe('2026-04-03T04:59:00.000Z');
  });

  it('is due soon, where the window could reach no further long ago', () => {
    const forgotten = { ...reader, watermark: '2025-01-01T00:00:00.000Z' };
    expect(rescheduled(forgotten, { kind: 'monthly', at: '07:00', day: 30 }, 'UTC', '2026-03-02T08:00:00.000Z')).toBe(
      '2026-03-03T07:00:00.000Z',
    );
    expect(rescheduled(forgotten, { kind: 'alerts' }, 'UTC', '2026-03-02T08:00:00.000Z')).toBe(
      '2026-03-02T09:00:00.000Z',
    );
  });
});
