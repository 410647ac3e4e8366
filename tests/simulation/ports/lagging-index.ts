import type { World } from '../world.ts';

interface Change<Row> {
  readonly visibleAt: number;
  readonly row: Row | undefined;
}

/** A secondary index: it shows each write of a row some time after the row has it, in the row's own order. `undefined` means: not in the index. */
export class LaggingIndex<Row> {
  readonly #world: World;
  readonly #lag: () => number;
  readonly #shown = new Map<string, Row>();
  readonly #coming = new Map<string, Change<Row>[]>();

  constructor(world: World, lag: () => number) {
    this.#world = world;
    this.#lag = lag;
  }

  write(key: string, row: Row | undefined): void {
    const changes = this.#coming.get(key) ?? [];
    const visibleAt = Math.max(this.#world.now + this.#lag(), changes.at(-1)?.visibleAt ?? 0);
    this.#coming.set(key, [...changes, { visibleAt, row }]);
  }

  drop(key: string): void {
    this.#shown.delete(key);
    this.#coming.delete(key);
  }

  /** The rows that the index shows now and that are `wanted`. */
  rows(wanted: (row: Row) => boolean): Row[] {
    for (const [key, changes] of this.#coming) this.#apply(key, changes);
    const rows: Row[] = [];
    for (const row of this.#shown.values()) if (wanted(row)) rows.push(row);
    return rows;
  }

  #apply(key: string, changes: readonly Change<Row>[]): void {
    const visible = changes.findLast(({ visibleAt }) => visibleAt <= this.#world.now);
    if (!visible) return;
    if (visible.row === undefined) this.#shown.delete(key);
    else this.#shown.set(key, visible.row);
    const left = changes.filter(({ visibleAt }) => visibleAt > this.#world.now);
    if (left.length === 0) this.#coming.delete(key);
    else this.#coming.set(key, left);
  }
}
