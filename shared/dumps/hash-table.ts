/** Keys with some numbers each, in 24 bytes a slot: a Map of a million strings would take a hundred. */
export interface HashTable {
  find(key: string): readonly [number, number, number, number] | undefined;
  /** Adds a key that is not there. Returns false when there is no room left. */
  add(key: string, values: readonly [number, number, number, number]): boolean;
}

const FIRST_SLOTS = 1 << 12;
/** Of three quarters of the slots, the rest stay empty so that looking for a key is short. */
const MOST_KEYS = 3 * (1 << 18);
/** Two numbers of hash, four of values. */
const WIDTH = 6;

/** Keys are told apart by 64 bits of hash: two of a million are taken for one about never. */
export function hashTable(mostKeys = MOST_KEYS): HashTable {
  let slots = FIRST_SLOTS;
  let cells = new Uint32Array(slots * WIDTH);
  let used = 0;

  /** The first cell of the slot that has this hash, or of the empty one where it would be. */
  function slotOf(low: number, high: number): number {
    for (let slot = low & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * WIDTH;
      if (cells[at] === low && cells[at + 1] === high) return at;
      if (cells[at] === 0 && cells[at + 1] === 0) return at;
    }
  }

  function grow(): void {
    const old = cells;
    slots *= 2;
    cells = new Uint32Array(slots * WIDTH);
    for (let at = 0; at < old.length; at += WIDTH) {
      const low = old[at] as number;
      const high = old[at + 1] as number;
      if (low !== 0 || high !== 0) cells.set(old.subarray(at, at + WIDTH), slotOf(low, high));
    }
  }

  return {
    find(key) {
      const [low, high] = hashes(key);
      const at = slotOf(low, high);
      if (cells[at] === 0 && cells[at + 1] === 0) return undefined;
      return [cells[at + 2] as number, cells[at + 3] as number, cells[at + 4] as number, cells[at + 5] as number];
    },
    add(key, values) {
      if (used >= mostKeys) return false;
      if (used * 4 >= slots * 3) grow();
      const [low, high] = hashes(key);
      cells.set([low, high, ...values], slotOf(low, high));
      used += 1;
      return true;
    },
  };
}

/** Two hashes of a text, never both 0: that is an empty slot. */
function hashes(text: string): readonly [number, number] {
  return [hash32(text, 1), hash32(text, 2) || 1];
}

/** FNV-1a with a seed and a last mixing step: 32 bits. */
export function hash32(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
