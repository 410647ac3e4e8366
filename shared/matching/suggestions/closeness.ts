import type { Library } from '../library/library.ts';
import { match } from '../match.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import type { Subject, Subjects } from './subjects.ts';

/** How near papers, by their places in a list, are to an interest. */
export interface Closeness {
  /** About 1 for a paper of the interest, about 0 for one that is as near to it as any. */
  of(place: number): number;
  /**
   * How many times nearer some papers are than those that the interest does not bring, by anything but these stems: about 1 for papers that
   * are near by chance, or by the stems alone.
   */
  beyond(stems: readonly string[], places: readonly number[]): number;
}

/**
 * Measures papers by how alike they are to those that an interest brings, its own words as half a paper among them: what counts as 1 is how alike
 * these are to each other. Few of them tell little of that, so what is usual counts like one paper more.
 * @param words the interest's own
 * @param matches places of what the interest brings, at least one, best first
 * @param all how many papers there are
 */
export function closenessTo(words: string, matches: readonly number[], all: number, subjects: Subjects): Closeness {
  const liked = matches.slice(0, MOST_LIKED).map((place) => subjects.of(place));
  const weight = liked.length + OWN_WORDS;
  const centre = new Float64Array(subjects.stems);
  for (const subject of liked) for (const [stem, part] of subject) centre[stem]! += part / weight;
  for (const [stem, part] of subjects.ofWords(words)) centre[stem]! += (part * OWN_WORDS) / weight;
  const brought = new Set(matches);
  const usual = new Float64Array(subjects.stems);
  let chance = 0;
  for (let place = 0; place < all; place++) {
    if (brought.has(place)) continue;
    for (const [stem, part] of subjects.of(place)) {
      const gain = (part * centre[stem]!) / (all - brought.size);
      usual[stem]! += gain;
      chance += gain;
    }
  }
  // Among the liked ones each is once as like as can be: itself.
  const own = liked.reduce((sum, subject) => sum + weight * product(subject, centre) - 1, 0) / liked.length;
  const one = (own + USUAL * chance) / weight;
  return {
    of: (place) => (one > chance ? Math.min(1, (product(subjects.of(place), centre) - chance) / (one - chance)) : 0),
    beyond(stems, places) {
      const numbers = [...new Set(stems.map((stem) => subjects.numberOf(stem)))];
      const by = (subject: Subject) =>
        numbers.reduce((sum, stem) => sum - (subject.get(stem) ?? 0) * (centre[stem] ?? 0), product(subject, centre));
      const found = places.reduce((sum, place) => sum + by(subjects.of(place)), 0) / places.length;
      const expected = numbers.reduce((sum, stem) => sum - (usual[stem] ?? 0), chance);
      return expected > 0 ? found / expected : 1;
    },
  };
}

const MOST_LIKED = 40;
const OWN_WORDS = 0.5;
/** How many times more alike two papers of one interest are than any two: 3 to 5 where two or three match, in nine judged libraries. */
const USUAL = 3.5;

/** How alike a subject and those of a centre are on average, 0 to 1. */
function product(subject: Subject, centre: Float64Array): number {
  let sum = 0;
  for (const [stem, weight] of subject) sum += weight * centre[stem]!;
  return sum;
}

/** For an interest that brings nothing: measures papers by how much they have of its words, taken as a description. */
export function closenessToWords(words: string, papers: readonly MatchablePaper[], library: Library): Closeness {
  const scores = new Float64Array(papers.length);
  for (const { paper, score } of match([{ id: 'words', text: words }], papers, library)) scores[paper] = score;
  const chance = scores.reduce((sum, score) => sum + score / papers.length, 0);
  return {
    of: (place) => Math.min(1, (scores[place]! - chance) / (MOST_OF_THEM - chance)),
    beyond: () => Number.POSITIVE_INFINITY,
  };
}

/** The score of a paper that has most of the words once. */
const MOST_OF_THEM = 27;
