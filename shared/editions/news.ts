import type { Paper } from '../papers/paper.ts';
import { earlier } from './instant.ts';
import type { Listed } from './listed.ts';
import type { Window } from './window.ts';

/**
 * Whether a paper is news for a reader's edition: it arrived in the window, as new or with its abstract at last, and no edition of theirs listed it (E2).
 *
 * A revision re-stamps a paper's one entry in the index of arrivals. When that happens between the end of a window and the moment its edition is composed, the entry
 * has left the one window before the reader's edition was composed, and arrives in the next as a revision. So a revision of a paper that was news in this window or in
 * the one before, and is not listed, is news.
 * @param from Where looking begins: the window's own beginning, or the welcome's for a new interest.
 */
export function isNews(paper: Paper, window: Window, from: Window['from'], listed: Listed): boolean {
  const { arrival } = paper;
  if (!arrival || arrival.kind === 'withdrawn' || listed.paper(paper)) return false;
  const revised = arrival.kind === 'revised';
  const newsAt = revised ? (arrival.newsAt ?? paper.firstArrivedAt) : arrival.at;
  return newsAt > (revised ? earlier(from, window.previousFrom) : from) && newsAt <= window.to;
}
