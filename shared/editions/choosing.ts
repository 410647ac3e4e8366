import type { ArrivalKind } from '../papers/paper.ts';
import { byPrecedence } from '../papers/precedence.ts';
import { heard } from '../readers/heard.ts';
import type { Interest } from '../readers/reader.ts';
import type { Listed } from './listed.ts';
import { tidings } from './news.ts';
import type { RankedPaper } from './ranked-paper.ts';
import type { Round } from './round.ts';
import { isNewInterest } from './window.ts';

/** One of a reader's interests found a paper. */
export interface Match {
  readonly interest: Interest;
  readonly paper: RankedPaper;
  /** 0 to 100. */
  readonly score: number;
}

/** A match that the edition tells of, and as what. */
export interface Told extends Match {
  readonly kind: ArrivalKind;
}

/** A new interest begins with so many of the papers that came before it was asked for. */
const WELCOME_PAPERS = 20;

/** What an edition tells of: each paper once, under the interest that it fits best (earlier interests win ties), best first. */
export function choose(round: Round, matches: readonly Match[], listed: Listed): Told[] {
  const best = new Map<string, Told>();
  for (const interest of heard(round.reader)) {
    const mine = matches.filter((match) => match.interest.id === interest.id);
    for (const told of toldBy(interest, round, mine, listed)) {
      const known = best.get(told.paper.id);
      if (!known || told.score > known.score) best.set(told.paper.id, told);
    }
  }
  for (const { paper } of [...best.values()]) for (const former of paper.formerIds) best.delete(former);
  return [...best.values()].sort(byRank);
}

/**
 * What one interest brings. Looking back is a welcome, not a debt: of what came before the interest was asked for only the best few; what came since is owed. Cut here,
 * for each interest by itself: a paper that one interest only welcomes may be owed by another.
 */
function toldBy(interest: Interest, { reader, window }: Round, matches: readonly Match[], listed: Listed): Told[] {
  const preferences = reader.preferences ?? {};
  const welcomes = isNewInterest(reader, interest);
  const audience = { window, from: welcomes ? window.welcomeFrom : window.from, listed, preferences };
  let left = WELCOME_PAPERS;
  return matches
    .flatMap((match) => {
      const kind = tidings(match.paper, audience);
      const fits = kind === 'withdrawn' || match.score >= (preferences.minimumScore ?? 0);
      return kind && fits ? [{ ...match, kind }] : [];
    })
    .sort(byRank)
    .filter(({ paper }) => !welcomes || (paper.arrival?.at ?? '') > interest.addedAt || left-- > 0);
}

/** Best first; equals by the precedence of their papers. */
function byRank(one: Match, other: Match): number {
  return other.score - one.score || byPrecedence(one.paper, other.paper);
}
