import type { Document } from './collections.ts';
import { porter } from './porter.ts';

/**
 * Lucene's default ranking over one field, title and text in it: EnglishAnalyzer (words, possessive off, lower case, stop words, Porter)
 * and BM25Similarity with k1 1.2, b 0.75. Lengths are exact; Lucene keeps them in one byte.
 */
export class LuceneBm25 {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly lengths: number[] = [];
  private readonly meanLength: number;
  private readonly documents: readonly Document[];

  constructor(documents: readonly Document[]) {
    this.documents = documents;
    for (const [number, { title, text }] of documents.entries()) {
      const terms = analyse(`${title} ${text}`);
      this.lengths.push(terms.length);
      for (const term of terms) {
        const posting = this.postings.get(term) ?? new Map<number, number>();
        this.postings.set(term, posting.set(number, (posting.get(number) ?? 0) + 1));
      }
    }
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / documents.length;
  }

  /** Ids of the documents with any of the words, best first, ties by place in the collection. */
  rank(text: string, pool?: ReadonlySet<string>): string[] {
    const scores = new Map<number, number>();
    for (const term of analyse(text)) {
      const posting = this.postings.get(term);
      if (!posting) continue;
      const idf = Math.log(1 + (this.documents.length - posting.size + 0.5) / (posting.size + 0.5));
      for (const [number, frequency] of posting) {
        const norm = K1 * (1 - B + (B * this.lengths[number]!) / this.meanLength);
        scores.set(number, (scores.get(number) ?? 0) + (idf * frequency) / (frequency + norm));
      }
    }
    return [...scores]
      .filter(([number]) => !pool || pool.has(this.documents[number]!.id))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([number]) => this.documents[number]!.id);
  }
}

const K1 = 1.2;
const B = 0.75;

/** Lucene's EnglishAnalyzer. */
export function analyse(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}_]+(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{N}_]+)*/gu) ?? [];
  return words
    .map((word) => word.replace(/['’][sS]$/, '').toLowerCase())
    .filter((word) => !STOP_WORDS.has(word))
    .map(porter);
}

const STOP_WORDS = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);
