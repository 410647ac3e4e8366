import type { Paper } from '../papers/paper.ts';

/** What of a paper decides whether it is told, and in which order. */
export type RankedPaper = Pick<Paper, 'id' | 'formerIds' | 'firstArrivedAt' | 'arrival' | 'votes'>;
