import { describe, expect, it } from 'vitest';
import { type Shift, send } from '../../../functions/send/send.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import { GRACE_MS, heldBy } from '../../../shared/editions/ledger.ts';
import type { SendResult } from '../../../shared/editions/send-result.ts';
import type { Consent } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { NOW, PLANNED, SendWorld } from './send-world.ts';

const SHIFT: Shift = { owner: 'me', deadline: '2026-03-02T07:03:00.000Z' };
const minutes = (count: number) => new Date(Date.parse(NOW) + count * 60_000).toISOString();

async function sendIn(world: SendWorld, ports = world.ports(), woken: readonly string[] = ['e1'], shift = SHIFT) {
  const unfinished = await send(ports, woken, shift);
  return { unfinished, edition: world.edition! };
}

describe('send', () => {
  it('claims, mails once and confirms', async () => {
    const world = new SendWorld();
    let claim: unknown;
    world.whileMailing = () => {
      claim = world.edition;
    };
    const { unfinished, edition } = await sendIn(world);
    expect(claim).toMatchObject({
      state: 'CLAIMED',
      attempts: 1,
      claim: { owner: 'me', leaseUntil: '2026-03-02T07:04:00.000Z' },
    });
    expect(edition).toMatchObject({ state: 'SENT', sentAt: NOW, messageId: 'm1' });
    expect([world.mails, unfinished, world.counted]).toEqual([['e1 active'], [], ['mailsSent 1']]);
    expect(world.health.lastMailedAt).toBe(NOW);
  });

  it('mails once when it is woken twice', async () => {
    const world = new SendWorld();
    await sendIn(world, world.ports(), ['e1', 'e1']);
    await sendIn(world);
    expect(world.mails).toEqual(['e1 active']);
  });

  it.each<Edition | undefined>([
    undefined,
    { ...PLANNED, state: 'SENT', sentAt: NOW },
    { ...PLANNED, state: 'CANCELLED', reason: 'left', endedAt: NOW },
    {
      ...PLANNED,
      attempts: 1,
      state: 'CLAIMED',
      claim: { owner: 'another', leaseUntil: minutes(1) },
      nextActionAt: NOW,
    },
  ])('leaves alone what is not to be sent: %o', async (edition) => {
    const world = new SendWorld();
    world.edition = edition;
    expect((await sendIn(world)).unfinished).toEqual([]);
    expect(world.edition).toBe(edition);
    expect(world.mails).toEqual([]);
  });

  it('knows its claim again when the answer to it was lost', async () => {
    const world = new SendWorld();
    const ports = world.ports();
    let lost = 0;
    const write: typeof ports.ledger.write = async (transition) => {
      const written = await ports.ledger.write(transition);
      if (transition.next.state === 'CLAIMED' && lost++ === 0) throw new Error('timeout');
      return written;
    };
    expect((await sendIn(world, { ...ports, ledger: { ...ports.ledger, write } })).edition.state).toBe('SENT');
  });

  it('does not mail on somebody else’s claim', async () => {
    const world = new SendWorld();
    const ports = world.ports();
    const write: typeof ports.ledger.write = async () => {
      world.edition = {
        ...PLANNED,
        attempts: 1,
        state: 'CLAIMED',
        claim: { owner: 'another', leaseUntil: minutes(3) },
        nextActionAt: NOW,
      };
      return false;
    };
    await sendIn(world, { ...ports, ledger: { ...ports.ledger, write } });
    expect(world.mails).toEqual([]);
    expect(heldBy(world.edition, 'another')).toBeDefined();
  });

  it('claims nothing that it has no time for, and says so', async () => {
    const world = new SendWorld();
    const late = { ...SHIFT, deadline: '2026-03-02T07:01:30.000Z' };
    expect((await sendIn(world, world.ports(), ['e1'], late)).unfinished).toEqual([
      { editionId: 'e1', reason: 'no time left' },
    ]);
    expect(world.edition).toBe(PLANNED);
  });

  it('gives a claim back that took too long, or whose time is over meanwhile (E5)', async () => {
    for (const later of [minutes(1.6), '2026-03-02T19:00:00.001Z']) {
      const world = new SendWorld();
      const shift = { ...SHIFT, deadline: later > minutes(5) ? '2026-03-02T20:00:00.000Z' : SHIFT.deadline };
      const bodies = {
        get: async (id: string) => {
          world.now = later;
          return (await world.ports().bodies.get(id))!;
        },
      };
      expect((await sendIn(world, world.ports({ bodies }), ['e1'], shift)).unfinished).toHaveLength(1);
      expect(world.edition).toMatchObject({ state: 'PLANNED', attempts: 1 });
      expect(world.mails).toEqual([]);
    }
  });

  it('ends what is stale instead of mailing it (E5)', async () => {
    const world = new SendWorld();
    world.now = '2026-03-02T19:00:00.001Z';
    const { edition } = await sendIn(world, world.ports(), ['e1'], { ...SHIFT, deadline: '2026-03-02T19:05:00.000Z' });
    expect(edition.state).toBe('EXPIRED');
    expect(world.mails).toEqual([]);
  });

  it('mails every other edition though one fails', async () => {
    const world = new SendWorld();
    const ports = world.ports();
    const get = async (id: string) => {
      if (id === 'broken') throw new Error('no answer');
      return ports.ledger.get(id);
    };
    const { unfinished } = await sendIn(world, { ...ports, ledger: { ...ports.ledger, get } }, ['broken', 'e1']);
    expect(unfinished).toEqual([{ editionId: 'broken', reason: 'Error: no answer' }]);
    expect(world.mails).toEqual(['e1 active']);
  });
});

