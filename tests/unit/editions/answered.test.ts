import { describe, expect, it } from 'vitest';
import { answeredReader, mustWait } from '../../../shared/editions/answered.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import { dueRound, roundNow } from '../../../shared/editions/round.ts';
import { awakened } from '../../../shared/readers/consent.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { aBody } from '../../fixtures/an-edition.ts';

const DUE = '2026-03-02T07:00:00.000Z';
const reader = (with_: Partial<Reader> = {}) =>
  aReader({
    id: 'r1',
    zone: 'UTC',
    nextDueAt: DUE,
    watermark: '2026-03-01T06:58:00.000Z',
    openEditions: ['e2', 'e1'],
    answered: { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: ['i1'] },
    version: 4,
    ...with_,
  });
const facts = {
  readerId: 'r1',
  dueAt: DUE,
  sendBefore: DUE,
  readerVersion: 1,
  papers: 1,
  attempts: 1,
  unknownAttempts: 0,
};
const planned = (id: string): Edition => ({ ...facts, id, state: 'PLANNED', nextActionAt: DUE });
const sent = (id: string): Edition => ({ ...facts, id, state: 'SENT', sentAt: DUE });
const expired = (id: string): Edition => ({ ...facts, id, state: 'EXPIRED', endedAt: DUE });

describe('a round', () => {
  it('answers for what arrived since the watermark and two hours before it, up to two minutes before it is due', () => {
    expect(dueRound(reader(), '2026-03-02T07:04:00.000Z')).toMatchObject({
      editionId: 'r1-20260302T070000Z-4',
      dueAt: DUE,
      sendBefore: '2026-03-02T19:00:00.000Z',
      nextDueAt: '2026-03-03T07:00:00.000Z',
      window: {
        from: '2026-03-01T04:58:00.000Z',
        to: '2026-03-02T06:58:00.000Z',
        previousFrom: '2026-02-28T04:58:00.000Z',
        welcomeFrom: '2026-03-01T04:58:00.000Z',
      },
    });
  });

  it('answers for the latest of several due times that were missed (E1)', () => {
    const { dueAt, nextDueAt, window } = dueRound(reader(), '2026-03-05T12:00:00.000Z');
    expect([dueAt, nextDueAt]).toEqual(['2026-03-05T07:00:00.000Z', '2026-03-06T07:00:00.000Z']);
    expect(window).toMatchObject({ from: '2026-03-01T04:58:00.000Z', to: '2026-03-05T06:58:00.000Z' });
  });

  it('looks back at most 35 days, after whatever pause', () => {
    const { window } = dueRound(reader({ watermark: '2025-03-01T00:00:00.000Z' }), '2026-03-02T07:04:00.000Z');
    const oldest = '2026-01-26T06:58:00.000Z';
    expect(window).toMatchObject({ from: oldest, previousFrom: oldest, welcomeFrom: oldest });
  });

  it('of a first edition looks back a week for every interest', () => {
    const { answered: _, ...fresh } = reader({ openEditions: [] });
    const { window } = dueRound(fresh, DUE);
    expect(window).toMatchObject({
      from: '2026-03-01T04:58:00.000Z',
      previousFrom: '2026-03-01T04:58:00.000Z',
      welcomeFrom: '2026-02-23T06:58:00.000Z',
    });
  });

  it('out of turn answers up to now, and leaves the next due time as it is', () => {
    const now = '2026-03-01T15:30:12.345Z';
    expect(roundNow(reader(), now)).toMatchObject({
      editionId: 'r1-20260301T153012345Z-4',
      dueAt: now,
      nextDueAt: DUE,
      window: { to: now },
    });
  });

  it('never moves the watermark back, though one out of turn looked further', () => {
    const { window } = dueRound(reader({ watermark: '2026-03-02T06:59:30.000Z' }), DUE);
    expect(window).toMatchObject({ from: '2026-03-02T04:59:30.000Z', to: '2026-03-02T06:59:30.000Z' });
  });

  it.each([
    ['alerts', { kind: 'alerts' }, '2026-03-02T13:00:00.000Z'],
    ['daily', { kind: 'daily', at: '07:00' }, '2026-03-02T19:00:00.000Z'],
    ['weekdays', { kind: 'weekdays', at: '07:00' }, '2026-03-02T19:00:00.000Z'],
    ['weekly', { kind: 'weekly', at: '07:00', days: [1] }, '2026-03-05T07:00:00.000Z'],
    ['monthly', { kind: 'monthly', at: '07:00', day: 2 }, '2026-03-05T07:00:00.000Z'],
  ] as const)('of %s has its time until after which no mail leaves (E5)', (_, cadence, until) => {
    expect(dueRound(reader({ cadence }), DUE).sendBefore).toBe(until);
  });
});

