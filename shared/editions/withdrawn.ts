import type { ArrivalKind, PaperId } from '../papers/paper.ts';
import type { FrozenPaper } from './edition.ts';
import { listedIn } from './listed.ts';

/**
 * What was withdrawn before it was mailed is not told at all; what may have reached the reader is told as withdrawn.
 * @param old what is carried, section by section
 * @param told what comes beside it
 */
export function withoutWithdrawn<
  Section extends { readonly papers: readonly FrozenPaper[] },
  Told extends { readonly kind: ArrivalKind; readonly paper: { readonly id: PaperId } },
>(old: readonly Section[], told: readonly Told[]): { old: readonly Section[]; told: readonly Told[] } {
  const gone = new Set(told.filter(({ kind }) => kind === 'withdrawn').map(({ paper }) => paper.id));
  const trending = old.flatMap(({ papers }) => papers.filter(({ carried }) => carried === 'not mailed'));
  const unmailed = new Set(listedIn({ sections: [], trending }).map(({ id }) => id));
  return {
    old: old.map((section) => ({ ...section, papers: section.papers.flatMap((paper) => remaining(paper, gone)) })),
    told: told.filter(({ kind, paper }) => kind !== 'withdrawn' || !unmailed.has(paper.id)),
  };
}

/** A card without what was withdrawn: where that is the paper itself, the first of its copies stands for it, so that they are not lost with it (E3). */
function remaining(paper: FrozenPaper, gone: ReadonlySet<PaperId>): FrozenPaper[] {
  const { copies = [], ...card } = paper;
  const left = copies.filter(({ id }) => !gone.has(id));
  if (!gone.has(paper.id)) return [left.length > 0 ? { ...card, copies: left } : card];
  const [first, ...others] = left;
  if (!first) return [];
  const { venue: _, ...known } = card;
  const why = first.title === paper.title ? card.why : card.why.map((reason) => ({ ...reason, title: [] }));
  return [{ ...known, ...first, why, ...(others.length > 0 && { copies: others }) }];
}
