import { isSameWork, type Standing, standingOf } from '../papers/identity.ts';
import type { PaperKey, PaperRecord } from '../papers/paper.ts';

/** Slots at first, and at most: 9 bytes each. */
const FIRST_SLOTS = 1 << 12;
const MOST_SLOTS = 1 << 21;

/** Papers met so far in one dump, by their keys. Bounded: beyond some 1.5 million keys it remembers no more, and says so. */
export interface SeenPapers {
  /** Whether the dump had this paper before, by the rule of {@link isSameWork}; from now on it had. */
  meet(record: PaperRecord): boolean;
  readonly full: boolean;
}

export function seenPapers(mostSlots = MOST_SLOTS): SeenPapers {
  let table = newTable(FIRST_SLOTS);
  let full = false;

  function add(key: PaperKey, traits: number): void {
    if (table.used * 4 >= table.slots * 3) {
      if (table.slots >= mostSlots) {
        full = true;
        return;
      }
      table = grown(table);
    }
    insert(table, hash(key, 1), hash(key, 2), traits);
  }

  return {
    meet(record) {
      const standing = standingOf(record);
      const traits = traitsOf(standing);
      let known = false;
      for (const key of record.keys) {
        const other = find(table, hash(key, 1), hash(key, 2));
        if (other === 0) add(key, traits);
        else known ||= isSameWork(key, standing, standingFrom(other, standing));
      }
      return known;
    },
    get full() {
      return full;
    },
  };
}

/** What {@link isSameWork} asks of the other paper, in bits; the first is always set, so that 0 is an empty slot. */
const TRAIT = { met: 1, whole: 2, named: 4, arxiv: 8, pmid: 16, otherId: 32 } as const;

function traitsOf({ whole, named, sure }: Standing): number {
  let traits: number = TRAIT.met;
  if (whole) traits |= TRAIT.whole;
  if (named) traits |= TRAIT.named;
  for (const key of sure) {
    traits |= key.startsWith('arxiv:')
      ? TRAIT.arxiv
      : key.startsWith('pmid:')
        ? TRAIT.pmid
        : key.startsWith('text:')
          ? 0
          : TRAIT.otherId;
  }
  return traits;
}

/** The standing of the paper met before. Its identifiers are others than ours, or the papers would have met by them. */
function standingFrom(traits: number, ours: Standing): Standing {
  const sure: PaperKey[] = [];
  if (traits & TRAIT.arxiv) sure.push('arxiv:another');
  if (traits & TRAIT.pmid) sure.push('pmid:another');
  if (traits & TRAIT.otherId) sure.push('doi:another');
  return { telling: ours.telling, whole: (traits & TRAIT.whole) !== 0, named: (traits & TRAIT.named) !== 0, sure };
}

/** Open addressing by 64 bits of hash: two different keys are taken for one about never. */
interface Table {
  readonly slots: number;
  readonly hashes: Uint32Array;
  readonly traits: Uint8Array;
  used: number;
}

function newTable(slots: number): Table {
  return { slots, hashes: new Uint32Array(slots * 2), traits: new Uint8Array(slots), used: 0 };
}

function grown(table: Table): Table {
  const larger = newTable(table.slots * 2);
  for (let slot = 0; slot < table.slots; slot += 1) {
    const traits = table.traits[slot] as number;
    if (traits !== 0) insert(larger, table.hashes[slot * 2] as number, table.hashes[slot * 2 + 1] as number, traits);
  }
  return larger;
}

function insert(table: Table, low: number, high: number, traits: number): void {
  let slot = low & (table.slots - 1);
  while (table.traits[slot] !== 0) slot = (slot + 1) & (table.slots - 1);
  table.hashes[slot * 2] = low;
  table.hashes[slot * 2 + 1] = high;
  table.traits[slot] = traits;
  table.used += 1;
}

function find(table: Table, low: number, high: number): number {
  for (let slot = low & (table.slots - 1); ; slot = (slot + 1) & (table.slots - 1)) {
    const traits = table.traits[slot] as number;
    if (traits === 0 || (table.hashes[slot * 2] === low && table.hashes[slot * 2 + 1] === high)) return traits;
  }
}

/** FNV-1a with a seed and a last mixing step. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
