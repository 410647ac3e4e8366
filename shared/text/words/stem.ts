import porter2 from 'wink-porter2-stemmer';
import { american } from './spelling.ts';

/** The stem of a folded English word by Porter's second algorithm (`generation`, `generating` → `generat`), whichever way it is spelled; other scripts stay. */
export function stem(folded: string): string {
  if (!LATIN.test(folded)) return folded;
  const known = STEMS.get(folded);
  if (known !== undefined) return known;
  const made = porter2(american(folded));
  if (STEMS.size >= MOST_STEMS) STEMS.clear();
  STEMS.set(folded, made);
  return made;
}

const LATIN = /^[a-z]{3,40}$/;
/** The algorithm costs about 2 µs a word and words repeat. Bounded: a hostile dump is all new words. */
const STEMS = new Map<string, string>();
const MOST_STEMS = 100_000;
