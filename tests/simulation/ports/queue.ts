import type { Process } from '../world.ts';
import type { Services } from './service.ts';

interface Message {
  readonly body: string;
  receives: number;
}

/** Takes a batch; resolves with what is to come again, or never, when its process dies. */
export type Consumer = (bodies: readonly string[]) => Promise<readonly string[]>;

const BATCH = 10;
const MAX_RECEIVES = 30;

/** SQS, in memory: messages come late, twice and in any order; what a consumer does not acknowledge comes again after a while. */
export class Queue {
  readonly #services: Services;
  readonly #visibilityMs: number;
  readonly #consumer: Consumer;
  readonly #keeps: boolean;
  #waiting: Message[] = [];

  /** @param keeps The queue loses nothing: what is lost on the way is counted elsewhere. */
  constructor(services: Services, visibilityMs: number, consumer: Consumer, { keeps = false } = {}) {
    this.#keeps = keeps;
    this.#services = services;
    this.#visibilityMs = visibilityMs;
    this.#consumer = consumer;
  }

  /** A message from the world itself, subject to the queue's faults. */
  put(body: string, delayMs = 0): void {
    const { world, faults } = this.#services;
    if (!this.#keeps && world.happens(faults.messageLost)) return;
    for (let copies = world.happens(faults.messageRepeated) ? 2 : 1; copies > 0; copies--) {
      const late = world.happens(faults.messageLate) ? world.random() * 3_600_000 : world.around(200);
      this.#deliver({ body, receives: 0 }, delayMs + late);
    }
  }

  seenBy(process: Process) {
    return (bodies: readonly string[]): Promise<void> =>
      this.#services.call(process, 'queue', () => {
        for (const body of bodies) this.put(body);
      });
  }

  #deliver(message: Message, delayMs: number): void {
    this.#services.world.after(delayMs, () => {
      this.#waiting.push(message);
      // Lambda polls: what waits at the same moment comes as one batch.
      if (this.#waiting.length === 1) this.#services.world.after(20, () => this.#poll());
    });
  }

  #poll(): void {
    const batch = this.#waiting.splice(0, BATCH);
    if (this.#waiting.length > 0) this.#services.world.after(1, () => this.#poll());
    let acknowledged: readonly string[] | undefined;
    for (const message of batch) message.receives++;
    this.#consumer(batch.map(({ body }) => body)).then(
      (failed) => {
        acknowledged = failed;
      },
      () => {},
    );
    this.#services.world.after(this.#visibilityMs, () => {
      for (const message of batch)
        if (message.receives < MAX_RECEIVES && (acknowledged?.includes(message.body) ?? true))
          this.#deliver(message, 0);
    });
  }
}