describe('who gets mail', () => {
  it('are the active and the invited, and the paused once their pause is over', () => {
    const over = { state: 'paused', until: DUE } as const;
    expect(awakened(reader(), DUE)).toEqual(reader());
    expect(awakened(reader({ consent: { state: 'invited' } }), DUE)?.consent).toEqual({ state: 'invited' });
    expect(awakened(reader({ consent: over }), DUE)?.consent).toEqual({ state: 'active' });
    expect(awakened(reader({ consent: over }), '2026-03-02T06:59:59.999Z')).toBeUndefined();
    expect(awakened(reader({ consent: { state: 'paused' } }), DUE)).toBeUndefined();
    expect(awakened(reader({ consent: { state: 'left', at: DUE } }), DUE)).toBeUndefined();
    expect(awakened(reader({ consent: { state: 'suppressed', reason: 'bounce', at: DUE } }), DUE)).toBeUndefined();
  });
});

describe('a reader whose round is answered', () => {
  const onceAnswered = (predecessors: readonly Edition[], frozen = aBody({ id: 'e3' }), who = reader()) =>
    answeredReader(dueRound(who, DUE), predecessors, frozen);

  it('moves on: next due time, watermark, the edition, and what compose needs to know of this round', () => {
    expect(onceAnswered([sent('e2'), sent('e1')])).toEqual({
      ...reader(),
      nextDueAt: '2026-03-03T07:00:00.000Z',
      watermark: '2026-03-02T06:58:00.000Z',
      openEditions: ['e3'],
      answered: { dueAt: DUE, from: '2026-03-01T04:58:00.000Z', interests: ['i1'] },
    });
  });

  it('keeps the undecided editions, and forgets those that were mailed or have aged out', () => {
    expect(onceAnswered([planned('e2'), sent('e1')]).openEditions).toEqual(['e3', 'e2']);
    expect(onceAnswered([planned('e1')]).openEditions).toEqual(['e3', 'e1']);
  });

  it('forgets an ended edition only when this one carries it: one frozen before may not (E3)', () => {
    expect(onceAnswered([expired('e2')], aBody({ id: 'e3', carries: ['e2'] })).openEditions).toEqual(['e3']);
    expect(onceAnswered([expired('e2')], aBody({ id: 'e3', carries: [] })).openEditions).toEqual(['e3', 'e2']);
  });

  it('keeps the latest edition where nothing matched: it knows what was listed (E2)', () => {
    const nothing = answeredReader(dueRound(reader(), DUE), [sent('e2'), planned('e1')], undefined);
    expect(nothing.openEditions).toEqual(['e2', 'e1']);
    expect(answeredReader(dueRound(reader({ openEditions: [] }), DUE), [], undefined).openEditions).toEqual([]);
  });

  it('keeps an ended edition that could not be carried, though nothing was frozen (E3)', () => {
    const nothing = answeredReader(dueRound(reader(), DUE), [sent('e2'), expired('e1')], undefined);
    expect(nothing.openEditions).toEqual(['e2', 'e1']);
  });

  it('is silent since they began, where the first round finds nothing', () => {
    const { answered: _, ...fresh } = reader({ openEditions: [] });
    expect(answeredReader(dueRound(fresh, DUE), [], undefined).answered?.silence).toEqual({
      since: '2026-03-01T06:58:00.000Z',
      told: false,
      arrived: 0,
    });
  });

  it('is active once a mail with the invitation is known to have left (R1)', () => {
    const invited = reader({ consent: { state: 'invited' } });
    expect(onceAnswered([sent('e2')], undefined, invited).consent).toEqual({ state: 'active' });
    const left = { state: 'left', at: DUE } as const;
    expect(onceAnswered([sent('e2')], undefined, reader({ consent: left })).consent).toEqual(left);
    expect(onceAnswered([planned('e2'), sent('e1')], undefined, invited).consent).toEqual({ state: 'active' });
    expect(onceAnswered([planned('e2'), expired('e1')], undefined, invited).consent).toEqual({ state: 'invited' });
    expect(onceAnswered([sent('e2')], undefined, reader({ consent: { state: 'active' } })).consent).toEqual({
      state: 'active',
    });
  });

  it('has been silent since the last edition’s window ended', () => {
    const silent = answeredReader(dueRound(reader(), DUE), [], undefined).answered;
    expect(silent?.silence).toEqual({ since: '2026-03-01T06:58:00.000Z', told: false, arrived: 0 });
    const longer = { ...reader().answered!, silence: { since: '2026-02-01T00:00:00.000Z', told: false, arrived: 7 } };
    const counted = { ...dueRound(reader({ answered: longer }), DUE), arrived: 5 };
    expect(answeredReader(counted, [], undefined).answered?.silence).toEqual({ ...longer.silence, arrived: 12 });
    expect(onceAnswered([], aBody({ sections: [] }), reader({ answered: longer })).answered?.silence).toEqual({
      ...longer.silence,
      told: true,
    });
    const told = { ...longer, silence: { ...longer.silence, told: true } };
    expect(answeredReader(dueRound(reader({ answered: told }), DUE), [], undefined).answered?.silence?.told).toBe(true);
    expect(onceAnswered([], aBody(), reader({ answered: told })).answered).not.toHaveProperty('silence');
  });
});

