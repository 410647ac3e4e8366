import type { ArrivalKind } from '../papers/paper.ts';
import { heard, wantsUpvoted } from '../readers/heard.ts';
import type { Listed } from './listed.ts';
import { tidings } from './news.ts';
import type { RankedPaper } from './ranked-paper.ts';
import type { Round } from './round.ts';

/** How many papers that people voted for an edition tells of, beside matches and when the reader wants nothing else. */
const TOLD = { none: 0, beside: 3, only: 10 };

/** A paper that people voted for, and as what it is told. */
export interface Upvoted {
  readonly paper: RankedPaper;
  readonly kind: ArrivalKind;
}

/** The papers that people voted for, most votes first: what rounds choose from. */
export function byVotes(papers: readonly RankedPaper[]): RankedPaper[] {
  return papers
    .filter(({ votes = 0 }) => votes > 0)
    .sort((one, other) => other.votes! - one.votes! || (one.id < other.id ? -1 : 1));
}

/**
 * The most upvoted papers since the reader's last edition, for a reader who wants them. What was listed before is not told again, for whatever reason it was (E2): who saw
 * a paper among the most upvoted does not get it as a match, nor the other way round. Who hears of no interest hears here of what was withdrawn since they were told of it.
 * @param sorted most votes first
 * @param told ids of the papers that this edition tells of as matches
 */
export function mostUpvoted(
  { reader, window }: Round,
  sorted: readonly RankedPaper[],
  listed: Listed,
  told: ReadonlySet<string>,
): Upvoted[] {
  const most = TOLD[wantsUpvoted(reader)];
  const found: Upvoted[] = [];
  const audience = { window, from: window.upvotedFrom, listed, preferences: {} };
  for (const paper of sorted) {
    if (found.length === most) break;
    if (listed.has(paper) || [paper.id, ...paper.formerIds].some((id) => told.has(id))) continue;
    const kind = tidings(paper, audience);
    if (kind) found.push({ paper, kind });
  }
  if (heard(reader).length > 0) return found;
  const known = { ...audience, preferences: reader.preferences ?? {} };
  const gone = sorted.filter((paper) => listed.has(paper) && tidings(paper, known) === 'withdrawn');
  return [...gone.map((paper) => ({ paper, kind: 'withdrawn' as const })), ...found];
}
