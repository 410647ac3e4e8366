import { describe, expect, it } from 'vitest';
import { record } from '../../../functions/evidence/evidence.ts';
import type { EvidencePorts } from '../../../functions/evidence/ports.ts';
import { countMails } from '../../../functions/evidence/reputation.ts';
import { type MailEvent, readMailEvent } from '../../../functions/evidence/ses-event.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import type { Hold } from '../../../shared/editions/hold.ts';
import { allows } from '../../../shared/editions/ledger.ts';
import type { Counted } from '../../../shared/editions/reputation.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const MAILED = '2026-03-02T07:00:00.000Z';
const NOW = '2026-03-02T07:00:04.000Z';
const facts = {
  id: 'e1',
  readerId: 'r1',
  dueAt: MAILED,
  sendBefore: '2026-03-02T19:00:00.000Z',
  readerVersion: 3,
  papers: 1,
  attempts: 1,
  unknownAttempts: 0,
};
const CLAIMED: Edition = { ...facts, state: 'CLAIMED', claim: { owner: 'x', leaseUntil: NOW }, nextActionAt: NOW };

function world(edition: Edition | undefined = CLAIMED, reader: Reader | undefined = aReader({ id: 'r1', version: 4 })) {
  const state: {
    edition?: Edition | undefined;
    reader?: Reader | undefined;
    counted: string[];
    evidenced: string[];
    mails: Map<string, Counted>;
    hold?: Hold;
    told: string[];
  } = { edition, reader, counted: [], evidenced: [], mails: new Map(), told: [] };
  const ports: EvidencePorts = {
    ledger: {
      get: async () => state.edition,
      write: async ({ next, when }) => {
        const allowed = allows(when, state.edition);
        if (allowed) state.edition = next;
        return allowed;
      },
    },
    readers: {
      get: async () => state.reader,
      put: async (written) => {
        if (written.version !== state.reader?.version) return undefined;
        state.reader = { ...written, version: written.version + 1 };
        return state.reader;
      },
    },
    reputation: {
      add: async (day, { sent = 0, bounced = 0, complained = 0 }) => {
        const before = state.mails.get(day) ?? { day, sent: 0, bounced: 0, complained: 0 };
        state.mails.set(day, {
          day,
          sent: before.sent + sent,
          bounced: before.bounced + bounced,
          complained: before.complained + complained,
        });
      },
      days: async () => [...state.mails.values()],
    },
    holds: {
      put: async (hold) => {
        state.hold = hold;
      },
    },
    notify: async (subject) => void state.told.push(subject),
    evidenced: async (at) => {
      state.evidenced.push(at);
    },
    now: () => NOW,
    count: (metric, value) => state.counted.push(`${metric} ${value}`),
  };
  return { state, ports };
}

const event = (kind: MailEvent['kind']): MailEvent => ({ editionId: 'e1', messageId: 'm1', kind, mailedAt: MAILED });

describe('an event of a mail', () => {
  it.each(['send', 'delivery', 'delay', 'transient bounce', 'permanent bounce', 'complaint'] as const)(
    'proves by "%s" that it left',
    async (kind) => {
      const { state, ports } = world();
      await record(ports, event(kind));
      expect(state.edition).toMatchObject({ state: 'SENT', sentAt: MAILED, messageId: 'm1' });
      expect(state.evidenced).toEqual([MAILED]);
    },
  );

  it('proves nothing when it is a reject', async () => {
    const { state, ports } = world();
    await record(ports, event('reject'));
    expect(state.edition).toBe(CLAIMED);
  });

  it('is told to the operator when a mail that was taken is not sent after all: nothing else would say so', async () => {
    const sent: Edition = { ...facts, state: 'SENT', sentAt: NOW };
    const { state, ports } = world(sent);
    await record(ports, event('reject'));
    expect(state.edition).toBe(sent);
    expect(state.told).toEqual(['A mail was rejected']);
  });

  it.each<Edition>([
    { ...facts, state: 'PARKED', reason: '', endedAt: NOW },
    { ...facts, state: 'EXPIRED', endedAt: NOW },
    { ...facts, state: 'PLANNED', nextActionAt: NOW },
  ])('sets SENT however late it comes: $state', async (edition) => {
    const { state, ports } = world(edition);
    await record(ports, event('delivery'));
    expect(state.edition?.state).toBe('SENT');
  });

  it('changes nothing that is SENT, and is nothing to an edition that nobody knows', async () => {
    const sent: Edition = { ...facts, state: 'SENT', sentAt: MAILED, messageId: 'm0' };
    const { state, ports } = world(sent);
    await record(ports, event('delivery'));
    expect(state.edition).toBe(sent);
    const unknown = world();
    unknown.state.edition = undefined;
    await record(unknown.ports, event('complaint'));
    expect(unknown.state.reader?.consent.state).toBe('active');
  });

  it('tells by its first how long events take', async () => {
    const { state, ports } = world();
    await record(ports, event('send'));
    await record(ports, event('delivery'));
    expect(state.counted).toEqual(['evidenceLagSeconds 4']);
  });
});

