import type { Arrival, Instant, Paper, PaperId } from '../../../shared/papers/paper.ts';
import type { Process } from '../world.ts';
import { LaggingIndex } from './lagging-index.ts';
import type { Services } from './service.ts';

const KEEP_MS = 40 * 86_400_000;

/** The Papers table, in memory, with its index of arrivals. */
export class LibraryStore {
  readonly papers = new Map<PaperId, Paper>();
  readonly #services: Services;
  readonly #arrivals: LaggingIndex<Paper>;
  readonly #lag: () => number;

  constructor(services: Services, lag: () => number) {
    this.#services = services;
    this.#lag = lag;
    this.#arrivals = new LaggingIndex(services.world, lag);
  }

  /** One attempt of ingest to write a new paper: put-if-absent, so that the first arrival stands (I5). */
  putIfAbsent(paper: Paper): boolean {
    if (this.papers.has(paper.id)) return false;
    this.papers.set(paper.id, paper);
    this.#arrivals.write(paper.id, paper);
    return true;
  }

  /** A revision, or an abstract that came later: the paper's one entry in the index moves, and for a while stands nowhere. */
  restamp(id: PaperId, arrival: Arrival): boolean {
    const before = this.papers.get(id);
    if (!before?.arrival || before.arrival.at >= arrival.at) return false;
    const after: Paper = { ...before, abstract: 'as it is now', arrival };
    this.papers.set(id, after);
    this.#arrivals.write(id, undefined);
    this.#services.world.after(this.#lag(), () => this.#arrivals.write(id, this.papers.get(id)));
    return true;
  }

  /** Old arrivals leave the index's memory; the library keeps its papers, as the real one does. */
  forgetBefore(now: number): void {
    const horizon = new Date(now - KEEP_MS).toISOString();
    for (const [id, paper] of this.papers) {
      if (paper.arrival && paper.arrival.at > horizon) continue;
      this.papers.delete(id);
      this.#arrivals.drop(id);
    }
  }

  seenBy(process: Process) {
    const services = this.#services;
    const index = this.#arrivals;
    return async function* arrivals(from: Instant, to: Instant): AsyncGenerator<Paper> {
      yield* await services.call(process, 'library', () =>
        index.rows(({ arrival }) => arrival !== undefined && arrival.at > from && arrival.at <= to),
      );
    };
  }
}
