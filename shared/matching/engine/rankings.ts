import { type Rows, rowsOf } from './rows.ts';

/** By ranking, that is by what matches and scores alike: the node that it asks for, its clauses, and the share of each in the same places. */
export interface Rankings {
  readonly count: number;
  readonly clauses: Rows;
  readonly shares: Float64Array;
  /** By ranking 1 where every paper that a clause is about matches. */
  readonly isUnion: Uint8Array;
  /** By node the rankings that ask for it; by ranking the interests. */
  readonly byNode: Rows;
  readonly interests: Rows;
}

interface Ranking {
  readonly node: number;
  readonly clauses: readonly number[];
  readonly shares: readonly number[];
  readonly isUnion: boolean;
}

/** Interests by what they come to: those that ask for the same and count the same clauses alike are one ranking. */
export class RankingTable {
  private readonly rankings: Ranking[] = [];
  private readonly byNode = new Map<number, number[]>();
  private readonly members: number[] = [];
  private readonly memberRankings: number[] = [];

  /** The number of a ranking. */
  of(ranking: Ranking): number {
    const { node } = ranking;
    const same = this.byNode.get(node);
    const known = same?.find((one) => isSame(this.rankings[one]!, ranking));
    if (known !== undefined) return known;
    const made = this.rankings.push(ranking) - 1;
    if (same) same.push(made);
    else this.byNode.set(node, [made]);
    return made;
  }

  join(ranking: number, interest: number): void {
    this.memberRankings.push(ranking);
    this.members.push(interest);
  }

  /** Rankings in the order of their nodes. @param places by node its number as the circuit runs @param nodes how many there are */
  frozen(places: Int32Array, nodes: number): Rankings {
    const asked = this.rankings.map(({ node }) => places[node]!);
    const order = [...asked.keys()].sort((a, b) => asked[a]! - asked[b]! || a - b);
    const numbers = new Int32Array(order.length);
    for (const [number, ranking] of order.entries()) numbers[ranking] = number;
    const sorted = order.map((ranking) => this.rankings[ranking]!);
    const rows = sorted.flatMap(({ clauses }, ranking) => clauses.map(() => ranking));
    return {
      count: order.length,
      clauses: rowsOf(order.length, Int32Array.from(rows), Int32Array.from(sorted.flatMap(({ clauses }) => clauses))),
      shares: Float64Array.from(sorted.flatMap(({ shares }) => shares)),
      isUnion: Uint8Array.from(sorted, ({ isUnion }) => (isUnion ? 1 : 0)),
      byNode: rowsOf(
        nodes,
        Int32Array.from(order, (ranking) => asked[ranking]!),
        Int32Array.from(order.keys()),
      ),
      interests: rowsOf(
        order.length,
        Int32Array.from(this.memberRankings, (ranking) => numbers[ranking]!),
        Int32Array.from(this.members),
      ),
    };
  }
}

function isSame(known: Ranking, { clauses, shares }: Ranking): boolean {
  if (known.clauses.length !== clauses.length) return false;
  for (let index = 0; index < clauses.length; index++)
    if (known.clauses[index] !== clauses[index] || known.shares[index] !== shares[index]) return false;
  return true;
}
