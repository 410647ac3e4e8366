import { describe, expect, it } from 'vitest';
import { afterTransientBounce } from '../../../shared/readers/bounces.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const NOW = '2026-03-20T07:00:05.000Z';
const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T07:00:00.000Z`;

describe('mails that a mailbox turns away for the time being', () => {
  it('are remembered for two weeks, each once', () => {
    const reader = aReader({ transientBounces: [day(5), day(6), day(7)] });
    expect(afterTransientBounce(reader, day(20), NOW)).toEqual({ ...reader, transientBounces: [day(7), day(20)] });
    expect(afterTransientBounce(reader, day(7), NOW)).toBe(reader);
    expect(afterTransientBounce(aReader(), day(20), NOW).transientBounces).toEqual([day(20)]);
  });

  it('are counted by when the mails left, in whatever order they come back', () => {
    const reader = aReader({ transientBounces: [day(10), day(20)] });
    expect(afterTransientBounce(reader, day(5), NOW)).toBe(reader);
    expect(afterTransientBounce(reader, day(8), NOW)).toMatchObject({
      transientBounces: [day(8), day(10), day(20)],
      consent: { state: 'paused' },
    });
  });

  it('pause their reader at the third, for two weeks and until their hour', () => {
    const reader = aReader({ transientBounces: [day(8), day(19)] });
    const until = '2026-04-03T07:00:05.000Z';
    expect(afterTransientBounce(reader, day(20), NOW)).toEqual({
      ...reader,
      transientBounces: [day(8), day(19), day(20)],
      consent: { state: 'paused', until, reason: 'bounces' },
      nextDueAt: '2026-04-04T05:00:00.000Z',
    });
    expect(afterTransientBounce({ ...reader, consent: { state: 'invited' } }, day(20), NOW).consent).toMatchObject({
      state: 'paused',
      invited: true,
    });
  });

  it('change nothing for who gets no mail anyway', () => {
    const reader = aReader({ transientBounces: [day(8), day(19)], consent: { state: 'left', at: day(19) } });
    expect(afterTransientBounce(reader, day(20), NOW).consent).toEqual({ state: 'left', at: day(19) });
  });
});
