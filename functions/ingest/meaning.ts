import type { Meaning } from '../../shared/dumps/receipt.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Readership } from './readership.ts';

/** What new papers mean to the readers: how many get something, how many papers they get in all, and how many papers nobody asked for. */
export function meaningOf(papers: readonly Paper[], { readers, all, whoWants }: Readership): Meaning {
  const wanting = whoWants(papers);
  return {
    readers,
    readersReached: new Set(wanting.flatMap((some) => [...some])).size,
    papersForNobody: wanting.filter(({ size }) => size === 0).length,
    mailings: wanting.reduce((sum, { size }) => sum + size, 0),
    ...(!all && { sampled: true }),
  };
}
