/** What another engine makes of the same papers and queries. */
export interface Peer {
  readonly usPerPaper: number;
  /** By query the places of its papers; undefined for a query that it cannot be asked. */
  readonly found: readonly (readonly number[] | undefined)[];
}

/**
 * A peer beside us: what it takes, and in how many pairs of query and paper it says something else.
 * @param ours by paper, the places of the queries that it answers
 * @param us what we take for a paper
 */
export function beside(peer: Peer, ours: readonly (readonly number[])[], us: number): Record<string, number> {
  const byQuery = peer.found.map((): Set<number> => new Set());
  for (const [paper, list] of ours.entries()) for (const query of list) byQuery[query]!.add(paper);
  let pairs = 0;
  let different = 0;
  for (const [query, list] of peer.found.entries()) {
    if (!list) continue;
    const both = list.filter((paper) => byQuery[query]!.has(paper)).length;
    pairs += list.length;
    different += list.length - both + byQuery[query]!.size - both;
  }
  return {
    us_per_paper: Number(peer.usPerPaper.toFixed(2)),
    times_ours: Number((peer.usPerPaper / us).toFixed(1)),
    queries: peer.found.filter((list) => list).length,
    matches: pairs,
    different,
  };
}
