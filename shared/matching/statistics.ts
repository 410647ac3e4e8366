import { acronymForm } from '../text/capitals.ts';
import { stem } from '../text/stem.ts';
import { tokenise } from '../text/tokens.ts';
import type { MatchablePaper } from './matchable-paper.ts';

/**
 * How common words are in some papers: of a day, a window, a library. Plain data, so that a day's can be kept, and a library's be summed
 * from its days'. Keys are those of `termKey`, `stemKey` and `capitalsKey`.
 */
export interface Statistics {
  readonly papers: number;
  /** Words of all titles and of all abstracts. */
  readonly titleWords: number;
  readonly abstractWords: number;
  /** In how many papers a key occurs. */
  readonly occurring: ReadonlyMap<string, number>;
}

/** Of no papers at all. */
export const NO_STATISTICS: Statistics = { papers: 0, titleWords: 0, abstractWords: 0, occurring: new Map() };

export const termKey = (term: string): string => term;
export const stemKey = (stemmed: string): string => `~${stemmed}`;
/** Of a short acronym as written, plural off. */
export const capitalsKey = (written: string): string => `^${written}`;

/** Counts the words of papers: each key once a paper. Reads one after the other and keeps nothing of them, so that a month of papers may pass by. */
export function statisticsOf(papers: Iterable<MatchablePaper>): Statistics {
  const occurring = new Map<string, number>();
  const keys = new Set<string>();
  let count = 0;
  let titleWords = 0;
  let abstractWords = 0;
  for (const { title, abstract } of papers) {
    count += 1;
    titleWords += read(title, keys);
    abstractWords += read(abstract, keys);
    for (const key of keys) occurring.set(key, (occurring.get(key) ?? 0) + 1);
    keys.clear();
  }
  return { papers: count, titleWords, abstractWords, occurring };
}

/** Adds the keys of a text. @returns how many words it has, parts of compounds counted one by one */
function read(text: string, keys: Set<string>): number {
  let words = 0;
  for (const { from, to, term, folded, written } of tokenise(text)) {
    if (from === to) words += 1;
    keys.add(termKey(term));
    keys.add(stemKey(stem(folded)));
    const acronym = acronymForm(written);
    if (acronym !== undefined) keys.add(capitalsKey(acronym));
  }
  return words;
}

/** The statistics of all these papers together. */
export function summed(statistics: readonly Statistics[]): Statistics {
  const occurring = new Map<string, number>();
  for (const one of statistics)
    for (const [key, count] of one.occurring) occurring.set(key, (occurring.get(key) ?? 0) + count);
  const total = (of: (one: Statistics) => number) => statistics.reduce((sum, one) => sum + of(one), 0);
  return {
    papers: total((one) => one.papers),
    titleWords: total((one) => one.titleWords),
    abstractWords: total((one) => one.abstractWords),
    occurring,
  };
}
