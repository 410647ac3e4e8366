import { acronymForm } from '../text/capitals.ts';
import { stem } from '../text/stem.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { wordsOfPaper } from './paper-words.ts';

/**
 * How common words are in some papers: of a day, a window, a library. Plain data, so that a day's can be kept, and a library's be summed
 * from its days'. Keys are those of `termKey`, `stemKey` and `capitalsKey`.
 */
export interface Statistics {
  readonly papers: number;
  /** In how many papers a key occurs. */
  readonly occurring: ReadonlyMap<string, number>;
}

export const termKey = (term: string): string => term;
export const stemKey = (stemmed: string): string => `~${stemmed}`;
/** Of a short acronym as written, plural off. */
export const capitalsKey = (written: string): string => `^${written}`;

/** Counts the words of papers: each key once a paper. */
export function statisticsOf(papers: readonly MatchablePaper[]): Statistics {
  const occurring = new Map<string, number>();
  for (const paper of papers) for (const key of keysOf(paper)) occurring.set(key, (occurring.get(key) ?? 0) + 1);
  return { papers: papers.length, occurring };
}

/** The statistics of all these papers together. */
export function summed(statistics: readonly Statistics[]): Statistics {
  const occurring = new Map<string, number>();
  let papers = 0;
  for (const one of statistics) {
    papers += one.papers;
    for (const [key, count] of one.occurring) occurring.set(key, (occurring.get(key) ?? 0) + count);
  }
  return { papers, occurring };
}

function keysOf(paper: MatchablePaper): Set<string> {
  const keys = new Set<string>();
  const { title, abstract } = wordsOfPaper(paper);
  for (const field of [title, abstract]) {
    for (const { term, folded, written } of field.tokens) {
      keys.add(termKey(term));
      keys.add(stemKey(stem(folded)));
      const acronym = acronymForm(written);
      if (acronym !== undefined) keys.add(capitalsKey(acronym));
    }
  }
  return keys;
}
