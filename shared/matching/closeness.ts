import type { Query } from '../interests/query.ts';
import { compile } from './compile.ts';
import type { Library } from './library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { hundredths, type Scored, saturation } from './score.ts';

/** How near papers, by their places in a list, are to what an interest brings already. */
export interface Closeness {
  /** About 1 for a paper like the interest's own, about 0 for one that is as near as those that it does not bring are on average. */
  of(place: number): number;
  /**
   * How many times nearer some papers are than those that the interest does not bring, by anything but these stems: about 1 for papers that
   * are near by chance, or by the stems alone.
   */
  beyond(stems: readonly string[], places: readonly number[]): number;
}

/**
 * Measures papers by the words of an interest and by its best matches, taken as liked. What counts as 1 is how near those matches are to each
 * other, each measured without itself.
 * @param matches places of what the interest brings, best first
 */
export function closenessTo(
  words: string,
  papers: readonly MatchablePaper[],
  matches: readonly number[],
  library: Library,
): Closeness {
  const like = matches.slice(0, MOST_LIKED).map((place) => papers[place]!);
  const measure = measuring(words, like, library);
  const own = like.slice(0, MOST_MEASURED).map((paper) => {
    const others = like.filter((other) => other !== paper);
    return (others.length > 0 ? measuring(words, others, library) : measure)(paper).score;
  });
  const one = Math.max(1, own.length > 0 ? own.sort((a, b) => a - b)[own.length >> 1]! : UNMATCHED);
  const measured = papers.map(measure);
  const brought = new Set(matches);
  const others = papers.flatMap((_, place) => (brought.has(place) ? [] : [place]));
  const chance = others.reduce((sum, place) => sum + measured[place]!.score / others.length, 0);
  const usual = new Map<string, number>();
  for (const place of others)
    for (const [stem, gain] of measured[place]!.gains) usual.set(stem, (usual.get(stem) ?? 0) + gain / others.length);
  return {
    of: (place) => (one > chance ? Math.min(1, (measured[place]!.score - chance) / (one - chance)) : 0),
    beyond(stems, places) {
      const found = places.reduce((sum, place) => sum + without(stems, measured[place]!.gains), 0);
      const expected = without(stems, usual) * places.length;
      return expected > 0 ? found / expected : 1;
    },
  };
}

const MOST_LIKED = 10;
const MOST_MEASURED = 5;
/** Tried from 0 to 10 on 40 judged interests: from 2 up, what is near is right most often. */
const LIKE_WEIGHT = 3;
/** Where nothing matches yet: the score of a paper that has most of the words once. */
const UNMATCHED = 27;

/** How near a paper is, and what of that each stem gave. */
interface Measured {
  readonly score: number;
  readonly gains: ReadonlyMap<string, number>;
}

function measuring(
  words: string,
  like: readonly MatchablePaper[],
  library: Library,
): (paper: MatchablePaper) => Measured {
  const groups = [
    { scored: compile({ id: 'words', text: words }, library).scored, weight: 1 },
    { scored: compile({ id: 'likes', like }, library).scored, weight: LIKE_WEIGHT },
  ];
  return (paper) => {
    const gains = new Map<string, number>();
    let score = 0;
    for (const { scored, weight } of groups) {
      let gained = 0;
      let covered = 0;
      for (const { clause, share } of scored) {
        const gain = share * saturation(clause, paper, library.statistics);
        if (gain === 0) continue;
        gained += gain;
        covered += share;
        const stem = onlyStem(clause);
        if (stem !== undefined) gains.set(stem, (gains.get(stem) ?? 0) + weight * gain);
      }
      score += (weight * hundredths(gained, covered)) / 100;
    }
    return { score, gains };
  };
}

/** The stem that a clause asks for; undefined where it asks for several. */
function onlyStem(clause: Scored['clause']): string | undefined {
  const units = clause.kind === 'text' ? clause.wordings[0]!.units : [];
  const sought = units.length === 1 ? units[0]![0]![0] : undefined;
  return sought?.kind === 'stem' ? sought.stem : undefined;
}

function without(stems: readonly string[], gains: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [stem, gain] of gains) if (!stems.includes(stem)) sum += gain;
  return sum;
}

/** The words that a query asks for anywhere, without operators and names. */
export function wordsAsked(query: Query): string[] {
  switch (query.kind) {
    case 'words':
    case 'phrase':
      return query.words.map(({ text }) => text);
    case 'and':
    case 'or':
      return query.parts.flatMap(wordsAsked);
    case 'weight':
      return wordsAsked(query.part);
    default:
      return [];
  }
}
