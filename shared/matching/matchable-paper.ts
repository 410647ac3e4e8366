import type { Paper } from '../papers/paper.ts';

/** What of a paper a query can ask for, and what breaks ties. */
export type MatchablePaper = Pick<
  Paper,
  'id' | 'keys' | 'title' | 'abstract' | 'authors' | 'categories' | 'sources' | 'withdrawn'
> &
  Partial<Pick<Paper, 'published' | 'listedOn' | 'venue' | 'votes' | 'arrival'>>;
