import { beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../functions/send/ask.ts';
import type { AskPorts } from '../../../functions/send/ports.ts';
import type { Asked } from '../../../shared/readers/asked.ts';
import type { Consent } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anAsking } from '../../fixtures/an-asking.ts';
import { NOW, SendWorld } from './send-world.ts';

const ID = anAsking().id;
const BEFORE = '2026-11-22T09:29:59.000Z';
const AFTERWARDS = '2026-11-22T09:30:01.000Z';
const SHIFT = { owner: 'first', deadline: '2026-03-02T07:03:00.000Z' };

let world: SendWorld;
let asked: Asked | undefined;

function ports(with_: Partial<AskPorts<string>> = {}): AskPorts<string> {
  return {
    ...world.ports(),
    asked: {
      get: async () => asked,
      put: async (row) => {
        if (row.version !== asked?.version) return undefined;
        asked = { ...row, version: row.version + 1 };
        return asked;
      },
    },
    confirmation: ({ confirm }) => confirm,
    ...with_,
  };
}

beforeEach(() => {
  world = new SendWorld();
  world.reader = undefined;
  asked = { ...anAsking(), state: 'open' };
});

describe('the mail that asks for a confirmation', () => {
  it('is sent once, however often its message comes', async () => {
    expect(await ask(ports(), [ID, ID], SHIFT)).toEqual([]);
    expect(await ask(ports(), [ID], { ...SHIFT, owner: 'second' })).toEqual([]);
    expect(world.mails).toEqual([anAsking().confirm]);
    expect(asked).toMatchObject({ state: 'mailed', by: 'first' });
  });

  it('is sent once when two work on its message at the same time', async () => {
    await Promise.all(['one', 'two', 'three'].map((owner) => ask(ports(), [ID], { ...SHIFT, owner })));
    expect(world.mails).toHaveLength(1);
  });

  it('is marked before it leaves: a crash in between loses it and never doubles it', async () => {
    await ask(ports({ mail: () => Promise.reject(new Error('killed')) }), [ID], SHIFT);
    await ask(ports(), [ID], { ...SHIFT, owner: 'second' });
    expect(world.mails).toEqual([]);
  });

  it('is sent by the one whose mark was written though its answer was lost', async () => {
    const put: AskPorts['asked']['put'] = async (row) => {
      asked = { ...row, version: row.version + 1 };
      return undefined;
    };
    await ask(ports({ asked: { get: async () => asked, put } }), [ID], SHIFT);
    expect(world.mails).toHaveLength(1);
  });

  it.each([
    ['gets mail', { state: 'active' }],
    ['is invited', { state: 'invited' }],
    ['paused', { state: 'paused' }],
    ['complained', { state: 'suppressed', reason: 'complaint', at: NOW }],
    ['bounced', { state: 'suppressed', reason: 'bounce', at: NOW }],
    ['left after it was asked for', { state: 'left', at: AFTERWARDS }],
  ] satisfies [string, Consent][])('is not sent to somebody who %s (R1)', async (_, consent) => {
    world.reader = aReader({ consent });
    expect(await ask(ports(), [ID], SHIFT)).toEqual([]);
    expect(world.mails).toEqual([]);
    expect(asked).toMatchObject({ state: 'open' });
  });

  it('is sent to somebody who left before they asked', async () => {
    world.reader = aReader({ consent: { state: 'left', at: BEFORE } });
    await ask(ports(), [ID], SHIFT);
    expect(world.mails).toHaveLength(1);
  });

  it('is not sent for what is forgotten, or whose mailbox refused it', async () => {
    asked = undefined;
    await ask(ports(), [ID], SHIFT);
    asked = { id: ID, state: 'refused', reason: 'bounce', askedAt: NOW, version: 2 };
    await ask(ports(), [ID], SHIFT);
    expect(world.mails).toEqual([]);
  });

  it('waits while all sending rests, and while there is no time left', async () => {
    world.hold = { cause: 'quota', reason: 'used up', since: NOW, until: '2026-03-02T07:05:00.000Z' };
    expect(await ask(ports(), [ID], SHIFT)).toEqual([{ readerId: ID, reason: 'all sending rests' }]);
    world.hold = undefined;
    expect(await ask(ports(), [ID], { ...SHIFT, deadline: '2026-03-02T07:01:01.000Z' })).toEqual([
      { readerId: ID, reason: 'no time left' },
    ]);
    expect(asked).toMatchObject({ state: 'open' });
  });

  it.each([
    ['throttled', { kind: 'throttled' }, false],
    ['account-fault', { kind: 'account-fault', reason: 'paused' }, true],
    ['quota', { kind: 'quota' }, true],
  ] as const)('is given back when none left: %s', async (kind, result, rests) => {
    world.result = result as typeof world.result;
    expect(await ask(ports(), [ID], SHIFT)).toEqual([{ readerId: ID, reason: kind }]);
    expect(asked).toMatchObject({ state: 'open' });
    expect(world.hold !== undefined).toBe(rests);
    world.hold = undefined;
    world.result = { kind: 'accepted', messageId: 'm1' };
    await ask(ports(), [ID], { ...SHIFT, owner: 'second' });
    expect(world.mails).toHaveLength(2);
  });

  it.each([
    ['nobody knows whether it left', { kind: 'unknown', reason: 'timeout' }],
    ['the address takes none', { kind: 'message-fault', reason: 'no such domain' }],
  ] as const)('is not tried again when %s, and the operator is not told of a stranger’s typing', async (_, result) => {
    world.result = result as typeof world.result;
    expect(await ask(ports(), [ID], SHIFT)).toEqual([]);
    expect(await ask(ports(), [ID], { ...SHIFT, owner: 'second' })).toEqual([]);
    expect(world.mails).toHaveLength(1);
    expect(world.notices).toEqual([]);
  });

  it('of one who fails does not keep the others from theirs', async () => {
    const get: AskPorts['asked']['get'] = async (id) => {
      if (id === 'broken') throw new Error('no answer');
      return asked;
    };
    const unfinished = await ask(ports({ asked: { ...ports().asked, get } }), ['broken', ID], SHIFT);
    expect(unfinished).toEqual([{ readerId: 'broken', reason: 'Error: no answer' }]);
    expect(world.mails).toHaveLength(1);
  });
});
