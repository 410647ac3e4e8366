import { IntList } from '../reading/int-list.ts';
import { TupleTable } from './tuple-table.ts';

/**
 * A truth about a paper: a node, or with `~node` its opposite. Nodes are leaves, which reading a paper sets, and gates, which follow from
 * other nodes. Equal gates are one.
 */
export type Truth = number;

/**
 * Gates over leaves, made from conditions of any nesting. Every gate has something that must hold, so that nothing follows from what is
 * absent; a gate's number is above those of all its parts.
 */
export class Circuit {
  private readonly gates = new TupleTable();
  private readonly nodesOfGates = new IntList(1 << 8);
  private readonly isAnd = new IntList(1 << 8);
  private readonly expected: number[] = [];
  /**
   * By node: where its parts begin in `parts`; they end where those of the next begin. The rarest comes first, and none that is absent before
   * the first that must hold.
   */
  readonly starts = new IntList(1 << 8);
  readonly parts = new IntList(1 << 10);
  /** Holds for every paper. */
  readonly always: Truth;

  constructor() {
    this.starts.push(0);
    this.always = this.leaf(Number.POSITIVE_INFINITY);
  }

  get count(): number {
    return this.expected.length;
  }

  /** A new leaf. @param commonness in about how many papers it holds: ANDs begin with their rarest part. */
  leaf(commonness: number): Truth {
    return this.add(false, [], commonness);
  }

  isLeaf(node: number): boolean {
    return this.partsOf(node) === 0;
  }

  /** How many parts a node has. */
  partsOf(node: number): number {
    return this.starts.array[node + 1]! - this.starts.array[node]!;
  }

  /** Whether a gate is an AND; else it is an OR. */
  isAndGate(node: number): boolean {
    return this.isAnd.array[node] === 1;
  }

  commonness(node: number): number {
    return this.expected[node]!;
  }

  /** The part of a gate that is looked at first. */
  firstPart(gate: number): Truth {
    return this.parts.array[this.starts.array[gate]!]!;
  }

  /** Holds where all of the parts do. */
  and(parts: readonly Truth[]): Truth {
    if (parts.length === 1) return parts[0]!;
    const kept: Truth[] = [];
    for (let at = 0; at < parts.length; at++) this.flatten(parts[at]!, kept);
    for (let at = 0; at < kept.length; at++)
      if (kept[at] === ~this.always || (kept[at]! < 0 && kept.includes(~kept[at]!))) return ~this.always;
    if (kept.length === 0) return this.always;
    if (kept.length === 1) return kept[0]!;
    return kept[0]! < 0 ? ~this.gate(false, opposites(kept)) : this.gate(true, kept);
  }

  /** Holds where any of the parts does. */
  or(parts: readonly Truth[]): Truth {
    return parts.length === 1 ? parts[0]! : ~this.and(opposites(parts));
  }

  /** The node that holds where this does; undefined for what never holds. */
  node(truth: Truth): number | undefined {
    if (truth >= 0) return truth;
    return truth === ~this.always ? undefined : this.gate(true, [this.always, truth]);
  }

  /** Whether what holds for a part holds for the whole, as far as it is an OR of that part and others. */
  covers(whole: Truth, part: Truth): boolean {
    if (whole === part) return true;
    if (this.isLeaf(whole) || this.isAndGate(whole)) return false;
    if (part < 0 || this.isLeaf(part) || this.isAndGate(part)) return this.hasPart(whole, part);
    const end = this.starts.array[part + 1]!;
    for (let at = this.starts.array[part]!; at < end; at++)
      if (!this.hasPart(whole, this.parts.array[at]!)) return false;
    return true;
  }

  private hasPart(gate: number, part: Truth): boolean {
    const end = this.starts.array[gate + 1]!;
    for (let at = this.starts.array[gate]!; at < end; at++) if (this.parts.array[at] === part) return true;
    return false;
  }

  /** Puts a part of an AND among the others; of an AND its parts, and of the opposite of an OR the opposites of its parts. */
  private flatten(part: Truth, kept: Truth[]): void {
    const node = part < 0 ? ~part : part;
    if (this.isLeaf(node) || this.isAndGate(node) === part < 0) {
      this.keep(part, kept);
      return;
    }
    const end = this.starts.array[node + 1]!;
    for (let at = this.starts.array[node]!; at < end; at++) {
      const one = this.parts.array[at]!;
      this.keep(part < 0 ? ~one : one, kept);
    }
  }

  /** Each part once, the rarest first. */
  private keep(part: Truth, kept: Truth[]): void {
    if (part === this.always || kept.includes(part)) return;
    const cost = this.cost(part);
    let at = kept.length;
    kept.push(part);
    for (; at > 0; at--) {
      const before = kept[at - 1]!;
      const its = this.cost(before);
      if (its < cost || (its === cost && before < part)) break;
      kept[at] = before;
    }
    kept[at] = part;
  }

  private cost(part: Truth): number {
    return part < 0 ? Number.POSITIVE_INFINITY : this.expected[part]!;
  }

  private gate(isAnd: boolean, parts: readonly Truth[]): number {
    const gates = this.gates.count;
    const gate = this.gates.of([isAnd ? 1 : 0].concat(parts));
    if (gate < gates) return this.nodesOfGates.array[gate]!;
    let commonness = isAnd ? Number.POSITIVE_INFINITY : 0;
    for (let at = 0; at < parts.length; at++) {
      const cost = this.cost(parts[at]!);
      commonness = isAnd ? Math.min(commonness, cost) : commonness + cost;
    }
    const node = this.add(isAnd, parts, commonness);
    this.nodesOfGates.push(node);
    return node;
  }

  private add(isAnd: boolean, parts: readonly Truth[], commonness: number): number {
    this.isAnd.push(isAnd ? 1 : 0);
    this.parts.append(parts, 0, parts.length);
    this.starts.push(this.parts.length);
    return this.expected.push(commonness) - 1;
  }
}

function opposites(parts: readonly Truth[]): Truth[] {
  const all: Truth[] = [];
  for (let at = 0; at < parts.length; at++) all.push(~parts[at]!);
  return all;
}