describe('the last look before the mail (R1)', () => {
  it.each<[Consent, string]>([
    [{ state: 'left', at: NOW }, 'left'],
    [{ state: 'suppressed', reason: 'bounce', at: NOW }, 'suppressed'],
    [{ state: 'paused' }, 'paused'],
    [{ state: 'paused', until: '2026-03-09T07:00:00.000Z' }, 'paused'],
  ])('cancels for who is %o', async (consent, reason) => {
    const world = new SendWorld();
    world.reader = aReader({ id: 'r1', openEditions: ['e1'], version: 4, consent });
    expect((await sendIn(world)).edition).toMatchObject({ state: 'CANCELLED', reason, endedAt: NOW });
    expect(world.mails).toEqual([]);
  });

  it('cancels for who was erased, and for an edition that another answers for', async () => {
    const world = new SendWorld();
    world.reader = undefined;
    expect((await sendIn(world)).edition).toMatchObject({ state: 'CANCELLED', reason: 'erased' });
    const other = new SendWorld();
    other.reader = aReader({ id: 'r1', openEditions: ['e2'], version: 4 });
    expect((await sendIn(other)).edition).toMatchObject({ state: 'CANCELLED', reason: 'superseded' });
    expect([...world.mails, ...other.mails]).toEqual([]);
  });

  it('gives an edition back that does not count yet', async () => {
    const world = new SendWorld();
    world.reader = aReader({ id: 'r1', openEditions: [], version: 3 });
    expect((await sendIn(world)).edition).toMatchObject({ state: 'PLANNED', nextActionAt: minutes(10) });
    expect(world.mails).toEqual([]);
  });

  it('mails who was paused until now, and begins with the invitation for who was invited, once', async () => {
    const paused = new SendWorld();
    paused.reader = aReader({ id: 'r1', openEditions: ['e1'], version: 4, consent: { state: 'paused', until: NOW } });
    await sendIn(paused);
    expect(paused.mails).toEqual(['e1 paused']);
    const invited = new SendWorld();
    invited.reader = aReader({ id: 'r1', openEditions: ['e1'], version: 4, consent: { state: 'invited' } });
    await sendIn(invited);
    expect(invited.mails).toEqual(['e1 invited']);
    expect(invited.reader).toMatchObject({ consent: { state: 'active' }, version: 5 });
  });

  it('leaves a reader who left while the first mail was on its way as one who left', async () => {
    const world = new SendWorld();
    world.reader = aReader({ id: 'r1', openEditions: ['e1'], version: 4, consent: { state: 'invited' } });
    world.whileMailing = () => {
      world.reader = { ...world.reader!, consent: { state: 'left', at: NOW }, version: 5 };
    };
    expect((await sendIn(world)).edition.state).toBe('SENT');
    expect(world.reader).toMatchObject({ consent: { state: 'left' }, version: 5 });
  });

  it('invites on top of a write that came in between', async () => {
    const world = new SendWorld();
    world.reader = aReader({ id: 'r1', openEditions: ['e1'], version: 4, consent: { state: 'invited' } });
    world.whileMailing = () => {
      world.reader = { ...world.reader!, version: 5 };
    };
    await sendIn(world);
    expect(world.reader).toMatchObject({ consent: { state: 'active' }, version: 6 });
  });

  it('gives the edition back when the look itself fails: no mail has left', async () => {
    const world = new SendWorld();
    const get = async () => {
      throw new Error('no answer');
    };
    const { edition, unfinished } = await sendIn(world, world.ports({ bodies: { get } }));
    expect(edition).toMatchObject({ state: 'PLANNED', attempts: 1, unknownAttempts: 0 });
    expect(unfinished).toEqual([{ editionId: 'e1', reason: 'Error: no answer' }]);
  });
});

