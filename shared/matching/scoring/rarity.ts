import { capitalsKey, type Statistics, termKey } from '../library/statistics.ts';
import type { TextClause } from '../meaning/prepare.ts';
import type { Unit } from '../meaning/wordings.ts';
import type { Sequence, Sought } from '../terms/sought.ts';

/**
 * Inverse document frequency as BM25 has it, in whole 1/256: a count of the library gives the same number on every machine (M3). Of a
 * library of nothing every word is as rare as any other.
 */
export function rarity(occurring: number, papers: number): number {
  if (papers === 0) return UNIT;
  const within = Math.min(Math.max(occurring, 0), papers);
  return Math.max(1, Math.round(UNIT * Math.log(1 + (papers - within + 0.5) / (within + 0.5))));
}

const UNIT = 256;

/** How rare a clause is: its words' rarities together, but no rarer than a word that nobody has written yet. Kept as long as both live. */
export function rarityOf(clause: TextClause, statistics: Statistics): number {
  let known = RARITIES.get(statistics);
  if (!known) {
    known = new WeakMap();
    RARITIES.set(statistics, known);
  }
  const before = known.get(clause);
  if (before !== undefined) return before;
  const worked = workedOut(clause, statistics);
  known.set(clause, worked);
  return worked;
}

const RARITIES = new WeakMap<Statistics, WeakMap<TextClause, number>>();

function workedOut(clause: TextClause, statistics: Statistics): number {
  const { units } = clause.wordings[0]!;
  let sum = 0;
  for (let at = 0; at < units.length; at++) sum += rarity(occurringUnit(units[at]!, statistics), statistics.papers);
  return Math.min(sum, rarity(0, statistics.papers));
}

/** A unit is at least as common as its commonest sequence; a sequence at most as common as its rarest word. */
function occurringUnit(unit: Unit, statistics: Statistics): number {
  let most = 0;
  for (let at = 0; at < unit.length; at++) most = Math.max(most, occurringSequence(unit[at]!, statistics));
  return most;
}

function occurringSequence(sequence: Sequence, statistics: Statistics): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < sequence.length; at++) least = Math.min(least, occurring(sequence[at]!, statistics));
  return least;
}

/** In how many papers of a library a word occurs; of a prefix, the commonest word that begins so. */
export function occurring(sought: Sought, statistics: Statistics): number {
  const { occurring } = statistics;
  switch (sought.kind) {
    case 'term':
      return occurring.get(termKey(sought.term)) ?? 0;
    case 'capitals':
      return occurring.get(capitalsKey(sought.written)) ?? 0;
    case 'exact':
      return occurring.get(termKey(sought.text.toLowerCase())) ?? 0;
    case 'stem':
      return statistics.stems.get(sought.stem) ?? 0;
    case 'prefix': {
      const keys = sortedKeys(statistics);
      let most = 0;
      for (let at = firstFrom(keys, sought.prefix); keys[at]?.startsWith(sought.prefix); at++)
        most = Math.max(most, occurring.get(keys[at]!)!);
      return most;
    }
  }
}

/** The keys of a library in order, so that a prefix need not be held against all of them. Kept as long as the statistics live. */
function sortedKeys(statistics: Statistics): readonly string[] {
  const known = SORTED.get(statistics);
  if (known) return known;
  const keys = [...statistics.occurring.keys()].sort();
  SORTED.set(statistics, keys);
  return keys;
}

const SORTED = new WeakMap<Statistics, readonly string[]>();

/** Where the first key is that is not before this one. */
function firstFrom(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
