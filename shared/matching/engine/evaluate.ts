import { type Block, LANES } from './block.ts';
import type { Gates } from './circuit.ts';

/** Runs a circuit over a block: from the leaves that hold for any paper to all the gates that do. Room is made once. */
export class Evaluator {
  private readonly gates: Gates;
  /** Gates to look at, level by level; where each level's begin, and how many there are. */
  private readonly queue: Int32Array;
  private readonly begin: Int32Array;
  private readonly waiting: Int32Array;

  constructor(gates: Gates) {
    this.gates = gates;
    this.queue = new Int32Array(gates.count);
    this.begin = new Int32Array(gates.sizes.length);
    this.waiting = new Int32Array(gates.sizes.length);
    for (let level = 1; level < gates.sizes.length; level++)
      this.begin[level] = this.begin[level - 1]! + gates.sizes[level - 1]!;
  }

  run(block: Block): void {
    const leaves = block.nodeCount;
    for (let index = 0; index < leaves; index++) this.trigger(block, block.nodes[index]!);
    for (let level = 1; level < this.begin.length; level++) {
      const begin = this.begin[level]!;
      for (let index = begin; index < begin + this.waiting[level]!; index++) {
        const gate = this.queue[index]!;
        if (this.gates.isAnd[gate] === 1 && !this.conjoin(block.bits, gate)) continue;
        block.nodes[block.nodeCount++] = gate;
        this.trigger(block, gate);
      }
      this.waiting[level] = 0;
    }
  }

  /** Hands a node's bits on: ORs take them in, ANDs that begin with it will be looked at. */
  private trigger({ bits }: Block, node: number): void {
    const { triggers, isAnd } = this.gates;
    const source = node * LANES;
    const bits0 = bits[source]!;
    const bits1 = bits[source + 1]!;
    const bits2 = bits[source + 2]!;
    const bits3 = bits[source + 3]!;
    const end = triggers.starts[node + 1]!;
    for (let at = triggers.starts[node]!; at < end; at++) {
      const gate = triggers.values[at]!;
      if (isAnd[gate] === 1) {
        this.wait(gate);
        continue;
      }
      const target = gate * LANES;
      const before0 = bits[target]!;
      const before1 = bits[target + 1]!;
      const before2 = bits[target + 2]!;
      const before3 = bits[target + 3]!;
      if ((before0 | before1 | before2 | before3) === 0) this.wait(gate);
      bits[target] = before0 | bits0;
      bits[target + 1] = before1 | bits1;
      bits[target + 2] = before2 | bits2;
      bits[target + 3] = before3 | bits3;
    }
  }

  private wait(gate: number): void {
    const level = this.gates.levels[gate]!;
    this.queue[this.begin[level]! + this.waiting[level]!++] = gate;
  }

  /** Works out an AND. @returns whether it holds for any paper. */
  private conjoin(bits: Int32Array, gate: number): boolean {
    const { inputs } = this.gates;
    let all0 = -1;
    let all1 = -1;
    let all2 = -1;
    let all3 = -1;
    const end = inputs.starts[gate + 1]!;
    for (let at = inputs.starts[gate]!; at < end; at++) {
      const part = inputs.values[at]!;
      const negated = part >> 31;
      const source = (part ^ negated) * LANES;
      all0 &= bits[source]! ^ negated;
      all1 &= bits[source + 1]! ^ negated;
      all2 &= bits[source + 2]! ^ negated;
      all3 &= bits[source + 3]! ^ negated;
      if ((all0 | all1 | all2 | all3) === 0) return false;
    }
    const target = gate * LANES;
    bits[target] = all0;
    bits[target + 1] = all1;
    bits[target + 2] = all2;
    bits[target + 3] = all3;
    return true;
  }
}
