import { IntList } from '../reading/int-list.ts';
import { PairTable } from '../reading/pair-table.ts';

/**
 * Sequences of words that share their beginnings. Words that occur in any are its letters, numbered from 1 on, so that what is known of them
 * is small and close together. A node is a sequence so far; node 0 is none.
 */
export class PhraseTrie {
  private readonly letters = new Map<number, number>();
  private readonly edges = new PairTable();
  /** By letter the node that it leads to from the beginning, 0 for none. */
  private readonly first = new IntList();
  private readonly patterns = new IntList();
  private readonly leadsOn = new IntList();
  private readonly branches = new IntList();

  constructor() {
    this.addNode();
    this.first.push(0);
  }

  /** The node of a sequence of at least two words. */
  nodeOf(words: readonly number[]): number {
    let node = this.firstNode(this.letter(words[0]!));
    for (let index = 1; index < words.length; index++) {
      const letter = this.letter(words[index]!);
      let next = this.edges.get(node, letter);
      if (next === 0) {
        next = this.addNode();
        this.edges.set(node, letter, next);
        this.leadsOn.array[node] = 1;
        this.branches.array[node]! |= 1 << (letter & 31);
      }
      node = next;
    }
    return node;
  }

  /** The pattern that ends at a node, -1 for none. */
  patternAt(node: number): number {
    return this.patterns.array[node]!;
  }

  endAt(node: number, pattern: number): void {
    this.patterns.array[node] = pattern;
  }

  /** The letter that a word is, 0 when it is none. */
  letterOf(word: number): number {
    return this.letters.get(word) ?? 0;
  }

  /** What a walk over a text needs. */
  frozen(): Phrases {
    return {
      first: this.first.trimmed(),
      edges: this.edges,
      patterns: this.patterns.trimmed(),
      leadsOn: Uint8Array.from(this.leadsOn.trimmed()),
      branches: this.branches.trimmed(),
    };
  }

  private letter(word: number): number {
    const known = this.letters.get(word);
    if (known !== undefined) return known;
    const made = this.first.push(0);
    this.letters.set(word, made);
    return made;
  }

  private firstNode(letter: number): number {
    const known = this.first.array[letter]!;
    if (known !== 0) return known;
    const made = this.addNode();
    this.first.array[letter] = made;
    return made;
  }

  private addNode(): number {
    this.leadsOn.push(0);
    this.branches.push(0);
    return this.patterns.push(-1);
  }
}

/** A trie as it is walked: from node by letter to node, the pattern that ends there, and whether anything goes on from there. */
export interface Phrases {
  /** By letter the node of the sequences that it begins, 0 for none. */
  readonly first: Int32Array;
  readonly edges: PairTable;
  readonly patterns: Int32Array;
  readonly leadsOn: Uint8Array;
  /** By node: the letters that lead on from it, each as one of 32 bits that it shares with others. */
  readonly branches: Int32Array;
}
