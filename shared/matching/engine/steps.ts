import { IntList } from '../reading/int-list.ts';
import type { Circuit } from './circuit.ts';
import { rowsOf } from './rows.ts';

/**
 * A circuit as it runs: straight through arrays, gate by gate, with nothing looked up and nothing queued. Of a hundred thousand interests a
 * block of papers touches half; going through all in order costs less than finding out which.
 */
export interface Steps {
  /** Nodes that have bits, and how many of them are leaves, which come first, the commonest in front. */
  readonly nodes: number;
  readonly leaves: number;
  /** By node of the circuit its number here; -1 for gates that only answer for a ranking and for those that nobody needs. */
  readonly places: Int32Array;
  /** Gates that others are made of, in order: twice the number of parts and one for an AND; then the parts. */
  readonly inner: Int32Array;
  /** Rankings in their order: those of a node that has bits (the node); of an OR (how many parts, then these); … */
  readonly bare: Int32Array;
  readonly ors: Int32Array;
  /**
   * … and of ANDs, by their rarest part, so that those whose rarest part is nowhere are passed over at once: that part, how many ANDs, where
   * to go on after them; then for each how many parts are left, and these, `~part` for what must be absent.
   */
  readonly ands: Int32Array;
  /** How many rankings come before those of ANDs. */
  readonly firstAnd: number;
}

/**
 * Lays a circuit out.
 * @param asked by ranking the node that it asks for
 * @param counted nodes whose bits scores look at
 * @returns the steps, and the rankings in the order in which the steps come to them
 */
export function layOut(circuit: Circuit, asked: Int32Array, counted: Int32Array): { steps: Steps; order: Int32Array } {
  const { places, leaves, nodes, gates } = placed(circuit, needed(circuit, asked, counted));
  const inner = new IntList();
  for (let at = 0; at < gates.length; at++) {
    const gate = gates.array[at]!;
    inner.push(2 * circuit.partsOf(gate) + (circuit.isAndGate(gate) ? 1 : 0));
    pushParts(inner, circuit, gate, 0, places);
  }
  const bare = new IntList();
  const ors = new IntList();
  const order = new IntList();
  const ands = new IntList();
  const anchors = new IntList();
  for (let ranking = 0; ranking < asked.length; ranking++) {
    const node = asked[ranking]!;
    if (places[node]! >= 0) {
      order.push(ranking);
      bare.push(places[node]!);
    } else if (circuit.isAndGate(node)) {
      ands.push(ranking);
      anchors.push(places[circuit.firstPart(node)]!);
    }
  }
  for (let ranking = 0; ranking < asked.length; ranking++) {
    const node = asked[ranking]!;
    if (places[node]! >= 0 || circuit.isAndGate(node)) continue;
    order.push(ranking);
    ors.push(circuit.partsOf(node));
    pushParts(ors, circuit, node, 0, places);
  }
  const firstAnd = order.length;
  const { starts, values } = rowsOf(nodes, anchors.trimmed(), ands.trimmed());
  const anchored = new IntList();
  for (let anchor = 0; anchor < nodes; anchor++) {
    if (starts[anchor] === starts[anchor + 1]) continue;
    anchored.push(anchor);
    anchored.push(starts[anchor + 1]! - starts[anchor]!);
    const skip = anchored.push(0);
    for (let at = starts[anchor]!; at < starts[anchor + 1]!; at++) {
      order.push(values[at]!);
      const node = asked[values[at]!]!;
      anchored.push(circuit.partsOf(node) - 1);
      pushParts(anchored, circuit, node, 1, places);
    }
    anchored.array[skip] = anchored.length;
  }
  const steps = {
    ...{ nodes, leaves, places },
    ...{ inner: inner.trimmed(), bare: bare.trimmed(), ors: ors.trimmed(), ands: anchored.trimmed(), firstAnd },
  };
  return { steps, order: order.trimmed() };
}

/** By node, 1 for gates whose bits are read: by another gate that is needed or asked for, or for scores. */
function needed(circuit: Circuit, asked: Int32Array, counted: Int32Array): Uint8Array {
  const { starts, parts } = circuit;
  const isNeeded = new Uint8Array(circuit.count);
  const isAsked = new Uint8Array(circuit.count);
  for (let ranking = 0; ranking < asked.length; ranking++) isAsked[asked[ranking]!] = 1;
  for (let clause = 0; clause < counted.length; clause++) isNeeded[counted[clause]!] = 1;
  for (let node = circuit.count - 1; node >= 0; node--) {
    if (isNeeded[node] === 0 && isAsked[node] === 0) continue;
    const end = starts.array[node + 1]!;
    for (let at = starts.array[node]!; at < end; at++) {
      const part = parts.array[at]!;
      isNeeded[part < 0 ? ~part : part] = 1;
    }
  }
  return isNeeded;
}

function placed(
  circuit: Circuit,
  isNeeded: Uint8Array,
): { places: Int32Array; leaves: number; nodes: number; gates: IntList } {
  const leaves: number[] = [];
  const gates = new IntList();
  for (let node = 0; node < circuit.count; node++) {
    if (circuit.isLeaf(node)) leaves.push(node);
    else if (isNeeded[node] === 1) gates.push(node);
  }
  leaves.sort((a, b) => circuit.commonness(b) - circuit.commonness(a) || a - b);
  const places = new Int32Array(circuit.count).fill(-1);
  for (let place = 0; place < leaves.length; place++) places[leaves[place]!] = place;
  for (let at = 0; at < gates.length; at++) places[gates.array[at]!] = leaves.length + at;
  return { places, leaves: leaves.length, nodes: leaves.length + gates.length, gates };
}

/** Writes the parts of a gate down, without the first `left` ones. */
function pushParts(list: IntList, { starts, parts }: Circuit, gate: number, left: number, places: Int32Array): void {
  const end = starts.array[gate + 1]!;
  for (let at = starts.array[gate]! + left; at < end; at++) {
    const part = parts.array[at]!;
    list.push(part < 0 ? ~places[~part]! : places[part]!);
  }
}
