import type { Standing } from './identity.ts';
import type { Paper, PaperId, PaperKey } from './paper.ts';

/** Whose a key is. */
export interface Alias {
  readonly key: PaperKey;
  readonly paperId: PaperId;
  /** What claimed it, for as long as the paper itself is not written. */
  readonly claimant: Standing;
}

/** What stands under a paper's id: the paper, or the paper that it turned out to be. */
export type Entry =
  | { readonly kind: 'paper'; readonly paper: Paper; readonly writes: number }
  | { readonly kind: 'moved'; readonly to: PaperId; readonly writes: number };

/** The store refuses a paper, and would refuse it again: too large, or not of its form. */
export class Unstorable extends Error {
  override readonly name = 'Unstorable';
}

/**
 * All papers, as ingest works on them: single rows, conditional writes, nothing that spans two rows. `writes` counts the writes of a row and names the state that a
 * writer has read; 0 is no row. Reads are strongly consistent.
 */
export interface Library {
  aliases(keys: readonly PaperKey[]): Promise<ReadonlyMap<PaperKey, Alias>>;
  entries(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Entry>>;
  /** Takes a key unless somebody has it, and answers whose it is now. */
  claim(alias: Alias): Promise<Alias>;
  /**
   * Writes the paper if its row is still as it was read. False when it is not, or when nobody knows whether it was written: read again. Sent once and never
   * repeated, so that an arrival is not written long after its stamp.
   * @throws Unstorable
   */
  put(paper: Paper, writes: number): Promise<boolean>;
  /** Makes an id lead to another paper, on the same terms. */
  move(id: PaperId, to: PaperId, writes: number): Promise<boolean>;
}

/** Taking papers back (shared/dumps/retract.ts). Both are safe to repeat. */
export interface RetractableLibrary extends Pick<Library, 'entries' | 'put' | 'claim'> {
  /** Removes a row if it is still as it was read, or gone. */
  remove(id: PaperId, writes: number): Promise<boolean>;
  /** Frees a key if it is the paper's. */
  release(key: PaperKey, id: PaperId): Promise<void>;
}
