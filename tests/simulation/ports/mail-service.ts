import type { EditionBody } from '../../../shared/editions/edition.ts';
import type { SendResult } from '../../../shared/editions/send-result.ts';
import type { EditionId, ReaderId } from '../../../shared/readers/ids.ts';
import type { Process } from '../world.ts';
import { lives, NEVER, type Services } from './service.ts';

/** What is rendered in the simulation: the edition itself. */
export interface SimulatedMessage {
  readonly body: EditionBody;
  readonly readerId: ReaderId;
  readonly invitation: boolean;
}

interface Taken {
  readonly number: number;
  readonly editionId: EditionId;
  readonly acceptedAt: number;
  /** The answer reached a process that lived. */
  acknowledged: boolean;
}

/** A mail that the service took: it is on its way to a person, whatever anybody here knows of it. */
export type Mail<Message = SimulatedMessage> = Message & Taken;

/** SES, in memory: no idempotency, and answers that get lost. */
export class MailServiceSimulator<Message extends { readonly readerId: ReaderId } = SimulatedMessage> {
  readonly #services: Services;
  readonly #accepted: (mail: Mail<Message>) => void;
  #count = 0;
  accountFaultUntil = 0;
  /** Addresses that SES refuses. */
  readonly refused = new Set<ReaderId>();

  constructor(services: Services, accepted: (mail: Mail<Message>) => void) {
    this.#services = services;
    this.#accepted = accepted;
  }

  seenBy(process: Process) {
    return (message: Message, editionId: EditionId): Promise<SendResult> => this.#send(process, message, editionId);
  }

  #send(process: Process, message: Message, editionId: EditionId): Promise<SendResult> {
    const services = this.#services;
    const { world, faults } = services;
    const dies = services.death();
    if (dies === 'before') process.alive = false;
    if (!lives(process, world)) return NEVER;
    const latency = world.around(80);
    return new Promise((resolve) => {
      const answer = (delay: number, result: SendResult, mail?: Taken) =>
        world.after(delay, () => {
          if (dies === 'after') process.alive = false;
          if (!lives(process, world)) return;
          if (mail) mail.acknowledged = true;
          resolve(result);
        });
      world.after(latency / 2, () => {
        if (services.isOut('mail')) return answer(20_000, { kind: 'unknown', reason: 'timeout' });
        if (world.now < this.accountFaultUntil)
          return answer(latency / 2, { kind: 'account-fault', reason: 'AccountSuspendedException' });
        if (this.refused.has(message.readerId))
          return answer(latency / 2, { kind: 'message-fault', reason: 'bad address' });
        if (world.happens(faults.throttle)) return answer(latency / 2, { kind: 'throttled' });
        if (world.happens(faults.failure)) return answer(latency / 2, { kind: 'unknown', reason: '503' });
        const number = ++this.#count;
        const mail: Mail<Message> = { ...message, number, editionId, acceptedAt: world.now, acknowledged: false };
        this.#accepted(mail);
        if (world.happens(faults.lostAnswer)) return answer(20_000, { kind: 'unknown', reason: 'reset' });
        answer(latency / 2, { kind: 'accepted', messageId: `m${number}` }, mail);
      });
    });
  }
}
