import { acronymForm } from '../text/capitals.ts';
import { stem } from '../text/stem.ts';
import { IntList } from './engine/int-list.ts';
import { LISTS, PATTERNS_END, RECORD, WORDS } from './engine/pieces.ts';
import { PAPER_LANGUAGE, type ReadWord } from './engine/reading.ts';
import { TextReader } from './engine/text-reader.ts';
import type { MatchablePaper } from './matchable-paper.ts';

/**
 * How common words are in some papers: of a day, a window, a library. Plain data, so that a day's can be kept, and a library's be summed
 * from its days'. Keys are those of `termKey`, `stemKey` and `capitalsKey`.
 */
export interface Statistics {
  readonly papers: number;
  /** Words of all titles and of all abstracts. */
  readonly titleWords: number;
  readonly abstractWords: number;
  /** In how many papers a key occurs. */
  readonly occurring: ReadonlyMap<string, number>;
}

/** Of no papers at all. */
export const NO_STATISTICS: Statistics = { papers: 0, titleWords: 0, abstractWords: 0, occurring: new Map() };

export const termKey = (term: string): string => term;
export const stemKey = (stemmed: string): string => `~${stemmed}`;
/** Of a short acronym as written, plural off. */
export const capitalsKey = (written: string): string => `^${written}`;

/** Counts the words of papers: each key once a paper. Reads one after the other and keeps nothing of them, so that a month of papers may pass by. */
export function statisticsOf(papers: Iterable<MatchablePaper>): Statistics {
  const keys = new Keys();
  const reader = new KeyReader(keys);
  let titleWords = 0;
  let abstractWords = 0;
  for (const { title, abstract } of papers) {
    keys.papers += 1;
    titleWords += reader.count(title);
    abstractWords += reader.count(abstract);
  }
  return { papers: keys.papers, titleWords, abstractWords, occurring: keys.occurring };
}

/** Keys, numbered as they are met, and in how many papers each was. */
class Keys {
  papers = 0;
  private readonly numbers = new Map<string, number>();
  private readonly counts = new IntList(1 << 12);
  /** By key the latest paper that has it. */
  private readonly latest = new IntList(1 << 12);

  ofWord({ term, folded, written }: ReadWord): number[] {
    const acronym = acronymForm(written);
    const found = [this.number(termKey(term)), this.number(stemKey(stem(folded)))];
    return acronym === undefined ? found : [...found, this.number(capitalsKey(acronym))];
  }

  meet(key: number): void {
    if (this.latest.array[key] === this.papers) return;
    this.latest.array[key] = this.papers;
    this.counts.array[key]! += 1;
  }

  get occurring(): ReadonlyMap<string, number> {
    return new Map([...this.numbers].map(([key, number]) => [key, this.counts.array[number]!]));
  }

  private number(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.latest.push(0);
    const number = this.counts.push(0);
    this.numbers.set(key, number);
    return number;
  }
}

/** Reads texts as the engine does: the keys of a piece of text are worked out once, however often it stands in papers. */
class KeyReader extends TextReader {
  private readonly keys: Keys;

  constructor(keys: Keys) {
    super(PAPER_LANGUAGE, { matching: (word) => keys.ofWord(word), traitsOf: () => 0, letterOf: () => 0 });
    this.keys = keys;
  }

  /** Meets the keys of a text. @returns how many words it has, parts of compounds counted one by one */
  count(text: string): number {
    if (this.pieces.isFull) this.pieces.clear();
    this.position = 0;
    return this.readText(text);
  }

  protected take(piece: number): void {
    const { array: codes } = this.pieces.codes;
    const words = this.pieces.records.array[piece * RECORD + WORDS]!;
    for (let at = words + LISTS; at < codes[words + PATTERNS_END]!; at++) this.keys.meet(codes[at]!);
  }
}

/** The statistics of all these papers together. */
export function summed(statistics: readonly Statistics[]): Statistics {
  const occurring = new Map<string, number>();
  for (const one of statistics)
    for (const [key, count] of one.occurring) occurring.set(key, (occurring.get(key) ?? 0) + count);
  const total = (of: (one: Statistics) => number) => statistics.reduce((sum, one) => sum + of(one), 0);
  return {
    papers: total((one) => one.papers),
    titleWords: total((one) => one.titleWords),
    abstractWords: total((one) => one.abstractWords),
    occurring,
  };
}
