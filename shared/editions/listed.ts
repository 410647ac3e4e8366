import type { ArrivalKind, Instant, Paper, PaperId } from '../papers/paper.ts';
import type { EditionBody } from './edition.ts';

/** How many entries an edition remembers of those before it: more than a year of full daily editions, about 150 KB. */
const REMEMBERED = 6000;

/** What a reader's editions have listed. */
export interface Listed {
  /** Whether the paper was listed, as this paper or as one that turned out to be it (E2). */
  paper(paper: Pick<Paper, 'id' | 'formerIds'>): boolean;
  /** Whether this very revision or withdrawal was. */
  change(id: PaperId, at: Instant): boolean;
}

/** Everything that was listed up to and with the reader's latest edition. */
export function listedUpTo(latest: EditionBody | undefined): Listed {
  const entries = new Set(latest ? listedAfter(latest) : []);
  return {
    paper: ({ id, formerIds }) => entries.has(id) || formerIds.some((former) => entries.has(former)),
    change: (id, at) => entries.has(changeEntry(id, at)),
  };
}

/** What the edition after `latest` must remember, newest first. All that `latest` lists itself stays, whatever the cap. */
export function listedAfter(latest: EditionBody): string[] {
  const own = latest.sections.flatMap((section) =>
    section.papers.flatMap(({ id, arrival, arrivedAt }) =>
      isChange(arrival) ? [id, changeEntry(id, arrivedAt)] : [id],
    ),
  );
  const known = new Set(own);
  const before = latest.listedBefore.filter((entry) => !known.has(entry));
  return [...known, ...before].slice(0, Math.max(REMEMBERED, known.size));
}

function isChange(kind: ArrivalKind): boolean {
  return kind === 'revised' || kind === 'withdrawn';
}

function changeEntry(id: PaperId, at: Instant): string {
  return `${id}@${at}`;
}
