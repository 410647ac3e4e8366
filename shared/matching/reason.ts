/** Why a paper is there: the clause of the interest that hit, and where. */
export interface Reason {
  readonly interestId: string;
  /** The clause in canonical form. */
  readonly clause: string;
  readonly field: string;
  /** The words as they stand in the paper. */
  readonly words: readonly string[];
  /** Ranges of the cleaned title and abstract, [start, end) in UTF-16 units, sorted and disjoint. */
  readonly title: readonly Range[];
  readonly abstract: readonly Range[];
}

export type Range = readonly [start: number, end: number];
