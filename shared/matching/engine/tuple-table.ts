import { IntList } from '../reading/int-list.ts';

/** Numbers for lists of whole numbers, from 0 on: equal lists have the same number. No key is ever spelt out as a string. */
export class TupleTable {
  private readonly values = new IntList(1 << 10);
  /** By number: where its list begins; it ends where the next one begins. */
  private readonly starts = new IntList(1 << 8);
  private readonly hashes = new IntList(1 << 8);
  private slots = new Int32Array(1 << 9);

  constructor() {
    this.starts.push(0);
  }

  /** How many numbers are given; the next new list gets this one. */
  get count(): number {
    return this.hashes.length;
  }

  /** The number of a list, whether it is new or not. */
  of(list: readonly number[]): number {
    const hash = hashOf(list);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = this.slots[slot]! - 1;
      if (this.hashes.array[number] === hash && this.holds(number, list)) return number;
    }
    const made = this.hashes.push(hash);
    this.slots[slot] = made + 1;
    this.values.append(list, 0, list.length);
    this.starts.push(this.values.length);
    if (this.count * 2 > mask) this.grow();
    return made;
  }

  private holds(number: number, list: readonly number[]): boolean {
    const start = this.starts.array[number]!;
    if (this.starts.array[number + 1]! - start !== list.length) return false;
    for (let at = 0; at < list.length; at++) if (this.values.array[start + at] !== list[at]) return false;
    return true;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = this.hashes.array[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

function hashOf(list: readonly number[]): number {
  let hash = list.length;
  for (let at = 0; at < list.length; at++) {
    hash = Math.imul(hash ^ list[at]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
