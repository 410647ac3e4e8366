import { IntList } from './int-list.ts';
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
  /** By node: where its parts begin in `parts`; they end where those of the next begin. */
  private readonly starts = new IntList(1 << 8);
  private readonly parts = new IntList(1 << 10);
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
    return this.starts.array[node] === this.starts.array[node + 1];
  }

  /** Whether a gate is an AND; else it is an OR. */
  isAndGate(node: number): boolean {
    return this.isAnd.array[node] === 1;
  }

  commonness(node: number): number {
    return this.expected[node]!;
  }

  /** The parts of a gate: the rarest first, and none that is absent before the first that must hold. */
  partsOf(node: number): Int32Array {
    return this.parts.array.subarray(this.starts.array[node]!, this.starts.array[node + 1]!);
  }

  /** Holds where all of the parts do. */
  and(parts: readonly Truth[]): Truth {
    const flat: Truth[] = [];
    for (const part of parts) this.flatten(part, flat);
    flat.sort((a, b) => this.cost(a) - this.cost(b) || a - b);
    const kept = flat.filter((part, at) => part !== this.always && part !== flat[at - 1]);
    if (kept.some((part) => part === ~this.always || (part < 0 && kept.includes(~part)))) return ~this.always;
    if (kept.length === 0) return this.always;
    if (kept.length === 1) return kept[0]!;
    if (kept[0]! >= 0) return this.gate(true, kept);
    return ~this.gate(
      false,
      kept.map((part) => ~part),
    );
  }

  /** Holds where any of the parts does. */
  or(parts: readonly Truth[]): Truth {
    return parts.length === 1 ? parts[0]! : ~this.and(parts.map((part) => ~part));
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
    const alternatives = this.partsOf(whole);
    if (part < 0 || this.isLeaf(part) || this.isAndGate(part)) return alternatives.includes(part);
    return this.partsOf(part).every((one) => alternatives.includes(one));
  }

  /** The parts of an AND of parts in one list; those of a negated OR are its parts negated. */
  private flatten(part: Truth, into: Truth[]): void {
    const node = part < 0 ? ~part : part;
    if (this.isLeaf(node) || this.isAndGate(node) === part < 0) into.push(part);
    else for (const one of this.partsOf(node)) into.push(part < 0 ? ~one : one);
  }

  private cost(part: Truth): number {
    return part < 0 ? Number.POSITIVE_INFINITY : this.expected[part]!;
  }

  private gate(isAnd: boolean, parts: readonly Truth[]): number {
    const gates = this.gates.count;
    const gate = this.gates.of([isAnd ? 1 : 0, ...parts]);
    if (gate < gates) return this.nodesOfGates.array[gate]!;
    let commonness = isAnd ? Number.POSITIVE_INFINITY : 0;
    for (const part of parts) commonness = isAnd ? Math.min(commonness, this.cost(part)) : commonness + this.cost(part);
    const node = this.add(isAnd, parts, commonness);
    this.nodesOfGates.push(node);
    return node;
  }

  private add(isAnd: boolean, parts: readonly Truth[], commonness: number): number {
    this.isAnd.push(isAnd ? 1 : 0);
    for (const part of parts) this.parts.push(part);
    this.starts.push(this.parts.length);
    return this.expected.push(commonness) - 1;
  }
}
