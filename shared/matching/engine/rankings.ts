import { IntList } from '../reading/int-list.ts';
import { type Rows, rowsOf } from './rows.ts';
import { TupleTable } from './tuple-table.ts';

/** How the papers of a ranking are scored. */
export const EACH = 0;
/** It asks for one clause and nothing else counts: its scores are the clause's. */
export const ALONE = 1;
/** Every paper that a clause of it is about matches. */
export const UNION = 2;

/** By ranking, that is by what matches and scores alike. */
export interface Rankings {
  readonly count: number;
  /** By ranking its clauses, and the share of each in the same places. */
  readonly clauses: Rows;
  readonly shares: Float64Array;
  /** EACH, ALONE or UNION. */
  readonly kinds: Uint8Array;
  readonly interests: Rows;
}

export interface Ranking {
  /** The node that it asks for. */
  readonly node: number;
  readonly clauses: readonly number[];
  readonly shares: readonly number[];
}

/** Interests by what they come to: those that ask for the same and count the same clauses alike are one ranking. */
export class RankingTable {
  private readonly known = new TupleTable();
  private readonly rankings: Ranking[] = [];
  private readonly kinds: number[] = [];
  private readonly members = new IntList(1 << 8);
  private readonly memberRankings = new IntList(1 << 8);

  /** The number of a ranking; `kindOf` tells how it is scored where it is new. */
  of(ranking: Ranking, kindOf: (ranking: Ranking) => number): number {
    const { node, clauses, shares } = ranking;
    const tuple = [node];
    for (let at = 0; at < clauses.length; at++) {
      FLOAT[0] = shares[at]!;
      tuple.push(clauses[at]!, BITS[0]!, BITS[1]!);
    }
    const number = this.known.of(tuple);
    if (number < this.rankings.length) return number;
    this.rankings.push(ranking);
    this.kinds.push(kindOf(ranking));
    return number;
  }

  join(ranking: number, interest: number): void {
    this.memberRankings.push(ranking);
    this.members.push(interest);
  }

  /** By ranking the node that it asks for. */
  get asked(): Int32Array {
    const asked = new Int32Array(this.rankings.length);
    for (let ranking = 0; ranking < asked.length; ranking++) asked[ranking] = this.rankings[ranking]!.node;
    return asked;
  }

  /** Rankings in an order of their numbers. */
  frozen(order: Int32Array): Rankings {
    const count = order.length;
    const numbers = new Int32Array(count);
    const kinds = new Uint8Array(count);
    const rows = new IntList();
    const clauses = new IntList();
    const shares: number[] = [];
    for (let number = 0; number < count; number++) {
      const before = order[number]!;
      const ranking = this.rankings[before]!;
      numbers[before] = number;
      kinds[number] = this.kinds[before]!;
      for (let at = 0; at < ranking.clauses.length; at++) {
        rows.push(number);
        clauses.push(ranking.clauses[at]!);
        shares.push(ranking.shares[at]!);
      }
    }
    const members = this.memberRankings.trimmed();
    for (let at = 0; at < members.length; at++) members[at] = numbers[members[at]!]!;
    return {
      count,
      clauses: rowsOf(count, rows.trimmed(), clauses.trimmed()),
      shares: Float64Array.from(shares),
      kinds,
      interests: rowsOf(count, members, this.members.trimmed()),
    };
  }
}

/** A share as two whole numbers. */
const FLOAT = new Float64Array(1);
const BITS = new Int32Array(FLOAT.buffer);
