import type { Instant } from '../calendar/instant.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { EditionBody, FrozenCopy, FrozenPaper } from './edition.ts';

/** How many entries an edition remembers of those before it: more than a year of full daily editions, under 200 KB. */
const REMEMBERED = 6000;

/** What a reader's editions have listed. */
export interface Listed {
  /** Whether the paper was listed, as this paper or as one that turned out to be it (E2). */
  has(paper: Pick<Paper, 'id' | 'formerIds'>): boolean;
  /** Whether it was listed as it is since `at`: with that revision, or that withdrawal. */
  hasSince(paper: Pick<Paper, 'id' | 'formerIds'>, at: Instant): boolean;
  /** What the next edition must remember, newest first: of each paper its id, and the arrival that it was listed with. */
  entries(): string[];
}

/** Every paper of an edition, in its order. */
export function papersOf({ sections, trending = [] }: Pick<EditionBody, 'sections' | 'trending'>): FrozenPaper[] {
  return [...sections.flatMap(({ papers }) => papers), ...trending];
}

/** Every paper that an edition lists, and with each the copies that are told with it. */
export function listedIn(body: Pick<EditionBody, 'sections' | 'trending'>): (FrozenPaper | FrozenCopy)[] {
  return papersOf(body).flatMap((paper) => [paper, ...(paper.copies ?? [])]);
}

/** Everything that was listed up to and with the reader's latest edition, which all stays, whatever the cap. */
export function listedUpTo(latest: EditionBody | undefined): Listed {
  const entries = new Map<PaperId, string>();
  for (const paper of latest ? listedIn(latest) : []) entries.set(paper.id, writeEntry(paper));
  const most = Math.max(REMEMBERED, entries.size);
  for (const entry of latest?.listedBefore ?? []) {
    if (entries.size === most) break;
    const id = entry.slice(0, entry.lastIndexOf('@'));
    if (!entries.has(id)) entries.set(id, entry);
  }
  const any = ({ id, formerIds }: Pick<Paper, 'id' | 'formerIds'>, fits: (id: PaperId) => boolean) =>
    fits(id) || formerIds.some(fits);
  return {
    has: (paper) => any(paper, (id) => entries.has(id)),
    hasSince: (paper, at) => any(paper, (id) => arrivalOf(entries.get(id)) >= Date.parse(at)),
    entries: () => [...entries.values()],
  };
}

function writeEntry({ id, arrivedAt }: FrozenPaper | FrozenCopy): string {
  return `${id}@${Date.parse(arrivedAt).toString(36)}`;
}

function arrivalOf(entry: string | undefined): number {
  return entry === undefined ? -1 : Number.parseInt(entry.slice(entry.lastIndexOf('@') + 1), 36);
}
