import type { Paper, PaperKey } from './paper.ts';

/** Keys that say where a paper is kept. Semantic Scholar and OpenAlex list what others keep, and the words of a paper are kept nowhere. */
const KEPT = /^(?:arxiv|doi|pmid|pmcid|openreview|acl):/;

/** Whether archives that deleted these took back a paper: it stands in no other that is known here. */
export function isTakenBack({ keys }: Pick<Paper, 'keys'>, deleted: ReadonlySet<PaperKey>): boolean {
  const kept = keys.filter((key) => KEPT.test(key));
  return kept.length > 0 && kept.every((key) => deleted.has(key));
}

/** The paper as withdrawn, until a later version of it comes. */
export function takenBack(paper: Paper): Paper {
  return { ...paper, withdrawn: true, withdrawnVersion: Math.max(paper.withdrawnVersion ?? 0, paper.titleVersion) };
}
