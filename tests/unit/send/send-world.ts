import type { SendPorts } from '../../../functions/send/ports.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import type { EvidenceHealth } from '../../../shared/editions/evidence-health.ts';
import type { Hold } from '../../../shared/editions/hold.ts';
import { allows } from '../../../shared/editions/ledger.ts';
import type { SendResult } from '../../../shared/editions/send-result.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { aBody } from '../../fixtures/an-edition.ts';

export const NOW = '2026-03-02T07:01:00.000Z';

export const PLANNED: Edition = {
  id: 'e1',
  readerId: 'r1',
  dueAt: '2026-03-02T07:00:00.000Z',
  sendBefore: '2026-03-02T19:00:00.000Z',
  readerVersion: 3,
  papers: 1,
  attempts: 0,
  unknownAttempts: 0,
  state: 'PLANNED',
  nextActionAt: NOW,
};

/** Everything that send touches, in memory, and what it did. */
export class SendWorld {
  now = NOW;
  edition: Edition | undefined = PLANNED;
  reader: Reader | undefined = aReader({ id: 'r1', openEditions: ['e1'], version: 4 });
  hold: Hold | undefined;
  health: EvidenceHealth = {};
  result: SendResult = { kind: 'accepted', messageId: 'm1' };
  /** Runs while the mail service is called. */
  whileMailing: () => void = () => {};
  readonly mails: string[] = [];
  readonly notices: string[] = [];
  readonly counted: string[] = [];

  ports(with_: Partial<SendPorts<string>> = {}): SendPorts<string> {
    return {
      ledger: {
        get: async () => this.edition,
        write: async ({ next, when }) => {
          const allowed = allows(when, this.edition);
          if (allowed) this.edition = next;
          return allowed;
        },
      },
      readers: {
        get: async () => this.reader,
        put: async (reader) => {
          if (reader.version !== this.reader?.version) return undefined;
          this.reader = { ...reader, version: reader.version + 1 };
          return this.reader;
        },
      },
      bodies: { get: async (id) => aBody({ id }) },
      message: (body, reader) => {
        const marks = body.sections[0]?.papers[0]?.carried ?? '';
        return [body.id, reader.consent.state, marks].join(' ').trim();
      },
      mail: async (message) => {
        this.mails.push(message);
        this.whileMailing();
        return this.result;
      },
      holds: {
        get: async () => this.hold,
        put: async (hold) => {
          this.hold = hold;
        },
      },
      evidence: {
        health: async () => this.health,
        mailed: async (lastMailedAt) => {
          this.health = { ...this.health, lastMailedAt };
        },
      },
      now: () => this.now,
      random: () => 0.5,
      pace: async () => {},
      notify: async (subject) => {
        this.notices.push(subject);
      },
      count: (metric, value) => this.counted.push(`${metric} ${value}`),
      ...with_,
    };
  }
}
