import type { Instant } from '../../shared/calendar/instant.ts';

/** One run of code that may be killed: a Lambda invocation. Once dead, nothing it awaits ever resolves. */
export interface Process {
  readonly name: string;
  readonly deadline: number;
  alive: boolean;
}

/** Thrown into the code under test by a service that fails. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
}

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** A world with one clock and one source of chance, in which everything happens in an order that the seed decides. Times are epoch milliseconds. */
export class World {
  now: number;
  readonly #chance: () => number;
  readonly #heap: Happening[] = [];
  #order = 0;
  #happened = 0;

  constructor(seed: number, start: number) {
    this.now = start;
    this.#chance = mulberry32(seed);
  }

  /** From 0 to below 1. */
  random = (): number => this.#chance();

  happens(probability: number): boolean {
    return probability > 0 && this.#chance() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#chance() * from.length)]!;
  }

  /** A delay around `medianMs`, as networks have it: log-normal. */
  around(medianMs: number, spread = 0.6): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.#chance())) * Math.cos(2 * Math.PI * this.#chance());
    return medianMs * Math.exp(spread * normal);
  }

  instant = (): Instant => new Date(this.now).toISOString();

  after(delayMs: number, action: () => void): void {
    this.at(this.now + delayMs, action);
  }

  at(time: number, action: () => void): void {
    const heap = this.#heap;
    heap.push({ at: Math.max(time, this.now), order: this.#order++, action });
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!before(heap[child]!, heap[parent]!)) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      child = parent;
    }
  }

  /** Lets everything happen until `time`. Between two happenings all code that can go on goes on. */
  async runUntil(time: number): Promise<void> {
    await allSettled();
    while (this.#heap.length > 0 && this.#heap[0]!.at <= time) {
      const next = this.#pop();
      this.now = next.at;
      next.action();
      await (++this.#happened % 10_000 === 0 ? macrotask() : allSettled());
    }
    this.now = Math.max(this.now, time);
  }

  #pop(): Happening {
    const heap = this.#heap;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let parent = 0; ; ) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < heap.length && before(heap[child]!, heap[least]!)) least = child;
      if (least === parent) return first;
      [heap[parent], heap[least]] = [heap[least]!, heap[parent]!];
      parent = least;
    }
  }
}

function before(one: Happening, other: Happening): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Node runs its tick queue when no microtask is left: by then every promise that can settle has settled. */
function allSettled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

/** Lets timers and messages of the test runner through. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
