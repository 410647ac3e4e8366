import { FUNCTION_WORDS } from '../../text/words/function-words.ts';
import { stem } from '../../text/words/stem.ts';
import { tokenise } from '../../text/words/tokens.ts';
import type { MatchablePaper } from '../matchable-paper.ts';

/** What a paper is about: its stems by number, the heavier the rarer they are and the oftener they are in it. Of length one, or empty. */
export type Subject = ReadonlyMap<number, number>;

/** What each of some papers is about, and how common stems are among them. */
export class Subjects {
  private readonly numbers = new Map<string, number>();
  /** By number of a stem: how many papers have it, and how many in the title or more than once. */
  private readonly having: number[] = [];
  private readonly stressing: number[] = [];
  private readonly subjects: readonly Subject[];

  constructor(papers: readonly MatchablePaper[]) {
    const counts = papers.map((paper) => this.counted(paper));
    this.subjects = counts.map((stems) => this.weighed(stems, papers.length));
  }

  /** By place in the list of papers. */
  of(place: number): Subject {
    return this.subjects[place]!;
  }

  /** What words are about, as far as any paper is. */
  ofWords(text: string): Subject {
    const counts = new Map<number, number>();
    for (const { from, to, folded } of tokenise(text)) {
      const number = this.numberOf(stem(folded));
      if (from === to && this.having[number] !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return this.weighed(counts, this.subjects.length);
  }

  /** A number that no paper has for a stem that none has. */
  numberOf(stem: string): number {
    return this.numbers.get(stem) ?? -1;
  }

  has(place: number, stem: string): boolean {
    return this.of(place).has(this.numberOf(stem));
  }

  /** How many stems there are: their numbers are below. */
  get stems(): number {
    return this.having.length;
  }

  papersWith(stem: string): number {
    return this.having[this.numberOf(stem)] ?? 0;
  }

  /** Of the papers that have a stem, the share that has it in the title or more than once: words of a subject come back, others are said in passing. */
  stress(stem: string): number {
    return (this.stressing[this.numberOf(stem)] ?? 0) / Math.max(1, this.papersWith(stem));
  }

  /** How often a paper has each stem, the title's twice. Counts the paper for all of them. */
  private counted({ title, abstract }: MatchablePaper): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const text of [title, title, abstract]) {
      for (const { from, to, folded } of tokenise(text)) {
        if (from !== to || !isTelling(folded)) continue;
        const number = this.known(stem(folded));
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    }
    for (const [number, count] of counts) {
      this.having[number]! += 1;
      if (count > 1) this.stressing[number]! += 1;
    }
    return counts;
  }

  private known(stem: string): number {
    const known = this.numbers.get(stem);
    if (known !== undefined) return known;
    this.numbers.set(stem, this.stems);
    this.stressing.push(0);
    return this.having.push(0) - 1;
  }

  private weighed(counts: ReadonlyMap<number, number>, papers: number): Subject {
    const weights = new Map<number, number>();
    let square = 0;
    for (const [number, count] of counts) {
      const weight = (1 + Math.log(count)) * Math.log((papers + 1) / this.having[number]!);
      weights.set(number, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square);
    for (const [number, weight] of weights) weights.set(number, weight / length);
    return weights;
  }
}

function isTelling(folded: string): boolean {
  return folded.length > 1 && !FUNCTION_WORDS.has(folded) && !/^\d+$/.test(folded);
}
