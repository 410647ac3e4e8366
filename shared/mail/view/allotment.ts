import { MOST_CARDS } from '../../readers/choices.ts';

/** Cards that each interest gets, whatever the number of interests. */
const CARDS_FOR_EACH = 3;
/** Cards and titles together; the rest is on the web. */
const MOST_LISTED = 40;
const DEFAULT_CARDS = 10;

/** How many papers of one section are shown in full, and how many after them by title. */
export interface Allotment {
  readonly cards: number;
  readonly titles: number;
}

/**
 * Shares an edition out: interests take turns, best papers first, until the cards are used up; each gets three as long as 25 hold out. Then they take turns
 * for titles, to 40 papers in all. `sizes` is how many papers each section has.
 */
export function allot(sizes: readonly number[], cards = DEFAULT_CARDS): Allotment[] {
  const wanted = Math.min(Math.max(cards, 1), MOST_CARDS);
  const guaranteed = sizes.reduce((sum, size) => sum + Math.min(size, CARDS_FOR_EACH, wanted), 0);
  const full = takeTurns(sizes, Math.min(Math.max(wanted, guaranteed), MOST_CARDS));
  const used = full.reduce((sum, taken) => sum + taken, 0);
  const left = sizes.map((size, index) => size - full[index]!);
  const titles = takeTurns(left, MOST_LISTED - used);
  return sizes.map((_, index) => ({ cards: full[index]!, titles: titles[index]! }));
}

function takeTurns(sizes: readonly number[], limit: number): number[] {
  const taken = sizes.map(() => 0);
  let left = Math.min(
    limit,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    for (const [index, size] of sizes.entries()) {
      if (left > 0 && taken[index]! < size) {
        taken[index]! += 1;
        left -= 1;
      }
    }
  }
  return taken;
}
