import { beforeEach, describe, expect, it } from 'vitest';
import { recordAsked } from '../../../functions/evidence/evidence.ts';
import type { AskedPorts, EvidencePorts } from '../../../functions/evidence/ports.ts';
import { type AskedEvent, readAskedEvent, readMailEvent } from '../../../functions/evidence/ses-event.ts';
import { type Asked, askedAgain, mailedBy } from '../../../shared/readers/asked.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anAsking } from '../../fixtures/an-asking.ts';

const NOW = '2026-11-22T09:31:00.000Z';
const { id: ID } = anAsking();

let asked: Asked | undefined;
let reader: Reader | undefined;
let counted: string[];
let evidenced: string[];
let conflicts: number;

const ports: EvidencePorts & AskedPorts = {
  ledger: { get: async () => undefined, write: async () => false },
  readers: {
    get: async () => reader,
    put: async (written) => {
      reader = { ...written, version: written.version + 1 };
      return reader;
    },
  },
  asked: {
    get: async () => asked,
    put: async (written) => {
      if (conflicts-- > 0) return undefined;
      asked = { ...written, version: written.version + 1 };
      return asked;
    },
  },
  reputation: { add: async (_, what) => void counted.push(...Object.keys(what)), days: async () => [] },
  holds: { put: async () => {} },
  notify: async () => {},
  evidenced: async (at) => void evidenced.push(at),
  now: () => NOW,
  count: () => {},
};
const event = (kind: AskedEvent['kind']): AskedEvent => ({ readerId: ID, messageId: 'm1', kind, mailedAt: NOW });

beforeEach(() => {
  asked = mailedBy('send', anAsking());
  reader = undefined;
  counted = [];
  evidenced = [];
  conflicts = 0;
});

describe('an event of a mail that asked for a confirmation', () => {
  it('is told from an edition’s by its tag', () => {
    const text = (tag: string) =>
      JSON.stringify({ eventType: 'Complaint', mail: { messageId: 'm1', timestamp: NOW, tags: { [tag]: [ID] } } });
    expect(readAskedEvent(text('asked'))).toEqual(event('complaint'));
    expect(readMailEvent(text('asked'))).toBeUndefined();
    expect(readAskedEvent(text('edition'))).toBeUndefined();
  });

  it.each([
    ['permanent bounce', 'bounce', 'bounced'],
    ['complaint', 'complaint', 'complained'],
  ] as const)('ends all asking by a %s, counts once, and keeps no address', async (kind, reason, count) => {
    conflicts = 2;
    await recordAsked(ports, event(kind));
    await recordAsked(ports, event(kind));
    expect(asked).toEqual({ id: ID, state: 'refused', reason, askedAt: anAsking().askedAt, version: 1 });
    expect(askedAgain(asked, { ...anAsking(), askedAt: '2030-01-01T00:00:00.000Z' })).toBe(asked);
    expect(counted).toEqual([count]);
  });

  it('suppresses somebody who confirmed and then complained of the mail that asked', async () => {
    reader = aReader({ id: ID });
    await recordAsked(ports, event('complaint'));
    expect(reader).toMatchObject({ consent: { state: 'suppressed', reason: 'complaint' } });
    expect(counted).toEqual(['complained']);
  });

  it('is remembered though what was asked for is forgotten', async () => {
    asked = undefined;
    await recordAsked(ports, event('complaint'));
    expect(asked).toMatchObject({ state: 'refused' });
  });

  it.each(['send', 'delivery', 'delay', 'transient bounce', 'reject'] as const)(
    'changes nothing by "%s", but is evidence that events come',
    async (kind) => {
      await recordAsked(ports, event(kind));
      expect(asked).toMatchObject({ state: 'mailed', version: 0 });
      expect(counted).toEqual([]);
      expect(evidenced).toEqual([NOW]);
    },
  );
});