describe('an edition that cannot be rendered', () => {
  it('is refused once, and the operator hears of it', async () => {
    const world = new SendWorld();
    const message = () => {
      throw new TypeError('no such string');
    };
    const { edition, unfinished } = await sendIn(world, world.ports({ message }));
    expect(edition).toMatchObject({ state: 'REFUSED', reason: 'no such string' });
    expect([unfinished, world.notices]).toEqual([[], ['An edition was refused']]);
    const gone = new SendWorld();
    expect((await sendIn(gone, gone.ports({ bodies: { get: async () => undefined } }))).edition).toMatchObject({
      state: 'REFUSED',
      reason: 'its frozen body is gone',
    });
  });
});

describe('what the mail service answers (DESIGN §7.2)', () => {
  const answered = async (result: SendResult, edition: Edition = PLANNED) => {
    const world = new SendWorld();
    world.result = result;
    world.edition = edition;
    await sendIn(world);
    return world;
  };

  it('this message will never be taken: REFUSED, and the operator hears of it', async () => {
    const world = await answered({ kind: 'message-fault', reason: 'MessageRejected: too large' });
    expect(world.edition).toMatchObject({ state: 'REFUSED', reason: 'MessageRejected: too large' });
    expect([world.hold, world.notices]).toEqual([undefined, ['A mail was refused']]);
  });

  it('no message of the account is taken: back to PLANNED, all sending rests a quarter of an hour, the operator hears of it', async () => {
    const world = await answered({ kind: 'account-fault', reason: 'SendingPausedException' });
    expect(world.edition).toMatchObject({ state: 'PLANNED', nextActionAt: minutes(15), unknownAttempts: 0 });
    expect(world.hold).toEqual({ cause: 'account', reason: 'SendingPausedException', since: NOW, until: minutes(15) });
    expect([world.notices, world.counted]).toEqual([['Sending rests'], ['sendsHeld 1']]);
    world.result = { kind: 'accepted', messageId: 'm2' };
    await sendIn(world);
    expect(world.mails).toHaveLength(1);
    world.now = minutes(15);
    await sendIn(world, world.ports(), ['e1'], { ...SHIFT, deadline: minutes(17) });
    expect(world.edition?.state).toBe('SENT');
  });

  it('the quota is used up: all sending rests half an hour', async () => {
    const world = await answered({ kind: 'quota' });
    expect(world.edition).toMatchObject({ state: 'PLANNED', nextActionAt: minutes(30) });
    expect(world.hold).toMatchObject({ cause: 'quota', until: minutes(30) });
  });

  it('too fast: back to PLANNED, later each time, an hour at most', async () => {
    const next = async (attempts: number) => {
      const world = await answered({ kind: 'throttled' }, { ...PLANNED, attempts });
      expect(world.edition).toMatchObject({ state: 'PLANNED', unknownAttempts: 0 });
      return world.edition?.state === 'PLANNED'
        ? (Date.parse(world.edition.nextActionAt) - Date.parse(NOW)) / 60_000
        : undefined;
    };
    expect([await next(0), await next(1), await next(3), await next(12)]).toEqual([1, 2, 8, 60]);
  });

  it('nobody knows: stays CLAIMED until evidence, or the end of lease and grace', async () => {
    const world = await answered({ kind: 'unknown', reason: 'reset' });
    expect(world.edition).toMatchObject({ state: 'CLAIMED', attempts: 1, unknownAttempts: 0 });
    expect(world.counted).toEqual(['mailsUnknown 1']);
  });
});

