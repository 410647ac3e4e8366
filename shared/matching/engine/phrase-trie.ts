import { IntList } from './int-list.ts';
import { PairTable } from './pair-table.ts';

/** Sequences of words that share their beginnings. A node is a sequence so far; node 0 is none. */
export class PhraseTrie {
  private readonly edges = new PairTable();
  private readonly first = new IntList();
  private readonly patterns = new IntList();
  private readonly inner = new Set<number>();
  private readonly leadsOn = new IntList();

  constructor() {
    this.addNode();
  }

  /** The node of a sequence of at least two words. */
  nodeOf(words: readonly number[]): number {
    let node = this.firstNode(words[0]!);
    for (const word of words.slice(1)) {
      let next = this.edges.get(node, word);
      if (next === 0) {
        next = this.addNode();
        this.edges.set(node, word, next);
        this.leadsOn.array[node] = 1;
      }
      this.inner.add(word);
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

  /** The node of the sequences that a word begins, 0 for none. */
  startOf(word: number): number {
    return this.first.array[word] ?? 0;
  }

  /** Whether a word stands inside or at the end of a sequence. */
  isInner(word: number): boolean {
    return this.inner.has(word);
  }

  /** What a walk over a text needs. */
  frozen(): Phrases {
    return { edges: this.edges, patterns: this.patterns.trimmed(), leadsOn: Uint8Array.from(this.leadsOn.trimmed()) };
  }

  private firstNode(word: number): number {
    while (this.first.length <= word) this.first.push(0);
    const known = this.first.array[word]!;
    if (known !== 0) return known;
    const made = this.addNode();
    this.first.array[word] = made;
    return made;
  }

  private addNode(): number {
    this.leadsOn.push(0);
    return this.patterns.push(-1);
  }
}

/** A trie as it is walked: from node by word to node, the pattern that ends there, and whether anything goes on from there. */
export interface Phrases {
  readonly edges: PairTable;
  readonly patterns: Int32Array;
  readonly leadsOn: Uint8Array;
}
