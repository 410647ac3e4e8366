import type { Edition, EditionBody, EditionSection, FrozenPaper } from './edition.ts';
import { isUndecided } from './ledger.ts';

/** An edition of a reader's `openEditions`, with its body where its papers are to be carried. */
export interface Predecessor {
  readonly edition: Edition;
  readonly body?: EditionBody | undefined;
}

/** Whether an edition has ended without anybody knowing that it was mailed, so that the next one carries its papers (E3). */
export function isToCarry(edition: Edition): boolean {
  return !isUndecided(edition) && edition.state !== 'SENT';
}

/** Whether the next edition carries this one: it has ended unmailed, and its body was found. */
export function isCarried({ edition, body }: Predecessor): boolean {
  return isToCarry(edition) && body !== undefined;
}

/**
 * The papers of ended predecessors, in their sections, marked with what is known of the mail that should have brought them (E4). What an edition listed that was refused goes on by its title
 * alone: a text that no mail can hold blocks nobody twice, and nothing is lost.
 */
export function carried(predecessors: readonly Predecessor[]): EditionSection[] {
  return predecessors.flatMap(({ edition, body }) =>
    isToCarry(edition) && body
      ? body.sections.map((section) => ({ ...section, papers: section.papers.map((paper) => carry(edition, paper)) }))
      : [],
  );
}

/** The most upvoted papers of ended predecessors: whoever did not get that mail gets them with the next, marked. */
export function carriedUpvoted(predecessors: readonly Predecessor[]): FrozenPaper[] {
  return predecessors.flatMap(({ edition, body }) =>
    isToCarry(edition) ? (body?.trending ?? []).map((paper) => carry(edition, paper)) : [],
  );
}

/** A paper without what a list of titles does not need. */
export function titleOnly(paper: FrozenPaper): FrozenPaper {
  return { ...paper, abstract: '', authors: paper.authors.slice(0, 3), why: [] };
}

/** An edition as it is mailed again after a send of unknown outcome: what was frozen, with every paper marked (E4). */
export function mailedAgain(body: EditionBody): EditionBody {
  const marked = (paper: FrozenPaper): FrozenPaper => ({ ...paper, carried: 'may have reached you' });
  return {
    ...body,
    sections: body.sections.map((section) => ({ ...section, papers: section.papers.map(marked) })),
    ...(body.trending && { trending: body.trending.map(marked) }),
  };
}

function carry(edition: Edition, paper: FrozenPaper): FrozenPaper {
  const mark = edition.unknownAttempts > 0 ? 'may have reached you' : (paper.carried ?? 'not mailed');
  return { ...(edition.state === 'REFUSED' ? titleOnly(paper) : paper), carried: mark };
}
