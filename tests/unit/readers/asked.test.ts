import { describe, expect, it } from 'vitest';
import { after, DAY_MS, HOUR_MS } from '../../../shared/calendar/instant.ts';
import { windowOf } from '../../../shared/editions/window.ts';
import {
  type Asked,
  askedAgain,
  askedIn,
  askedMessage,
  confirmed,
  mailedBy,
  toConfirm,
} from '../../../shared/readers/asked.ts';
import { changeOf } from '../../../shared/readers/change.ts';
import type { Consent } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anAsking, WISH } from '../../fixtures/an-asking.ts';

const NOW = '2026-11-22T09:30:00.000Z';
const later = (ms: number) => after(NOW, ms);
const reader = (consent: Consent) => aReader({ consent });

/** What is known of an address that is asked for at these times, its mail sent each time. */
function askedAt(...times: readonly string[]): Asked | undefined {
  return times.reduce<Asked | undefined>((known, askedAt) => {
    const asked = askedAgain(known, { ...anAsking(), askedAt });
    return asked.state === 'open' ? mailedBy('send', asked) : asked;
  }, undefined);
}

describe('asking for mails at an address', () => {
  it('begins with one mail', () => {
    expect(askedAgain(undefined, anAsking())).toMatchObject({ state: 'open', mails: 0, version: 0 });
    expect(askedAt(NOW)).toMatchObject({ state: 'mailed', mails: 1 });
  });

  it('brings no second mail within a day, and what the first asks about stands', () => {
    const known = askedAt(NOW);
    const stranger = { ...anAsking(), askedAt: later(23 * HOUR_MS), wish: { ...WISH, interests: [] } };
    expect(askedAgain(known, stranger)).toBe(known);
  });

  it('brings another after a day: the one before may be lost', () => {
    expect(askedAgain(askedAt(NOW), { ...anAsking(), askedAt: later(DAY_MS) })).toMatchObject({
      state: 'open',
      mails: 1,
      askedAt: later(DAY_MS),
    });
  });

  it('brings no more than three mails in a month, whoever asks how often', () => {
    const everyHour = Array.from({ length: 29 * 24 }, (_, hour) => later(hour * HOUR_MS));
    const known = askedAt(...everyHour);
    expect(known).toMatchObject({ state: 'mailed', mails: 3, askedAt: later(2 * DAY_MS) });
    expect(askedAgain(known, { ...anAsking(), askedAt: later(32 * DAY_MS) })).toMatchObject({
      state: 'open',
      mails: 0,
    });
  });

  it('takes the newest wish for as long as no mail has left', () => {
    const open = askedAgain(undefined, anAsking());
    const next = { ...anAsking(), askedAt: later(HOUR_MS), wish: { ...WISH, zone: 'UTC' } };
    expect(askedAgain(open, next)).toMatchObject({ state: 'open', mails: 0, wish: { zone: 'UTC' } });
  });

  it('brings none, ever, to a mailbox that refused one', () => {
    const refused: Asked = { id: 'r1', state: 'refused', reason: 'complaint', askedAt: NOW, version: 3 };
    expect(askedAgain(refused, { ...anAsking(), askedAt: later(1000 * DAY_MS) })).toBe(refused);
  });

  it('is told to send by a message that names nobody', () => {
    expect(askedMessage('00a1')).toBe('{"asked":"00a1"}');
    expect(askedIn(askedMessage('00a1'))).toBe('00a1');
    for (const other of ['{"edition":"e1"}', '{"asked":"a@b.c"}', '{"asked":7}', 'null', 'nonsense'])
      expect(askedIn(other)).toBeUndefined();
  });
});

describe('a confirmation', () => {
  const asked: Asked = { ...anAsking(), askedAt: NOW, state: 'mailed', by: 'send' };
  it.each([
    ['makes a reader of somebody new', undefined, asked],
    ['brings back who left before they asked (R1)', { state: 'left', at: later(-1) }, asked],
    ['does not bring back who left after they asked (R1)', { state: 'left', at: later(1) }, 'left'],
    ['changes nothing for who gets mail', { state: 'active' }, 'reader'],
    ['changes nothing for who is invited', { state: 'invited' }, 'reader'],
    ['changes nothing for who paused', { state: 'paused' }, 'reader'],
    ['is no way around a complaint', { state: 'suppressed', reason: 'complaint', at: later(-1) }, 'complaint'],
    ['is no way around a mailbox that refused us', { state: 'suppressed', reason: 'bounce', at: later(-1) }, 'bounce'],
  ] as const)('%s', (_, consent, expected) => {
    expect(toConfirm(asked, consent && reader(consent))).toBe(expected);
  });

  it('is no way back for who was erased: they were promised never to be mailed (R3)', () => {
    const erased = { ...reader({ state: 'left', at: later(-1) }), address: '' };
    expect(toConfirm(asked, erased)).toBe('left');
  });

  it('comes to nothing once what was asked for is forgotten', () => {
    expect(toConfirm(undefined, undefined)).toBe('forgotten');
    expect(toConfirm(undefined, reader({ state: 'left', at: NOW }))).toBe('left');
  });

  it('makes a reader who looks back a week, as any new one does', () => {
    const made = confirmed(anAsking(), undefined, NOW);
    expect(made).toMatchObject({
      consent: { state: 'active' },
      address: WISH.address,
      zone: 'Europe/Berlin',
      nextDueAt: '2026-11-23T06:00:00.000Z',
      preferences: { language: 'de' },
      version: 0,
    });
    expect(windowOf(made, made.nextDueAt).welcomeFrom).toBe(after(made.nextDueAt, -7 * DAY_MS));
  });

  it('keeps what somebody had who comes back soon, so that nothing reaches them twice (E2)', () => {
    const before = { ...reader({ state: 'left', at: later(-DAY_MS) }), openEditions: ['e9'], version: 12 };
    expect(confirmed(anAsking(), before, NOW)).toMatchObject({ openEditions: ['e9'], version: 12 });
  });

  it('carries nothing into the new beginning of somebody who left long ago', () => {
    const before = { ...reader({ state: 'left', at: later(-90 * DAY_MS) }), openEditions: ['e9'], version: 12 };
    expect(confirmed(anAsking(), before, NOW)).toMatchObject({ openEditions: [], version: 12 });
  });

  it('is another thing than an operator’s list, which never overrides leaving (R1)', () => {
    const left = reader({ state: 'left', at: later(-DAY_MS) });
    expect(changeOf(left.id, WISH, left, NOW).kind).toBe('stays away');
  });
});
