import { describe, expect, it } from 'vitest';
import { earlier, later, after as moment, msBetween } from '../../../shared/calendar/instant.ts';
import { isSilent } from '../../../shared/editions/evidence-health.ts';
import { isHeld } from '../../../shared/editions/hold.ts';
import { editionId } from '../../../shared/editions/identity.ts';
import { editionToWake, wakeMessage } from '../../../shared/editions/wake.ts';

const NOW = '2026-03-02T07:00:00.000Z';

describe('an edition’s id', () => {
  it('is made from reader, due time and version, and fits into a tag of the mail service', () => {
    expect(editionId('r1', NOW, 4)).toBe('r1-20260302T070000Z-4');
    expect(editionId('r1', '2026-03-02T07:00:00.123Z', 4)).toBe('r1-20260302T070000123Z-4');
    expect(editionId('00a1', NOW, 12)).toMatch(/^[A-Za-z0-9-]+$/);
  });
});

describe('a wake-up', () => {
  it('names its edition', () => {
    expect(editionToWake(wakeMessage('r1-20260302T070000Z-4'))).toBe('r1-20260302T070000Z-4');
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"edition":5}',
    '{"edition":""}',
    '{"edition":"a b"}',
    '{"edition":"a\\nb"}',
    '{"edition":',
  ])('is not %j', (message) => {
    expect(editionToWake(message)).toBeUndefined();
  });
});

describe('a hold', () => {
  it('lasts until its end', () => {
    const hold = { cause: 'account', reason: 'paused', since: NOW, until: moment(NOW, 1000) } as const;
    expect(isHeld(hold, moment(NOW, 999))).toBe(true);
    expect(isHeld(hold, moment(NOW, 1000))).toBe(false);
    expect(isHeld(undefined, NOW)).toBe(false);
  });
});

describe('evidence has stopped coming', () => {
  const minutes = (count: number) => moment(NOW, count * 60_000);

  it('when mails leave and a quarter of an hour later no event has told of any of them', () => {
    expect(isSilent({ lastMailedAt: NOW }, minutes(15))).toBe(true);
    expect(isSilent({ lastMailedAt: NOW, lastEvidencedAt: minutes(-16) }, minutes(15))).toBe(true);
  });

  it('not before that, not while events come, and not when nothing was mailed', () => {
    expect(isSilent({ lastMailedAt: NOW }, moment(minutes(15), -1))).toBe(false);
    expect(isSilent({ lastMailedAt: NOW, lastEvidencedAt: minutes(-15) }, minutes(60))).toBe(false);
    expect(isSilent({ lastMailedAt: NOW, lastEvidencedAt: minutes(1) }, minutes(60))).toBe(false);
    expect(isSilent({}, NOW)).toBe(false);
    expect(isSilent({ lastEvidencedAt: NOW }, minutes(60))).toBe(false);
  });
});

describe('moments', () => {
  it('are moved, measured and compared', () => {
    expect(moment(NOW, -60_000)).toBe('2026-03-02T06:59:00.000Z');
    expect(msBetween(NOW, moment(NOW, 90))).toBe(90);
    expect(msBetween(moment(NOW, 90), NOW)).toBe(-90);
    expect([earlier(NOW, moment(NOW, 1)), earlier(moment(NOW, 1), NOW)]).toEqual([NOW, NOW]);
    expect([later(NOW, moment(NOW, -1)), later(moment(NOW, -1), NOW)]).toEqual([NOW, NOW]);
  });
});