describe('a mailbox that wants no more mail (R1)', () => {
  it.each([
    ['permanent bounce', 'bounce'],
    ['complaint', 'complaint'],
  ] as const)('stops its reader at once: %s', async (kind, reason) => {
    const { state, ports } = world();
    await record(ports, event(kind));
    expect(state.reader?.consent).toEqual({ state: 'suppressed', reason, at: NOW });
  });

  it('leaves who left as one who left, and who was suppressed with the first reason', async () => {
    for (const consent of [
      { state: 'left', at: MAILED },
      { state: 'suppressed', reason: 'complaint', at: MAILED },
    ] as const) {
      const { state, ports } = world(CLAIMED, aReader({ id: 'r1', version: 4, consent }));
      await record(ports, event('permanent bounce'));
      expect(state.reader?.consent).toEqual(consent);
    }
    const erased = world();
    erased.state.reader = undefined;
    await expect(record(erased.ports, event('complaint'))).resolves.toBeUndefined();
  });

  it('pauses its reader when it turned three mails away for the time being', async () => {
    const { state, ports } = world(
      CLAIMED,
      aReader({ id: 'r1', version: 4, transientBounces: ['2026-02-27T07:00:00.000Z', '2026-03-01T07:00:00.000Z'] }),
    );
    await record(ports, event('transient bounce'));
    expect(state.reader?.consent).toEqual({ state: 'paused', until: '2026-03-16T07:00:04.000Z', reason: 'bounces' });
    await record(ports, event('transient bounce'));
    expect(state.reader?.version).toBe(5);
  });

  it('stops its reader on top of a write that came in between, and gives up after five', async () => {
    const { state, ports } = world();
    let others = 4;
    const get = async () => {
      const read = state.reader;
      if (others-- > 0) state.reader = { ...read!, version: read!.version + 1 };
      return read;
    };
    await record({ ...ports, readers: { ...ports.readers, get } }, event('complaint'));
    expect(state.reader?.consent.state).toBe('suppressed');
    const never = world();
    const put = async () => undefined;
    await expect(
      record({ ...never.ports, readers: { ...never.ports.readers, put } }, event('complaint')),
    ).rejects.toThrow(/5 times in a row/);
  });
});

describe('an event as the mail service publishes it', () => {
  const published = (with_: object = {}) =>
    JSON.stringify({
      eventType: 'Send',
      mail: {
        timestamp: '2026-03-02T07:00:00.000Z',
        messageId: 'm1',
        destination: ['ada@example.org'],
        tags: { edition: ['e1'], 'ses:caller-identity': ['x'] },
      },
      send: {},
      ...with_,
    });

  it('names its edition by the tag', () => {
    expect(readMailEvent(published())).toEqual({ editionId: 'e1', messageId: 'm1', kind: 'send', mailedAt: MAILED });
  });

  it.each([
    ['Delivery', {}, 'delivery'],
    ['DeliveryDelay', {}, 'delay'],
    ['Complaint', {}, 'complaint'],
    ['Reject', {}, 'reject'],
    ['Bounce', { bounceType: 'Permanent' }, 'permanent bounce'],
    ['Bounce', { bounceType: 'Transient' }, 'transient bounce'],
    ['Bounce', { bounceType: 'Undetermined' }, 'transient bounce'],
  ])('is told by its type: %s %o', (eventType, bounce, kind) => {
    expect(
      readMailEvent(published({ eventType, bounce: Object.keys(bounce).length > 0 ? bounce : undefined }))?.kind,
    ).toBe(kind);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no event', '{}'],
    ['another type', published({ eventType: 'Open' })],
    ['no tag', published({ mail: { timestamp: MAILED, messageId: 'm1' } })],
    ['an empty tag', published({ mail: { timestamp: MAILED, messageId: 'm1', tags: { edition: [] } } })],
    ['no time', published({ mail: { timestamp: 'yesterday', messageId: 'm1', tags: { edition: ['e1'] } } })],
  ])('is none: %s', (_, text) => {
    expect(readMailEvent(text)).toBeUndefined();
  });
});

describe('what mailboxes say of the account', () => {
  const mails = (count: number) => Array.from({ length: count }, () => event('send'));

  it('counts mails by the day on which they left, a write a day', async () => {
    const { state, ports } = world();
    const before = { ...event('send'), mailedAt: '2026-03-01T23:59:59.000Z' };
    await countMails(ports, [...mails(3), before, event('delivery'), event('complaint')]);
    expect([...state.mails.values()]).toEqual([
      { day: '2026-03-02', sent: 3, bounced: 0, complained: 0 },
      { day: '2026-03-01', sent: 1, bounced: 0, complained: 0 },
    ]);
  });

  it('counts a reader whose mailbox refuses once, however often and by whatever mail it does', async () => {
    const { state, ports } = world();
    for (const kind of ['permanent bounce', 'permanent bounce', 'complaint'] as const) await record(ports, event(kind));
    expect(state.mails.get('2026-03-02')).toMatchObject({ bounced: 1, complained: 0 });
  });

  it('holds all sending and tells the operator when a complaint is one too many', async () => {
    const { state, ports } = world();
    await countMails(ports, mails(1000));
    await record(ports, event('complaint'));
    expect(state.hold).toMatchObject({ cause: 'reputation', since: NOW });
    expect(state.told).toEqual(['Sending is held']);
  });

  it('holds also when the run that counted the complaint died before it could', async () => {
    const { state, ports } = world();
    await countMails(ports, mails(1000));
    const dying = { ...ports, holds: { put: () => Promise.reject(new Error('killed')) } };
    await expect(record(dying, event('complaint'))).rejects.toThrow('killed');
    await record(ports, event('complaint'));
    expect(state.mails.get('2026-03-02')).toMatchObject({ complained: 1 });
    expect(state.hold).toMatchObject({ cause: 'reputation' });
  });

  it('holds nothing while few mails have left', async () => {
    const { state, ports } = world();
    await countMails(ports, mails(900));
    await record(ports, event('complaint'));
    expect(state.hold).toBeUndefined();
  });
});
