import { ask } from '../../functions/send/ask.ts';
import type { AskPorts } from '../../functions/send/ports.ts';
import type { Shift } from '../../functions/send/send.ts';
import { leave } from '../../functions/web/leave.ts';
import type { SubscriptionPorts, WebPorts } from '../../functions/web/ports.ts';
import { confirm, subscribe } from '../../functions/web/subscribe.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../shared/calendar/instant.ts';
import { readerIdOf } from '../../shared/readers/address.ts';
import { type Asked, type Asking, askedIn, askedMessage, type Wish } from '../../shared/readers/asked.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import type { Deployment } from './deployment.ts';
import type { Judge } from './judge.ts';
import { type Mail, MailServiceSimulator } from './ports/mail-service.ts';
import type { Process } from './world.ts';

const KEY = { id: 'k1', secret: new Uint8Array(32) };
const PEOPLE = 12;
/** A function that looked at a reader may mail until its life ends. */
const IN_FLIGHT_MS = 15 * MINUTE_MS;

/** A mail that asks, as the service takes it. */
interface Letter {
  readonly readerId: ReaderId;
  readonly asking: Asking;
}

/** People who subscribe by themselves, and strangers who type their addresses; the shipped pages and the shipped send, under the world's faults. */
export class Subscribers {
  readonly complaints: string[] = [];
  readonly rows = new Map<ReaderId, Asked>();
  confirmations = 0;
  readonly letters: Mail<Letter>[] = [];
  readonly #deployment: Deployment;
  readonly #judge: Pick<Judge, 'agreed'>;
  readonly #mailService: MailServiceSimulator<Letter>;

  constructor(deployment: Deployment, judge: Pick<Judge, 'agreed'>) {
    this.#deployment = deployment;
    this.#judge = judge;
    this.#mailService = new MailServiceSimulator(deployment.services, (mail) => this.#accepted(mail));
  }

  /** Lays out what these people do on a day that begins now. */
  day(): void {
    const { world } = this.#deployment;
    for (let person = 1; person <= PEOPLE; person++) {
      const state = this.#stateOf(addressOf(person));
      // Somebody finds the letter of long ago.
      if (state === 'left' && world.happens(0.2))
        world.after(world.random() * DAY_MS, () => void this.#confirm(idOf(addressOf(person))));
      const asks = state === undefined || state === 'left' ? 0.3 : 0.05;
      if (world.happens(asks)) world.after(world.random() * DAY_MS, () => void this.#ask(person));
      if (state === 'active' && world.happens(0.1))
        world.after(world.random() * DAY_MS, () => void this.#leave(person));
    }
  }

  /** The part of a batch that is the shipped `ask`'s. @returns what is to come again */
  async send(process: Process, bodies: readonly string[], shift: Shift): Promise<readonly string[]> {
    const ids = bodies.map(askedIn).filter((id) => id !== undefined);
    if (ids.length === 0) return [];
    const notYet = await ask(this.#askPorts(process), ids, shift);
    return notYet.map(({ readerId }) => askedMessage(readerId));
  }

  async #ask(person: number): Promise<void> {
    await subscribe(this.#pages(), wishOf(person)).catch(() => this.#ask(person));
  }

  async #leave(person: number): Promise<void> {
    await leave(this.#pages(), idOf(addressOf(person))).catch(() => this.#leave(person));
  }

  async #confirm(id: ReaderId): Promise<void> {
    // Before the press has its effect, since nobody may live to tell of it.
    this.#judge.agreed(id);
    const before = this.#deployment.readers.rows.get(id)?.consent;
    const reader = await confirm(this.#pages(), id).catch(() => this.#confirm(id));
    if (typeof reader !== 'object') return;
    this.confirmations++;
    if (before?.state === 'left' && before.at >= this.#lastAsked(id))
      this.#complain(`${id} came back by an old letter`);
  }

  #lastAsked(id: ReaderId): Instant {
    return this.rows.get(id)?.askedAt ?? '';
  }

  /** The mail service took a letter: who gets it presses its button, or not, once or twice. */
  #accepted(letter: Mail<Letter>): void {
    const { world, readers } = this.#deployment;
    const { readerId, asking } = letter;
    const before = this.letters.filter((one) => one.readerId === readerId);
    const consent = readers.rows.get(readerId)?.consent;
    const settled = (at: number) => at < world.now - IN_FLIGHT_MS;
    if (before.some((one) => one.asking.askedAt === asking.askedAt))
      this.#complain(`${readerId} was asked twice about one asking`);
    if (before.some((one) => world.now - one.acceptedAt < DAY_MS - 2 * HOUR_MS))
      this.#complain(`${readerId} was asked twice in a day`);
    if (before.filter((one) => world.now - one.acceptedAt < 29 * DAY_MS).length >= 3)
      this.#complain(`${readerId} was asked four times in a month`);
    if (consent?.state === 'left' && consent.at >= asking.askedAt && settled(Date.parse(consent.at)))
      this.#complain(`${readerId} was asked after they left`);
    if (consent?.state === 'active' && settled(Date.parse(readers.rows.get(readerId)!.addedAt)))
      this.#complain(`${readerId} reads already and was asked`);
    this.letters.push(letter);
    for (let presses = world.pick([0, 1, 1, 2]); presses > 0; presses--)
      world.after(world.random() * 2 * DAY_MS, () => void this.#confirm(readerId));
  }

  #complain(what: string): void {
    this.complaints.push(`asked: ${what} at ${this.#deployment.world.instant()}`);
  }

  #stateOf(address: string) {
    return this.#deployment.readers.rows.get(idOf(address))?.consent.state;
  }

  #pages(): WebPorts & SubscriptionPorts {
    const deployment = this.#deployment;
    const process = deployment.process('web', MINUTE_MS);
    const wake = deployment.sendQueue.seenBy(process);
    return {
      readers: { ...deployment.readers.seenBy(process), capabilityKeys: async () => [KEY] },
      bodies: deployment.ledger.bodiesSeenBy(process),
      pages: { operator: 'operator@example.org' },
      now: deployment.world.instant,
      asked: { ...this.#store(process), count: async () => true },
      wake: (id) => wake([askedMessage(id)]),
      count: () => {},
      origin: 'https://x.example',
    };
  }

  #askPorts(process: Process): AskPorts<Letter> {
    return {
      ...this.#deployment.sendPorts(process),
      mail: this.#mailService.seenBy(process),
      asked: this.#store(process),
      confirmation: (asking) => ({ readerId: asking.id, asking }),
    };
  }

  /** Rows by their version; an answer that is lost had its effect. */
  #store(process: Process): AskPorts['asked'] {
    const { services } = this.#deployment;
    return {
      get: (id) => services.call(process, 'readers', () => this.rows.get(id)),
      put: (asked) =>
        services.call(process, 'readers', () => {
          if ((this.rows.get(asked.id)?.version ?? 0) !== asked.version) return undefined;
          const written = { ...asked, version: asked.version + 1 };
          this.rows.set(asked.id, written);
          return written;
        }),
    };
  }
}

function addressOf(person: number): string {
  return `subscriber${person}@example.org`;
}

function idOf(address: string): ReaderId {
  return readerIdOf(KEY, address);
}

function wishOf(person: number): Wish {
  const topic = `topic-${person}`;
  return {
    address: addressOf(person),
    zone: 'Europe/Berlin',
    cadence: { kind: 'daily', at: '07:00' },
    interests: [{ label: topic, query: topic }],
  };
}
