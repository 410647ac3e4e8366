/** Numbers by pairs of numbers: open addressing in one typed array. Keys and values are whole numbers ≥ 0, the value never 0. */
export class PairTable {
  private slots = new Int32Array(SLOT * 64);
  private mask = 63;
  private used = 0;

  /** The number of a pair, 0 when it has none. */
  get(first: number, second: number): number {
    const { slots, mask } = this;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const value = slots[slot * SLOT + 2]!;
      if (value === 0 || (slots[slot * SLOT] === first && slots[slot * SLOT + 1] === second)) return value;
    }
  }

  set(first: number, second: number, value: number): void {
    if (this.used * 2 > this.mask) this.grow();
    this.put(first, second, value);
    this.used += 1;
  }

  get bytes(): number {
    return this.slots.byteLength;
  }

  private put(first: number, second: number, value: number): void {
    const { slots, mask } = this;
    let slot = hash(first, second) & mask;
    while (slots[slot * SLOT + 2] !== 0) slot = (slot + 1) & mask;
    slots[slot * SLOT] = first;
    slots[slot * SLOT + 1] = second;
    slots[slot * SLOT + 2] = value;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let at = 0; at < before.length; at += SLOT)
      if (before[at + 2] !== 0) this.put(before[at]!, before[at + 1]!, before[at + 2]!);
  }
}

/** Four numbers a slot, the last unused, so that none lies across two lines of the cache. */
const SLOT = 4;

function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
