import { earlier, type Instant } from '../calendar/instant.ts';
import type { ArrivalKind } from '../papers/paper.ts';
import type { Preferences } from '../readers/reader.ts';
import type { Listed } from './listed.ts';
import type { RankedPaper } from './ranked-paper.ts';
import type { Window } from './window.ts';

/** What decides, beside the paper, whether a reader is told of it. */
export interface Audience {
  readonly window: Window;
  /** Where looking for news begins: the window's own beginning, or the welcome's for a new interest. */
  readonly from: Window['from'];
  readonly listed: Listed;
  readonly preferences: Preferences;
}

/** As what a paper is told in a reader's edition; undefined where it is not. */
export function tidings(paper: RankedPaper, audience: Audience): ArrivalKind | undefined {
  if (!audience.listed.has(paper)) return isNews(paper, audience) ? newsKind(paper) : revisionForAll(paper, audience);
  return isChangeOfListed(paper, audience) ? paper.arrival?.kind : undefined;
}

/**
 * Whether a paper that no edition of theirs listed is news: it arrived in the window, as new or with its abstract at last (E2, E3).
 *
 * A revision re-stamps a paper's one entry in the index of arrivals. When that happens between the end of a window and the moment its edition is composed, the entry
 * has left the one window before the reader's edition was composed, and arrives in the next as a revision. So a revision of a paper that was news in this window or in
 * the one before is news.
 */
function isNews({ arrival, firstArrivedAt }: RankedPaper, { window, from }: Audience): boolean {
  if (!arrival || arrival.kind === 'withdrawn') return false;
  const revised = arrival.kind === 'revised';
  const newsAt = revised ? (arrival.newsAt ?? firstArrivedAt) : arrival.at;
  return newsAt > (revised ? earlier(from, window.previousFrom) : from) && newsAt <= window.to;
}

/** A revision of a paper that this reader never got is new to them. */
function newsKind({ arrival }: RankedPaper): ArrivalKind {
  return arrival?.kind === 'enriched' ? 'enriched' : 'new';
}

function revisionForAll(paper: RankedPaper, { window, preferences }: Audience): ArrivalKind | undefined {
  return preferences.revisions === 'all' && cameIn(paper.arrival?.rewrittenAt, paper, window) ? 'revised' : undefined;
}

/** Of a paper that was listed, the revision that the reader asks for, and its withdrawal; each once. */
function isChangeOfListed(paper: RankedPaper, { window, listed, preferences }: Audience): boolean {
  const changedAt = changeAskedFor(paper, preferences);
  return changedAt !== undefined && cameIn(changedAt, paper, window) && !listed.hasSince(paper, changedAt);
}

/** When the change came that the reader wants to be told of. */
function changeAskedFor(
  { arrival }: RankedPaper,
  { revisions = 'never', withdrawals = true }: Preferences,
): Instant | undefined {
  if (arrival?.kind === 'withdrawn') return withdrawals ? arrival.at : undefined;
  if (arrival?.kind !== 'revised' || revisions === 'never') return undefined;
  return revisions === 'all' ? arrival.at : arrival.rewrittenAt;
}

/** Whether a change came in the window. One that a later arrival covers may have slipped past the window before, as in {@link isNews}. */
function cameIn(changedAt: Instant | undefined, { arrival }: RankedPaper, window: Window): boolean {
  if (changedAt === undefined) return false;
  const from = changedAt === arrival?.at ? window.from : earlier(window.from, window.previousFrom);
  return changedAt > from && changedAt <= window.to;
}
