import type { Instant } from '../../../shared/calendar/instant.ts';
import type { Alias, Entry, Library } from '../../../shared/papers/library.ts';
import type { Paper, PaperId, PaperKey } from '../../../shared/papers/paper.ts';
import type { Process } from '../world.ts';
import { LaggingIndex } from './lagging-index.ts';
import type { Services } from './service.ts';

const KEEP_MS = 40 * 86_400_000;

/** The Papers table, in memory, with its index of arrivals. */
export class LibraryStore {
  readonly #services: Services;
  readonly #lag: () => number;
  readonly #arrived: (paper: Paper) => void;
  readonly #rows = new Map<PaperId, Entry>();
  readonly #keys = new Map<PaperKey, Alias>();
  readonly #arrivals: LaggingIndex<Paper>;

  /** @param arrived Is told of each paper that becomes news, at the moment when its row says so. */
  constructor(services: Services, lag: () => number, arrived: (paper: Paper) => void) {
    this.#services = services;
    this.#lag = lag;
    this.#arrived = arrived;
    this.#arrivals = new LaggingIndex(services.world, lag);
  }

  paper(id: PaperId): Paper | undefined {
    const entry = this.#rows.get(id);
    return entry?.kind === 'paper' ? entry.paper : undefined;
  }

  put(paper: Paper, writes: number): boolean {
    if ((this.#rows.get(paper.id)?.writes ?? 0) !== writes) return false;
    const before = this.paper(paper.id)?.arrival;
    this.#rows.set(paper.id, { kind: 'paper', paper, writes: writes + 1 });
    const { arrival } = paper;
    if (!arrival || arrival.at === before?.at) return true;
    // An entry of an index that moves is deleted in one place and written in another: for a while it stands nowhere.
    if (before) this.#arrivals.write(paper.id, undefined);
    this.#services.world.after(before ? this.#lag() : 0, () => this.#arrivals.write(paper.id, this.paper(paper.id)));
    if (arrival.kind === 'new' || arrival.kind === 'enriched') this.#arrived(paper);
    return true;
  }

  /** A revision as ingest would write it, at a moment of the scenario's choice. */
  revise(id: PaperId, at: Instant): void {
    const row = this.#rows.get(id);
    if (row?.kind !== 'paper' || !row.paper.arrival) return;
    const newsAt = row.paper.arrival.newsAt ?? row.paper.arrival.at;
    this.put({ ...row.paper, arrival: { kind: 'revised', at, newsAt } }, row.writes);
  }

  /** What is too old to arrive again leaves memory; the real library keeps its papers. */
  forgetBefore(now: number): void {
    const horizon = new Date(now - KEEP_MS).toISOString();
    for (const [id, row] of this.#rows) {
      if (row.kind !== 'paper' || (row.paper.arrival?.at ?? row.paper.firstArrivedAt) > horizon) continue;
      this.#rows.delete(id);
      for (const key of row.paper.keys) this.#keys.delete(key);
      this.#arrivals.drop(id);
    }
  }

  seenBy(process: Process): Library & { arrivals(from: Instant, to: Instant): AsyncGenerator<Paper> } {
    const call = <R>(effect: () => R) => this.#services.call(process, 'library', effect);
    const some = <K, V>(map: Map<K, V>, keys: readonly K[]) =>
      new Map(keys.flatMap((key) => (map.has(key) ? [[key, map.get(key)!] as const] : [])));
    const index = this.#arrivals;
    return {
      aliases: (keys) => call(() => some(this.#keys, keys)),
      entries: (ids) => call(() => some(this.#rows, ids)),
      claim: (alias) =>
        call(() => {
          if (!this.#keys.has(alias.key)) this.#keys.set(alias.key, alias);
          return this.#keys.get(alias.key)!;
        }),
      // Nobody knows whether it was written: false, as the port has it.
      put: (paper, writes) => call(() => this.put(paper, writes)).catch(() => false),
      move: (id, to, writes) =>
        call(() => {
          if ((this.#rows.get(id)?.writes ?? 0) !== writes) return false;
          this.#rows.set(id, { kind: 'moved', to, writes: writes + 1 });
          return true;
        }),
      async *arrivals(from, to) {
        yield* await call(() =>
          index.rows(({ arrival }) => arrival !== undefined && arrival.at > from && arrival.at <= to),
        );
      },
    };
  }
}
