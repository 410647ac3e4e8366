import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../../shared/calendar/instant.ts';
import { isDueByClock } from '../../../shared/readers/due.ts';
import type { ReaderId } from '../../../shared/readers/ids.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import type { Process } from '../world.ts';
import { LaggingIndex } from './lagging-index.ts';
import type { Services } from './service.ts';

/** The Readers table, in memory. */
export class ReadersStore {
  readonly rows = new Map<ReaderId, Reader>();
  readonly #services: Services;
  readonly #due: LaggingIndex<Reader>;

  constructor(services: Services, lag: () => number) {
    this.#services = services;
    this.#due = new LaggingIndex(services.world, lag);
  }

  /** Readers whom the index shows as due. */
  shownDue(at: Instant): Reader[] {
    return this.#due
      .rows(({ nextDueAt }) => nextDueAt <= at)
      .sort((one, other) => (one.nextDueAt < other.nextDueAt ? -1 : 1));
  }

  /** Everybody who gets mail. */
  getting(): Reader[] {
    return [...this.rows.values()].filter(({ consent }) => isDueByClock(consent));
  }

  /** Writes without an await: what the world, not the code under test, does. */
  set(reader: Reader): Reader | undefined {
    const written = { ...reader, version: reader.version + 1 };
    const row = this.rows.get(reader.id);
    if ((row?.version ?? 0) !== reader.version) return isDeepStrictEqual(row, written) ? written : undefined;
    this.rows.set(reader.id, written);
    this.#due.write(reader.id, isDueByClock(written.consent) ? written : undefined);
    return written;
  }

  seenBy(process: Process) {
    const services = this.#services;
    const store = this;
    return {
      async *due(_shard: number, at: Instant) {
        yield* await services.call(process, 'readers', () => store.shownDue(at));
      },
      get: (id: ReaderId) => services.call(process, 'readers', () => store.rows.get(id)),
      put: (reader: Reader) => services.call(process, 'readers', () => store.set(reader)),
    };
  }
}