describe('alerts', () => {
  const alerted = (count: number, day = '2026-03-01') =>
    reader({
      zone: 'America/New_York',
      cadence: { kind: 'alerts' },
      nextDueAt: '2026-03-02T02:00:00.000Z',
      answered: { ...reader().answered!, alerts: { day, count } },
    });
  const round = (who: Reader) => dueRound(who, '2026-03-02T02:01:00.000Z');

  it('are mailed three times a local day; what comes after joins tomorrow’s first', () => {
    const third = answeredReader(round(alerted(2)), [], aBody());
    expect(third.answered?.alerts).toEqual({ day: '2026-03-01', count: 3 });
    expect(third.nextDueAt).toBe('2026-03-02T05:00:00.000Z');
  });

  it('are due hourly before that, and count only what was mailed', () => {
    expect(answeredReader(round(alerted(1)), [], aBody())).toMatchObject({
      nextDueAt: '2026-03-02T03:00:00.000Z',
      answered: { alerts: { count: 2 } },
    });
    expect(answeredReader(round(alerted(2)), [], undefined)).toMatchObject({
      nextDueAt: '2026-03-02T03:00:00.000Z',
      answered: { alerts: { count: 2 } },
    });
  });

  it('begin to count with the first', () => {
    const { answered, ...fresh } = alerted(0);
    const { alerts: _, ...daily } = answered!;
    for (const who of [fresh, { ...fresh, answered: daily }])
      expect(answeredReader(round(who), [], aBody()).answered?.alerts).toEqual({ day: '2026-03-01', count: 1 });
  });

  it('begin to count anew each day', () => {
    expect(answeredReader(round(alerted(3, '2026-02-28')), [], aBody()).answered?.alerts).toEqual({
      day: '2026-03-01',
      count: 1,
    });
  });
});

describe('a reader with eight undecided editions', () => {
  it('waits', () => {
    const open = Array.from({ length: 8 }, (_, n) => planned(`e${n}`));
    expect(mustWait(open)).toBe(true);
    expect(mustWait([...open.slice(1), sent('e0'), expired('e9')])).toBe(false);
  });
});
