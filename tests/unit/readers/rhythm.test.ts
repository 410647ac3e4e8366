import { describe, expect, it } from 'vitest';
import { awakened } from '../../../shared/editions/round.ts';
import { paused, resumed } from '../../../shared/readers/rhythm.ts';
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

  it('before the invitation went out does not do away with it (R1)', () => {
    const invited = aReader({ consent: { state: 'invited' } });
    const waiting = paused(invited, '2026-12-10');
    expect(resumed(waiting, NOW).consent).toEqual({ state: 'invited' });
    expect(resumed(paused(waiting, undefined), NOW).consent).toEqual({ state: 'invited' });
    expect(awakened(waiting, '2026-12-10T06:00:00.000Z')?.consent).toEqual({ state: 'invited' });
    expect(awakened(paused(aReader(), '2026-12-10'), '2026-12-10T06:00:00.000Z')?.consent).toEqual({ state: 'active' });
  });
});
