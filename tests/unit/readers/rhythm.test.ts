import { describe, expect, it } from 'vitest';
import { awakened } from '../../../shared/readers/consent.ts';
import { paused, resumed, withRhythm } from '../../../shared/readers/rhythm.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const NOW = '2026-11-22T12:00:00.000Z';

describe('a pause', () => {
  it('ends when the day begins where the reader is, and their first mail after it is that day’s', () => {
    const reader = aReader({ zone: 'America/New_York', cadence: { kind: 'daily', at: '00:00' } });
    expect(paused(reader, '2026-12-10')).toMatchObject({
      consent: { state: 'paused', until: '2026-12-10T05:00:00.000Z' },
      nextDueAt: '2026-12-10T05:00:00.000Z',
    });
  });

  it('without an end lasts until somebody ends it', () => {
    const reader = paused(aReader(), undefined);
    expect(reader.consent).toEqual({ state: 'paused' });
    expect(resumed(reader, NOW)).toMatchObject({ consent: { state: 'active' }, nextDueAt: '2026-11-23T06:00:00.000Z' });
  });

  it('of a few days loses nothing of the month before it: the catch-up comes while its window still reaches back (E3)', () => {
    const monthly = aReader({
      cadence: { kind: 'monthly', at: '07:00', day: 'last' },
      watermark: '2026-10-31T05:58:00.000Z',
      nextDueAt: '2026-11-30T06:00:00.000Z',
    });
    expect(paused(monthly, '2026-12-02').nextDueAt).toBe('2026-12-03T06:00:00.000Z');
    expect(resumed(paused(monthly, undefined), '2026-12-01T12:00:00.000Z').nextDueAt).toBe('2026-12-03T06:00:00.000Z');
  });

  it('that is ended twice, or was over, moves nothing: who is due stays due (E1)', () => {
    const due = aReader();
    expect(resumed(due, NOW)).toBe(due);
    const over = { ...due, consent: { state: 'paused', until: '2026-11-22T00:00:00.000Z' } as const };
    expect(resumed(over, NOW)).toEqual(due);
    const left = aReader({ consent: { state: 'left', at: NOW } });
    expect(resumed(left, NOW)).toBe(left);
  });

  it('before the invitation went out does not do away with it (R1)', () => {
    const invited = aReader({ consent: { state: 'invited' } });
    const waiting = paused(invited, '2026-12-10');
    expect(resumed(waiting, NOW).consent).toEqual({ state: 'invited' });
    expect(resumed(paused(waiting, undefined), NOW).consent).toEqual({ state: 'invited' });
    expect(awakened(waiting, '2026-12-10T06:00:00.000Z')?.consent).toEqual({ state: 'invited' });
    expect(awakened(paused(aReader(), '2026-12-10'), '2026-12-10T06:00:00.000Z')?.consent).toEqual({ state: 'active' });
  });
});

describe('a change of hour, cadence or zone', () => {
  const reader = aReader({ nextDueAt: '2026-11-22T06:00:00.000Z' });
  const earlier = { kind: 'daily', at: '06:30' } as const;

  it('while an edition is due and not composed yet lets that one come (E1)', () => {
    const late = '2026-11-22T06:02:00.000Z';
    expect(withRhythm(reader, earlier, 'Europe/Berlin', late)).toEqual({ ...reader, cadence: earlier });
    expect(withRhythm(reader, reader.cadence, 'Pacific/Auckland', late).nextDueAt).toBe(reader.nextDueAt);
  });

  it('before it is due moves it', () => {
    const early = '2026-11-22T05:59:00.000Z';
    expect(withRhythm(reader, earlier, 'Europe/Berlin', early).nextDueAt).toBe('2026-11-23T05:30:00.000Z');
  });

  it('does not wake who paused', () => {
    const asleep = paused(reader, '2026-12-10');
    expect(withRhythm(asleep, earlier, 'Europe/Berlin', NOW).nextDueAt).toBe('2026-12-10T05:30:00.000Z');
    const over = { ...asleep, consent: { state: 'paused' } as const };
    expect(withRhythm(over, earlier, 'Europe/Berlin', NOW).consent).toEqual({ state: 'paused' });
  });
});
