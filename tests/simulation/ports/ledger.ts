import type { Instant } from '../../../shared/calendar/instant.ts';
import type { Edition, EditionBody } from '../../../shared/editions/edition.ts';
import { allows, isUndecided, type Transition } from '../../../shared/editions/ledger.ts';
import type { EditionId, ReaderId } from '../../../shared/readers/ids.ts';
import type { Process } from '../world.ts';
import { LaggingIndex } from './lagging-index.ts';
import type { Services } from './service.ts';

/** The Editions table, in memory, and beside it the bodies in the bucket. */
export class LedgerStore {
  readonly rows = new Map<EditionId, Edition>();
  readonly bodies = new Map<EditionId, EditionBody>();
  /** Message ids that a sender lived to write down. */
  readonly recorded = new Set<string>();
  readonly #latest = new Map<ReaderId, EditionId>();
  readonly #services: Services;
  readonly #overdue: LaggingIndex<Edition>;

  constructor(services: Services, lag: () => number) {
    this.#services = services;
    this.#overdue = new LaggingIndex(services.world, lag);
  }

  shownOverdue(at: Instant): Edition[] {
    return this.#overdue
      .rows((row) => isUndecided(row) && row.nextActionAt <= at)
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  }

  write({ next, when }: Transition): boolean {
    if (!allows(when, this.rows.get(next.id))) return false;
    this.rows.set(next.id, next);
    if (when.row === 'absent') this.#latest.set(next.readerId, next.id);
    this.#overdue.write(next.id, isUndecided(next) ? next : undefined);
    return true;
  }

  /** Decided editions go, as old rows do in the real table; a body that its reader's next edition may read stays. */
  forgetBefore(instant: Instant): void {
    for (const { id, dueAt, readerId } of this.rows.values()) {
      if (dueAt >= instant || this.#latest.get(readerId) === id) continue;
      this.rows.delete(id);
      this.bodies.delete(id);
    }
  }

  seenBy(process: Process) {
    const services = this.#services;
    const store = this;
    return {
      get: (id: EditionId) => services.call(process, 'ledger', () => store.rows.get(id)),
      write: (transition: Transition) =>
        services.call(process, 'ledger', () => {
          if (process.name.startsWith('send') && transition.next.state === 'SENT')
            store.recorded.add(transition.next.messageId ?? '');
          return store.write(transition);
        }),
      async *overdue(_shard: number, at: Instant) {
        yield* await services.call(process, 'ledger', () => store.shownOverdue(at));
      },
    };
  }

  bodiesSeenBy(process: Process) {
    const { bodies } = this;
    return {
      get: (id: EditionId) => this.#services.call(process, 'bodies', () => bodies.get(id)),
      putIfAbsent: (body: EditionBody) =>
        this.#services.call(process, 'bodies', () => {
          const standing = bodies.get(body.id);
          if (standing) return standing;
          bodies.set(body.id, body);
          return body;
        }),
    };
  }
}
