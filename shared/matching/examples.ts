import { FUNCTION_WORDS } from '../text/function-words.ts';
import { stem } from '../text/stem.ts';
import { tokenise } from '../text/tokens.ts';
import { rarity } from './rarity.ts';
import type { Statistics } from './statistics.ts';

/** A paper that a reader liked or disliked, in the library or not. */
export interface Example {
  readonly title: string;
  readonly abstract: string;
}

/** A word that speaks for a paper, and how much. `stem` is what is looked for, `word` one of its spellings. */
export interface Keyword {
  readonly stem: string;
  readonly word: string;
  readonly weight: number;
}

/**
 * What liked papers have and disliked ones have not: Rocchio's vector over tf-idf, its strongest words first, weights adding up to 1.
 * Words of disliked papers that no liked one has get weights below 0.
 */
export function keywordsOf(like: readonly Example[], dislike: readonly Example[], statistics: Statistics): Keyword[] {
  if (like.length === 0) return [];
  const vector = new Map<string, { word: string; weight: number }>();
  for (const [examples, share] of [
    [like, 1],
    [dislike, -AWAY],
  ] as const) {
    for (const [key, { word, weight }] of centreOf(examples, statistics)) {
      const known = vector.get(key);
      vector.set(key, { word: known?.word ?? word, weight: (known?.weight ?? 0) + share * weight });
    }
  }
  const sorted = [...vector].map(([key, entry]) => ({ stem: key, ...entry })).sort(byWeight);
  const towards = sorted.filter(({ weight }) => weight > 0).slice(0, MOST_WORDS);
  const away = sorted.filter(({ weight }) => weight < 0).slice(-MOST_WORDS_AWAY);
  const total = towards.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? [] : [...towards, ...away].map((keyword) => ({ ...keyword, weight: keyword.weight / total }));
}

const AWAY = 0.5;
const MOST_WORDS = 40;
const MOST_WORDS_AWAY = 20;
/** A word of the title counts like so many of the abstract. */
const TITLE_WEIGHT = 3;

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
