import type { Faults } from '../faults.ts';
import { type Process, ServiceFault, type World } from '../world.ts';

export type ServiceName = 'readers' | 'ledger' | 'library' | 'dumps' | 'bodies' | 'queue' | 'mail' | 'evidence';

/** The call, counted from 1, that kills its process: before its effect, or after. */
export interface Kill {
  readonly call: number;
  readonly effect: 'before' | 'after';
}

/** What the world knows of every call: the one place where faults come from. */
export class Services {
  readonly world: World;
  faults: Faults;
  readonly #outages: { readonly service: ServiceName; readonly from: number; readonly to: number }[] = [];
  /** Calls begun so far. */
  calls = 0;
  kills: readonly Kill[] = [];

  constructor(world: World, faults: Faults) {
    this.world = world;
    this.faults = faults;
  }

  isOut(service: ServiceName): boolean {
    return this.wasOut(service, this.world.now, this.world.now);
  }

  /** When a service that is out is back; now, when it is not out. */
  backAt(service: ServiceName): number {
    return this.#outages.reduce(
      (at, one) => (one.service === service && one.from <= at && at < one.to ? one.to : at),
      this.world.now,
    );
  }

  wasOut(service: ServiceName, from: number, to: number): boolean {
    return this.#outages.some((one) => one.service === service && one.from <= to && from < one.to);
  }

  outage(service: ServiceName, ms: number): void {
    this.#outages.push({ service, from: this.world.now, to: this.world.now + ms });
  }

  /** Whether the call that begins now kills its process, and when. */
  death(): Kill['effect'] | undefined {
    const call = ++this.calls;
    const planned = this.kills.find((kill) => kill.call === call);
    if (planned || !this.world.happens(this.faults.crash)) return planned?.effect;
    return this.world.happens(0.5) ? 'before' : 'after';
  }

  /** One await of the code under test: the effect happens halfway through the latency, whether or not its process lives to see it. */
  call<R>(process: Process, service: ServiceName, effect: () => R): Promise<R> {
    const { world, faults } = this;
    const dies = this.death();
    if (dies === 'before') process.alive = false;
    if (!lives(process, world)) return NEVER;
    const latency = world.happens(faults.slow) ? world.random() * 600_000 : world.around(6);
    return new Promise((resolve, reject) => {
      const answer = (settle: () => void) =>
        world.after(latency / 2, () => {
          if (dies === 'after') process.alive = false;
          if (lives(process, world)) settle();
        });
      world.after(latency / 2, () => {
        if (this.isOut(service) || world.happens(faults.failure)) {
          answer(() => reject(new ServiceFault(`${service} failed`)));
          return;
        }
        let value: R;
        try {
          value = effect();
        } catch (error) {
          answer(() => reject(error));
          return;
        }
        if (world.happens(faults.lostAnswer))
          answer(() => reject(new ServiceFault(`the answer of ${service} was lost`)));
        else answer(() => resolve(value));
      });
    });
  }

  /** A pause that the code under test makes by itself. */
  sleep(process: Process, ms: number): Promise<void> {
    return new Promise((resolve) =>
      this.world.after(ms, () => {
        if (lives(process, this.world)) resolve();
      }),
    );
  }
}

/** Whether a process can still do anything: neither killed nor past its deadline. */
export function lives(process: Process, world: World): boolean {
  return process.alive && world.now < process.deadline;
}

export const NEVER = new Promise<never>(() => {});
