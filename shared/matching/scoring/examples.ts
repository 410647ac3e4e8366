import { FUNCTION_WORDS } from '../../text/words/function-words.ts';
import { stem } from '../../text/words/stem.ts';
import { tokenise } from '../../text/words/tokens.ts';
import type { Statistics } from '../library/statistics.ts';
import type { Example } from '../wanted.ts';
import { rarity } from './rarity.ts';

/** A word that speaks for a paper, and how much. `stem` is what is looked for, `word` one of its spellings. */
export interface Keyword {
  readonly stem: string;
  readonly word: string;
  readonly weight: number;
}

/** The words that papers steer by: what speaks for a paper, and what against it. The weights of `towards` add up to 1. */
export interface Steering {
  readonly towards: readonly Keyword[];
  readonly away: readonly Keyword[];
  /** Which share of the liked papers has all these stems; 0 where none is liked. */
  readonly having: (stems: readonly string[]) => number;
}

/**
 * What liked papers have, and what disliked ones have of their own: Rocchio's vectors over tf-idf, their strongest words. A disliked paper
 * mostly has the words of the interest, or nobody would have met it: those speak against nothing, nor do those of liked papers. (With
 * them, as Rocchio has it, one disliked paper costs up to an eighth of nDCG@10 in the collections of tests/bench/quality.ts.)
 * @param isAsked whether a word is one that the interest asks for
 */
export function steeringOf(
  like: readonly Example[],
  dislike: readonly Example[],
  isAsked: (keyword: Keyword) => boolean,
  statistics: Statistics,
): Steering {
  const liked = centreOf(like, statistics);
  return {
    towards: strongest(liked),
    away: strongest(centreOf(dislike, statistics)).filter((one) => !liked.has(one.stem) && !isAsked(one)),
    having: (stems) => Math.min(...stems.map((one) => (liked.get(one)?.papers ?? 0) / Math.max(1, like.length))),
  };
}

/** The strongest words, as shares of them all. */
function strongest(centre: ReadonlyMap<string, { readonly word: string; readonly weight: number }>): Keyword[] {
  const words = [...centre]
    .map(([key, { word, weight }]) => ({ stem: key, word, weight }))
    .sort(byWeight)
    .slice(0, MOST_WORDS);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? [] : words.map((keyword) => ({ ...keyword, weight: keyword.weight / total }));
}

/** Up to 150 are no better; 20 are worse by a fiftieth. */
const MOST_WORDS = 40;
/** A word of the title counts like so many of the abstract. */
const TITLE_WEIGHT = 2;

/** What papers have on average; what several of them have counts more than what one has much of. */
function centreOf(
  examples: readonly Example[],
  statistics: Statistics,
): Map<string, { word: string; weight: number; papers: number }> {
  const centre = new Map<string, { word: string; weight: number; papers: number }>();
  for (const example of examples) {
    for (const [key, { word, weight }] of vectorOf(example, statistics)) {
      const known = centre.get(key);
      centre.set(key, {
        word: known?.word ?? word,
        weight: (known?.weight ?? 0) + weight / examples.length,
        papers: (known?.papers ?? 0) + 1,
      });
    }
  }
  for (const entry of centre.values()) entry.weight *= Math.sqrt(entry.papers / examples.length);
  return centre;
}

/** tf-idf of a paper's stems, of length 1. Rare ones count more than as usual: what several papers share by chance is common. */
function vectorOf({ title, abstract }: Example, statistics: Statistics): Map<string, { word: string; weight: number }> {
  const counts = new Map<string, { word: string; weight: number }>();
  for (const [text, weight] of [
    [title, TITLE_WEIGHT],
    [abstract, 1],
  ] as const) {
    for (const { folded } of tokenise(text)) {
      if (FUNCTION_WORDS.has(folded) || folded.length < 2) continue;
      const key = stem(folded);
      const known = counts.get(key);
      counts.set(key, { word: known?.word ?? folded, weight: (known?.weight ?? 0) + weight });
    }
  }
  let squares = 0;
  for (const [key, entry] of counts) {
    const rare = rarity(statistics.stems.get(key) ?? 0, statistics.papers);
    entry.weight = (1 + Math.log2(entry.weight)) * rare * Math.sqrt(rare);
    squares += entry.weight * entry.weight;
  }
  const length = Math.sqrt(squares);
  for (const entry of counts.values()) entry.weight /= length;
  return counts;
}

function byWeight(a: Keyword, b: Keyword): number {
  return b.weight - a.weight || (a.stem < b.stem ? -1 : 1);
}
