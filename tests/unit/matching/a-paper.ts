import type { MatchablePaper } from '../../../shared/matching/matchable-paper.ts';

/** A paper of which only what matters is said. */
export function aPaper(known: Partial<MatchablePaper> = {}): MatchablePaper {
  return {
    id: 'p1',
    keys: [],
    title: 'A title',
    abstract: '',
    authors: [],
    categories: [],
    sources: [],
    withdrawn: false,
    ...known,
  };
}
