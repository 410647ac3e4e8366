import { isDeepStrictEqual } from 'node:util';
import { ingest } from '../../functions/ingest/ingest.ts';
import type { IngestPorts } from '../../functions/ingest/ports.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/calendar/instant.ts';
import { type Dropped, type Dump, type DumpId, droppedOf } from '../../shared/dumps/dump.ts';
import { handedOnIn, handedOnMessage } from '../../shared/dumps/handed-on.ts';
import type { LibraryStore } from './ports/library.ts';
import { Queue } from './ports/queue.ts';
import type { ReadersStore } from './ports/readers.ts';
import { lives, type Services } from './ports/service.ts';
import { type Process, ServiceFault } from './world.ts';

const LIFE_MS = 5 * MINUTE_MS;
const VISIBILITY_MS = 30 * MINUTE_MS;

/** A paper as a dump tells it, one JSON object a line. */
export interface Telling {
  readonly title: string;
  readonly abstract: string;
  readonly doi: string;
  readonly keywords: readonly string[];
}

/** What the operator does about a dump that was held. */
export type Verdict = { readonly do: 'release' | 'retract'; readonly afterMs: number };

/** The drop bucket, the Dumps table and the shipped ingest step; and the operator, who reads what they are told. */
export class Ingestion {
  readonly rows = new Map<DumpId, Dump>();
  readonly #services: Services;
  readonly #library: LibraryStore;
  readonly #readers: ReadersStore;
  readonly #process: (name: string, lifeMs: number) => Process;
  readonly #judgeHeld: () => Verdict;
  readonly #objects = new Map<string, Uint8Array>();
  readonly #queue: Queue;
  #versions = 0;

  constructor(
    services: Services,
    stores: { readonly library: LibraryStore; readonly readers: ReadersStore },
    process: (name: string, lifeMs: number) => Process,
    judgeHeld: () => Verdict,
  ) {
    this.#services = services;
    this.#library = stores.library;
    this.#readers = stores.readers;
    this.#process = process;
    this.#judgeHeld = judgeHeld;
    this.#queue = new Queue(services, VISIBILITY_MS, (bodies) => this.#deliver(bodies), { keeps: true });
  }

  /** A dump is dropped: its object's event is on its way to ingest. */
  drop(name: string, papers: readonly Telling[]): void {
    this.#put(
      `dumps/${name}.jsonl`,
      new TextEncoder().encode(papers.map((one) => `${JSON.stringify(one)}\n`).join('')),
    );
  }

  /** Lets go of what no rule looks at any more, so that long runs fit into memory. */
  forgetBefore(instant: string): void {
    for (const [id, dump] of this.rows) {
      if (dump.state === 'reading' || (dump.state === 'held' && !dump.retractedAt) || dump.droppedAt >= instant)
        continue;
      this.rows.delete(id);
      this.#objects.delete(objectOf(dump));
    }
  }

  /** Dumps that are neither read to their end nor taken back; those that ingest gave up are dropped again. */
  unread(): Dump[] {
    return [...this.rows.values()].filter(
      (dump) => dump.state === 'reading' || (dump.state === 'held' && dump.retractedAt === undefined),
    );
  }

  #put(key: string, bytes: Uint8Array): void {
    const version = `v${++this.#versions}`;
    const dropped: Dropped = {
      key,
      version,
      etag: version,
      sizeBytes: bytes.length,
      droppedAt: this.#services.world.instant(),
    };
    this.#objects.set(objectOf(dropped), bytes);
    this.#queue.put(handedOnMessage({ dropped, hops: 0 }));
  }

  async #deliver(bodies: readonly string[]): Promise<readonly string[]> {
    const failed: string[] = [];
    for (const body of bodies) {
      const process = this.#process('ingest', LIFE_MS);
      const message = handedOnIn(JSON.parse(body))!;
      await ingest({ ...message, receives: 1 }, this.#ports(process)).catch(() => failed.push(body));
    }
    return failed;
  }

  #ports(process: Process): IngestPorts {
    const services = this.#services;
    const { world } = services;
    const dumps = <R>(effect: () => R) => services.call(process, 'dumps', effect);
    const { rows } = this;
    return {
      library: this.#library.seenBy(process),
      dumps: {
        get: (id) => dumps(() => rows.get(id)),
        put: (dump) =>
          dumps(() => {
            const written = { ...dump, writes: dump.writes + 1 };
            const before = rows.get(dump.id);
            // A second attempt whose first one had its effect is recognised, as the table does it.
            if ((before?.writes ?? 0) !== dump.writes) return isDeepStrictEqual(before, written) ? written : undefined;
            rows.set(dump.id, written);
            return written;
          }),
        async *latest() {
          const all = await dumps(() => [...rows.values()]);
          yield* all.reverse();
        },
      },
      bucket: {
        open: (dropped) =>
          services.call(process, 'bodies', () => {
            const bytes = this.#objects.get(objectOf(dropped));
            return bytes && chunks(bytes);
          }),
        write: (_key, _text) => services.call(process, 'bodies', () => {}),
      },
      handOn: (message) => this.#queue.seenBy(process)([handedOnMessage(message)]),
      readership: async () => {
        const readers = await services.call(process, 'readers', () => this.#readers.getting());
        return {
          readers: readers.length,
          all: true,
          whoWants: (papers) =>
            papers.map(
              ({ keywords }) =>
                new Set(
                  readers.flatMap(({ interests }, number) =>
                    interests.some(({ query }) => keywords.includes(query)) ? [number] : [],
                  ),
                ),
            ),
        };
      },
      notify: (subject, text) => services.call(process, 'queue', () => this.#hear(subject, text)),
      count: () => {},
      log: () => {},
      now: world.instant,
      remainingMs: () => (lives(process, world) ? process.deadline - world.now : 0),
      isOutage: (fault) => fault instanceof ServiceFault,
      backOff: (attempt) => services.sleep(process, 100 * 2 ** attempt),
      newsMaxAgeDays: 60,
    };
  }

  /** What an operator does: drops again what was given up, and decides about what is held. */
  #hear(subject: string, text: string): void {
    const dump = [...this.rows.values()].find(({ id }) => text.includes(id));
    if (!dump) return;
    const { world } = this.#services;
    if (subject.startsWith('gave up'))
      world.after(HOUR_MS, () => this.#put(dump.key, this.#objects.get(objectOf(dump))!));
    if (!subject.includes('is held')) return;
    const verdict = this.#judgeHeld();
    world.after(verdict.afterMs, () => {
      if (verdict.do === 'release')
        this.#queue.put(handedOnMessage({ dropped: droppedOf(dump), hops: 0, release: true }));
      else this.#retract(dump.id);
    });
  }

  #retract(id: DumpId): void {
    const dump = this.rows.get(id);
    if (dump?.state === 'held')
      this.rows.set(id, { ...dump, writes: dump.writes + 1, retractedAt: this.#services.world.instant() });
  }
}

function objectOf({ key, version }: Dropped): string {
  return `${key} ${version}`;
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
