/** A list of 32-bit whole numbers that grows and never boxes them. */
export class IntList {
  array: Int32Array;
  length = 0;

  constructor(capacity = 16) {
    this.array = new Int32Array(capacity);
  }

  /** @returns where it stands. */
  push(value: number): number {
    if (this.length === this.array.length) this.reserve(1);
    this.array[this.length] = value;
    return this.length++;
  }

  /** Takes over numbers of an array, from a place up to, not with, another. */
  append(from: ArrayLike<number>, start: number, end: number): void {
    this.reserve(end - start);
    for (let at = start; at < end; at++) this.array[this.length++] = from[at]!;
  }

  /** Makes room for so many more. */
  reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const wider = new Int32Array(Math.max(this.array.length * 2, this.length + more));
    wider.set(this.array.subarray(0, this.length));
    this.array = wider;
  }

  /** Its numbers, in an array of exactly their size. */
  trimmed(): Int32Array {
    return this.array.slice(0, this.length);
  }
}
