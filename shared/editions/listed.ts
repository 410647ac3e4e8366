import type { Instant, Paper, PaperId } from '../papers/paper.ts';
import type { EditionBody, FrozenCopy, FrozenPaper } from './edition.ts';

/** How many entries an edition remembers of those before it: more than a year of full daily editions, under 200 KB. */
const REMEMBERED = 6000;

/** What a reader's editions have listed. */
export interface Listed {
  /** Whether the paper was listed, as this paper or as one that turned out to be it (E2). */
  has(paper: Pick<Paper, 'id' | 'formerIds'>): boolean;
  /** Whether it was listed as it is since `at`: with that revision, or that withdrawal. */
  hasSince(paper: Pick<Paper, 'id' | 'formerIds'>, at: Instant): boolean;
}

/** Every paper of an edition, in its order. */
export function papersOf({ sections, trending = [] }: Pick<EditionBody, 'sections' | 'trending'>): FrozenPaper[] {
  return [...sections.flatMap(({ papers }) => papers), ...trending];
}

/** Every paper that an edition lists, and with each the copies that are told with it. */
export function listedIn(body: Pick<EditionBody, 'sections' | 'trending'>): (FrozenPaper | FrozenCopy)[] {
  return papersOf(body).flatMap((paper) => [paper, ...(paper.copies ?? [])]);
}

/** Everything that was listed up to and with the reader's latest edition. */
export function listedUpTo(latest: EditionBody | undefined): Listed {
  const arrivals = new Map((latest ? listedAfter(latest) : []).map(readEntry));
  const ids = ({ id, formerIds }: Pick<Paper, 'id' | 'formerIds'>) => [id, ...formerIds];
  return {
    has: (paper) => ids(paper).some((id) => arrivals.has(id)),
    hasSince: (paper, at) => ids(paper).some((id) => (arrivals.get(id) ?? -1) >= Date.parse(at)),
  };
}

/** What the edition after `latest` must remember, newest first: the paper, and the arrival that it was listed with. All that `latest` lists itself stays, whatever the cap. */
export function listedAfter(latest: EditionBody): string[] {
  const own = listedIn(latest);
  const known = new Set(own.map(({ id }) => id));
  const before = latest.listedBefore.filter((entry) => !known.has(readEntry(entry)[0]));
  return [...own.map(writeEntry), ...before].slice(0, Math.max(REMEMBERED, own.length));
}

function writeEntry({ id, arrivedAt }: FrozenPaper | FrozenCopy): string {
  return `${id}@${Date.parse(arrivedAt).toString(36)}`;
}

function readEntry(entry: string): [id: PaperId, arrivedAt: number] {
  const at = entry.lastIndexOf('@');
  return [entry.slice(0, at), Number.parseInt(entry.slice(at + 1), 36)];
}
