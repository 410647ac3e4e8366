import type { Instant } from '../calendar/instant.ts';
import type { Reason } from '../matching/reason.ts';
import type { ArrivalKind, Paper } from '../papers/paper.ts';
import type { FrozenCopy, FrozenPaper } from './edition.ts';

/** A paper as its edition keeps it for good. */
export function freeze(
  paper: Paper,
  arrival: ArrivalKind,
  why: readonly Reason[],
  copies: readonly FrozenCopy[] = [],
): FrozenPaper {
  const { id, title, abstract, authors, authorCount, categories, links, published, listedOn, venue, votes } = paper;
  return {
    id,
    title,
    abstract,
    authors,
    authorCount,
    categories,
    links,
    ...(published && { published }),
    ...(listedOn && { listedOn }),
    ...(venue && { venue }),
    ...(votes !== undefined && { votes }),
    source: sourceOf(paper),
    arrival,
    arrivedAt: arrivedAt(paper),
    why,
    ...(copies.length > 0 && { copies }),
  };
}

/** A paper that is told with another which it nearly repeats. */
export function copyOf(paper: Paper): FrozenCopy {
  const { id, title, venue, links } = paper;
  return { id, title, source: sourceOf(paper), ...(venue && { venue }), links, arrivedAt: arrivedAt(paper) };
}

function sourceOf({ sources }: Paper): string {
  return sources[0] ?? '';
}

function arrivedAt({ arrival, firstArrivedAt }: Paper): Instant {
  return arrival?.at ?? firstArrivedAt;
}