describe('a second attempt', () => {
  const unknown: Edition = {
    ...PLANNED,
    attempts: 1,
    state: 'CLAIMED',
    claim: { owner: 'gone', leaseUntil: NOW },
    nextActionAt: NOW,
  };
  const later = new Date(Date.parse(NOW) + GRACE_MS + 1).toISOString();
  const shift = { ...SHIFT, deadline: new Date(Date.parse(later) + 120_000).toISOString() };

  it('comes after lease and grace, and says that it may be one (E4)', async () => {
    const world = new SendWorld();
    Object.assign(world, { edition: unknown, now: later });
    expect((await sendIn(world, world.ports(), ['e1'], shift)).edition).toMatchObject({
      state: 'SENT',
      attempts: 2,
      unknownAttempts: 1,
    });
    expect(world.mails).toEqual(['e1 active may have reached you']);
  });

  it('waits while events have stopped coming, and the operator hears of it', async () => {
    const world = new SendWorld();
    Object.assign(world, { edition: unknown, now: later, health: { lastMailedAt: NOW } });
    const { edition } = await sendIn(world, world.ports(), ['e1'], shift);
    expect(edition).toMatchObject({
      state: 'CLAIMED',
      attempts: 1,
      nextActionAt: new Date(Date.parse(later) + 600_000).toISOString(),
    });
    expect([world.mails, world.notices, world.counted]).toEqual([
      [],
      ['Events of sent mails have stopped'],
      ['sendsHeld 1'],
    ]);
  });

  it('waits for events too where it was given back in between, by a throttle', async () => {
    const world = new SendWorld();
    const givenBack = { ...PLANNED, attempts: 2, unknownAttempts: 1 };
    Object.assign(world, { edition: givenBack, now: later, health: { lastMailedAt: NOW } });
    expect((await sendIn(world, world.ports(), ['e1'], shift)).edition).toMatchObject({
      state: 'PLANNED',
      attempts: 2,
    });
    expect([world.mails, world.counted]).toEqual([[], ['sendsHeld 1']]);
  });

  it('is the last: then it is parked, and counted', async () => {
    const world = new SendWorld();
    Object.assign(world, { edition: { ...unknown, unknownAttempts: 1 }, now: later, health: { lastMailedAt: NOW } });
    expect((await sendIn(world, world.ports(), ['e1'], shift)).edition.state).toBe('PARKED');
    expect([world.mails, world.counted]).toEqual([[], ['editionsParked 1']]);
  });
});

describe('a confirm that fails', () => {
  it('is tried again: it is safe to repeat', async () => {
    const world = new SendWorld();
    const ports = world.ports();
    let failures = 4;
    const write: typeof ports.ledger.write = async (transition) => {
      if (transition.next.state === 'SENT' && failures-- > 0) throw new Error('no answer');
      return ports.ledger.write(transition);
    };
    expect((await sendIn(world, { ...ports, ledger: { ...ports.ledger, write } })).edition.state).toBe('SENT');
    expect(world.mails).toHaveLength(1);
  });
});
