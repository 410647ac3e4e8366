import type { TextClause } from './prepare.ts';
import type { Sought } from './sought.ts';
import { capitalsKey, type Statistics, stemKey, termKey } from './statistics.ts';
import type { Unit } from './wordings.ts';

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

/** How rare a clause is: its words' rarities together, but no rarer than a word that nobody has written yet. */
export function rarityOf(clause: TextClause, statistics: Statistics): number {
  const sum = clause.wordings[0]!.units.reduce(
    (total, unit) => total + rarity(occurringUnit(unit, statistics), statistics.papers),
    0,
  );
  return Math.min(sum, rarity(0, statistics.papers));
}

/** A unit is at least as common as its commonest sequence; a sequence at most as common as its rarest word. */
function occurringUnit(unit: Unit, statistics: Statistics): number {
  return Math.max(...unit.map((sequence) => Math.min(...sequence.map((sought) => occurring(sought, statistics)))));
}

function occurring(sought: Sought, { occurring }: Statistics): number {
  switch (sought.kind) {
    case 'term':
      return occurring.get(termKey(sought.term)) ?? 0;
    case 'capitals':
      return occurring.get(capitalsKey(sought.written)) ?? 0;
    case 'exact':
      return occurring.get(termKey(sought.text.toLowerCase())) ?? 0;
    case 'stem':
      return occurring.get(stemKey(sought.stem)) ?? 0;
    case 'prefix': {
      let most = 0;
      for (const [key, count] of occurring) if (key.startsWith(sought.prefix)) most = Math.max(most, count);
      return most;
    }
  }
}
