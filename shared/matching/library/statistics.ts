import { acronymForm } from '../../text/words/capitals.ts';
import { stem } from '../../text/words/stem.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { IntList } from '../reading/int-list.ts';
import { LISTS, PATTERNS_END, RECORD, WORDS } from '../reading/pieces.ts';
import { type Language, PAPER_LANGUAGE, type ReadWord } from '../reading/reading.ts';
import { TextReader } from '../reading/text-reader.ts';

/** How common words are in some papers: of a day, a window, a library. A day's can be kept, and a library's be summed from its days'. */
export interface Statistics {
  readonly papers: number;
  /** Words of all titles and of all abstracts. */
  readonly titleWords: number;
  readonly abstractWords: number;
  /** In how many papers a word occurs, by `termKey` and `capitalsKey`. */
  readonly occurring: ReadonlyMap<string, number>;
  /** In how many papers any word of a stem occurs. */
  readonly stems: ReadonlyMap<string, number>;
}

/** Of no papers at all. */
export const NO_STATISTICS: Statistics = {
  papers: 0,
  titleWords: 0,
  abstractWords: 0,
  occurring: new Map(),
  stems: new Map(),
};

export const termKey = (term: string): string => term;
/** Of a short acronym as written, plural off. */
export const capitalsKey = (written: string): string => `^${written}`;

/**
 * Counts the words of papers: each key once a paper. Reads one after the other and keeps nothing of them, so that a month of papers may pass by.
 * Most interests ask for no stem, and stems take as long as all the rest: the papers are read again when somebody asks for the first one.
 */
export function statisticsOf(papers: Iterable<MatchablePaper>): Statistics {
  let stems: ReadonlyMap<string, number> | undefined;
  return {
    ...counted(papers, PAPER_LANGUAGE, keysOf),
    get stems() {
      stems ??= counted(papers, PAPER_LANGUAGE, ({ folded }) => [stem(folded)]).occurring;
      return stems;
    },
  };
}

function keysOf({ term, written, folded }: ReadWord): string[] {
  // Nine words of ten have no capitals.
  const acronym = written === folded ? undefined : acronymForm(written);
  return acronym === undefined ? [termKey(term)] : [termKey(term), capitalsKey(acronym)];
}

/** The same for another language, without stems. @param keysOf what a word is counted as */
export function counted(
  papers: Iterable<MatchablePaper>,
  language: Language,
  keysOf: (word: ReadWord) => readonly string[],
): Omit<Statistics, 'stems'> {
  const keys = new Keys();
  const reader = new KeyReader(language, keysOf, keys);
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

  meet(key: number): void {
    if (this.latest.array[key] === this.papers) return;
    this.latest.array[key] = this.papers;
    this.counts.array[key]! += 1;
  }

  get occurring(): ReadonlyMap<string, number> {
    const occurring = new Map<string, number>();
    this.numbers.forEach((number, key) => {
      occurring.set(key, this.counts.array[number]!);
    });
    return occurring;
  }

  number(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.latest.push(0);
    const number = this.counts.push(0);
    this.numbers.set(key, number);
    return number;
  }
}

/** Reads texts as the engine does: the keys of a piece of text are worked out once, however often it stands in papers. */
class KeyReader {
  private readonly text: TextReader;
  private readonly keys: Keys;

  constructor(language: Language, keysOf: (word: ReadWord) => readonly string[], keys: Keys) {
    const matching = (word: ReadWord) => {
      const numbers: number[] = [];
      const all = keysOf(word);
      for (let at = 0; at < all.length; at++) numbers.push(keys.number(all[at]!));
      return numbers;
    };
    this.text = new TextReader(language, { matching, traitsOf: () => 0, letterOf: () => 0 });
    this.keys = keys;
  }

  /** Meets the keys of a text. @returns how many words it has, parts of compounds counted one by one */
  count(text: string): number {
    if (this.text.pieces.isFull) this.text.pieces.clear();
    this.text.position = 0;
    const words = this.text.read(text);
    this.meet();
    return words;
  }

  private meet(): void {
    const { keys } = this;
    const { pieces, taken, count } = this.text;
    const { array: records } = pieces.records;
    const { array: codes } = pieces.codes;
    for (let each = 0; each < count; each++) {
      const words = records[taken[each]! * RECORD + WORDS]!;
      if (words < 0) keys.meet(~words);
      else for (let at = words + LISTS; at < codes[words + PATTERNS_END]!; at++) keys.meet(codes[at]!);
    }
  }
}

/** The statistics of all these papers together. */
export function summed(statistics: readonly Statistics[]): Statistics {
  const total = (of: (one: Statistics) => number) => statistics.reduce((sum, one) => sum + of(one), 0);
  return {
    papers: total((one) => one.papers),
    titleWords: total((one) => one.titleWords),
    abstractWords: total((one) => one.abstractWords),
    occurring: summedCounts(statistics.map(({ occurring }) => occurring)),
    stems: summedCounts(statistics.map(({ stems }) => stems)),
  };
}

function summedCounts(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const one of counts) for (const [key, count] of one) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}
