import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../shared/calendar/cadence.ts';
import { rescheduled } from '../../../shared/readers/reschedule.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const reader = aReader({ watermark: '2026-03-01T06:58:00.000Z' });
const next = (cadence: Cadence, now: string, zone = 'UTC', who = reader) => rescheduled({ ...who, cadence, zone }, now);

describe('a reader who changes cadence or zone', () => {
  it('is due when the new cadence says, from now on', () => {
    expect(next({ kind: 'daily', at: '09:00' }, '2026-03-02T08:00:00.000Z')).toBe('2026-03-02T09:00:00.000Z');
    expect(next({ kind: 'daily', at: '07:00' }, '2026-03-02T08:00:00.000Z', 'Asia/Tokyo')).toBe(
      '2026-03-02T22:00:00.000Z',
    );
  });

  it('skips nothing: where the new cadence would come after what a window can reach, one edition comes before, at its hour', () => {
    const monthly = (day: number) => next({ kind: 'monthly', at: '04:00', day }, '2026-03-31T12:00:00.000Z');
    expect(monthly(5)).toBe('2026-04-05T04:00:00.000Z');
    expect(monthly(6)).toBe('2026-04-04T04:00:00.000Z');
    expect(monthly(30)).toBe('2026-04-04T04:00:00.000Z');
  });

  it('is due by then at the latest when the reach of the window is what counts, its overlap included', () => {
    const at = (time: string) => next({ kind: 'monthly', at: time, day: 5 }, '2026-03-31T12:00:00.000Z');
    expect(at('04:58')).toBe('2026-04-05T04:58:00.000Z');
    expect(at('04:59')).toBe('2026-04-03T04:59:00.000Z');
  });

  it('is due soon, where the window could reach no further long ago', () => {
    const forgotten = { ...reader, watermark: '2025-01-01T00:00:00.000Z' };
    expect(next({ kind: 'monthly', at: '07:00', day: 30 }, '2026-03-02T08:00:00.000Z', 'UTC', forgotten)).toBe(
      '2026-03-03T07:00:00.000Z',
    );
    expect(next({ kind: 'alerts' }, '2026-03-02T08:00:00.000Z', 'UTC', forgotten)).toBe('2026-03-02T09:00:00.000Z');
  });

  it('is due after their pause, at its end where the window would reach no further', () => {
    const pausedUntil = (until: string) => ({ ...reader, consent: { state: 'paused', until } as const });
    const daily = { kind: 'daily', at: '07:00' } as const;
    const noon = '2026-03-02T12:00:00.000Z';
    expect(next(daily, noon, 'UTC', pausedUntil('2026-03-20T00:00:00.000Z'))).toBe('2026-03-20T07:00:00.000Z');
    expect(next(daily, noon, 'UTC', pausedUntil('2026-03-20T07:00:00.000Z'))).toBe('2026-03-20T07:00:00.000Z');
    expect(next(daily, noon, 'UTC', pausedUntil('2026-03-02T00:00:00.000Z'))).toBe('2026-03-03T07:00:00.000Z');
    expect(next(daily, noon, 'UTC', { ...reader, consent: { state: 'paused' } })).toBe('2026-03-03T07:00:00.000Z');
    const monthly = { kind: 'monthly', at: '07:00', day: 'last' } as const;
    expect(next(monthly, noon, 'UTC', pausedUntil('2026-04-02T00:00:00.000Z'))).toBe('2026-04-03T07:00:00.000Z');
    expect(next(monthly, noon, 'UTC', pausedUntil('2026-05-02T00:00:00.000Z'))).toBe('2026-05-02T07:00:00.000Z');
  });

  it('gets no fourth alert that day, wherever they move to and however often they pause', () => {
    const answered = { dueAt: '', from: '', interests: [], alerts: { day: '2026-03-02', count: 3 } };
    const alerted = { ...reader, answered };
    const noon = '2026-03-02T12:00:00.000Z';
    expect(next({ kind: 'alerts' }, noon, 'Europe/Paris', alerted)).toBe('2026-03-02T23:00:00.000Z');
    expect(next({ kind: 'alerts' }, '2026-03-03T12:00:00.000Z', 'Europe/Paris', alerted)).toBe(
      '2026-03-03T13:00:00.000Z',
    );
    expect(next({ kind: 'daily', at: '13:00' }, noon, 'UTC', alerted)).toBe('2026-03-02T13:00:00.000Z');
    const twice = { ...alerted, answered: { ...answered, alerts: { day: '2026-03-02', count: 2 } } };
    expect(next({ kind: 'alerts' }, noon, 'Europe/Paris', twice)).toBe('2026-03-02T13:00:00.000Z');
  });
});
