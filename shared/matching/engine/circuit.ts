import { IntList } from './int-list.ts';
import { type Rows, rowsOf } from './rows.ts';

/**
 * A truth about a paper: a node, or with `~node` its opposite. Nodes are leaves, which reading a paper sets, and gates, which follow from
 * other nodes. Equal gates are one.
 */
export type Truth = number;

/** Gates over leaves, made from conditions of any nesting. Every gate has something that must hold, so nothing runs for what is absent. */
export class Circuit {
  private readonly gates = new Map<string, number>();
  private readonly commonness: number[] = [];
  private readonly levels = new IntList();
  private readonly isAnd = new IntList();
  private readonly parts: (readonly Truth[] | undefined)[] = [];
  /** Holds for every paper. */
  readonly always: Truth = this.leaf(Number.POSITIVE_INFINITY);

  /** A new leaf. @param commonness in about how many papers it holds: ANDs begin with their rarest part. */
  leaf(commonness: number): Truth {
    return this.add(0, false, undefined, commonness);
  }

  /** Holds where all of the parts do. */
  and(parts: readonly Truth[]): Truth {
    const flat = new Set<Truth>();
    for (const part of parts) this.flatten(part, flat);
    flat.delete(this.always);
    if ([...flat].some((part) => part === ~this.always || flat.has(~part))) return ~this.always;
    if (flat.size === 0) return this.always;
    if (flat.size === 1) return flat.values().next().value!;
    const sorted = [...flat].sort((a, b) => this.cost(a) - this.cost(b) || a - b);
    return sorted[0]! < 0
      ? ~this.gate(
          false,
          sorted.map((part) => ~part),
        )
      : this.gate(true, sorted);
  }

  /** Holds where any of the parts does. */
  or(parts: readonly Truth[]): Truth {
    return ~this.and(parts.map((part) => ~part));
  }

  /** The node that holds where this does; undefined for what never holds. */
  node(truth: Truth): number | undefined {
    if (truth >= 0) return truth;
    return truth === ~this.always ? undefined : this.gate(true, [this.always, truth]);
  }

  /** Whether what holds for a part holds for the whole, as far as it is an OR of that part and others. */
  covers(whole: Truth, part: Truth): boolean {
    const alternatives = this.alternatives(whole);
    return this.alternatives(part).every((one) => alternatives.includes(one));
  }

  private alternatives(truth: Truth): readonly Truth[] {
    const parts = truth >= 0 && this.isAnd.array[truth] === 0 ? this.parts[truth] : undefined;
    return parts ?? [truth];
  }

  /** The parts of an AND of parts in one list; those of a negated OR are its parts negated. */
  private flatten(part: Truth, into: Set<Truth>): void {
    const node = part < 0 ? ~part : part;
    const inner = this.parts[node];
    if (!inner || (this.isAnd.array[node] === 1) === part < 0) into.add(part);
    else for (const one of inner) into.add(part < 0 ? ~one : one);
  }

  private cost(part: Truth): number {
    return part < 0 ? Number.POSITIVE_INFINITY : this.commonness[part]!;
  }

  private gate(isAnd: boolean, parts: readonly Truth[]): number {
    const key = `${isAnd ? '&' : '|'}${parts.join()}`;
    const known = this.gates.get(key);
    if (known !== undefined) return known;
    const level = 1 + Math.max(...parts.map((part) => this.levels.array[part < 0 ? ~part : part]!));
    const costs = parts.map((part) => this.cost(part));
    const gate = this.add(level, isAnd, parts, isAnd ? Math.min(...costs) : costs.reduce((sum, cost) => sum + cost, 0));
    this.gates.set(key, gate);
    return gate;
  }

  private add(level: number, isAnd: boolean, parts: readonly Truth[] | undefined, commonness: number): number {
    this.levels.push(level);
    this.isAnd.push(isAnd ? 1 : 0);
    this.parts.push(parts);
    return this.commonness.push(commonness) - 1;
  }

  /** The circuit as it runs. Its nodes have other numbers: whatever runs after each other lies side by side. */
  frozen(): Gates {
    const count = this.parts.length;
    const order = this.order();
    const places = new Int32Array(count);
    for (const [place, node] of order.entries()) places[node] = place;
    const placed = (part: Truth) => (part < 0 ? ~places[~part]! : places[part]!);
    const levels = Int32Array.from(order, (node) => this.levels.array[node]!);
    const isAnd = Uint8Array.from(order, (node) => this.isAnd.array[node]!);
    const triggers = { rows: new IntList(), values: new IntList() };
    const inputs = { rows: new IntList(), values: new IntList() };
    for (const [gate, node] of order.entries()) {
      const parts = this.parts[node] ?? [];
      for (const part of isAnd[gate] === 1 ? parts.slice(0, 1) : parts) {
        triggers.rows.push(placed(part));
        triggers.values.push(gate);
      }
      if (isAnd[gate] === 0) continue;
      for (const part of parts) {
        inputs.rows.push(gate);
        inputs.values.push(placed(part));
      }
    }
    const sizes = new Int32Array(levels.at(-1)! + 1);
    for (const level of levels) sizes[level]!++;
    return {
      count,
      places,
      levels,
      sizes,
      isAnd,
      triggers: rowsOf(count, triggers.rows.trimmed(), triggers.values.trimmed()),
      inputs: rowsOf(count, inputs.rows.trimmed(), inputs.values.trimmed()),
    };
  }

  /** All nodes, level by level: leaves by commonness, gates behind the part that triggers them, the commonest where several do. */
  private order(): Int32Array {
    const order = Int32Array.from(this.parts.keys());
    const places = new Int32Array(order.length);
    const keys = new Float64Array(order.length);
    const sorted: number[] = [];
    for (let level = 0, from = 0; from < order.length; level++) {
      const nodes = order.filter((node) => this.levels.array[node] === level);
      for (const node of nodes) keys[node] = this.orderKey(node, places);
      nodes.sort((a, b) => keys[a]! - keys[b]! || a - b);
      for (const node of nodes) places[node] = sorted.push(node) - 1;
      from += nodes.length;
    }
    return Int32Array.from(sorted);
  }

  private orderKey(node: number, places: Int32Array): number {
    const parts = this.parts[node];
    if (!parts) return -this.commonness[node]!;
    if (this.isAnd.array[node] === 1) return places[parts[0]!]!;
    return parts.reduce((first, part) => Math.min(first, places[part]!), Number.POSITIVE_INFINITY);
  }
}

/** A circuit as it runs, level by level: leaves are level 0, a gate is above all its parts. */
export interface Gates {
  readonly count: number;
  /** By node of the circuit: its number here. */
  readonly places: Int32Array;
  readonly levels: Int32Array;
  /** How many nodes each level has. */
  readonly sizes: Int32Array;
  readonly isAnd: Uint8Array;
  /** By node: the ORs that it is part of, and the ANDs whose rarest part it is. */
  readonly triggers: Rows;
  /** By AND: its parts. */
  readonly inputs: Rows;
}
