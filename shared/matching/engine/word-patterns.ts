import { acronymForm } from '../../text/words/capitals.ts';
import { stem } from '../../text/words/stem.ts';
import type { ReadWord } from '../reading/reading.ts';
import type { Sense } from '../terms/acronyms.ts';
import type { Sought } from '../terms/sought.ts';

/** What is sought of single words, each with one number; and which of it a word of a paper is. */
export class WordPatterns {
  private readonly terms = new Map<string, number>();
  private readonly capitals = new Map<string, Capitals[]>();
  private readonly exact = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  private readonly prefixes = new Map<string, number>();
  /** How prefixes begin: most words begin like none. */
  private readonly beginnings = new Set<string>();
  private shortestPrefix = Number.POSITIVE_INFINITY;
  private longestPrefix = 0;

  /** The number of what is sought; `make` gives it where it is new. */
  of(sought: Sought, make: (sought: Sought) => number): number {
    switch (sought.kind) {
      case 'term':
        return known(this.terms, sought.term, sought, make);
      case 'capitals':
        return this.ofCapitals(sought, make);
      case 'exact':
        return known(this.exact, exactKey(sought.text, sought.cased), sought, make);
      case 'stem':
        return known(this.stems, sought.stem, sought, make);
      case 'prefix':
        this.shortestPrefix = Math.min(this.shortestPrefix, sought.prefix.length);
        this.longestPrefix = Math.max(this.longestPrefix, sought.prefix.length);
        this.beginnings.add(sought.prefix.slice(0, BEGINNING));
        return known(this.prefixes, sought.prefix, sought, make);
    }
  }

  /**
   * The numbers of all that a word is, some of which a paper's own definitions may still rule out.
   * @param shouted in a text all in capitals they tell no acronym from a word
   */
  matching({ written, folded, term, inName }: ReadWord, shouted: boolean): number[] {
    const found: number[] = [];
    push(found, this.terms.get(term));
    const capitals = this.capitals.get(term);
    if (capitals) {
      const acronym = acronymForm(written);
      for (const one of capitals) if (shouted || (one.written === acronym && !inName)) found.push(one.pattern);
    }
    if (this.exact.size > 0) {
      push(found, this.exact.get(exactKey(written, true)));
      push(found, this.exact.get(exactKey(written.toLowerCase(), false)));
    }
    if (this.stems.size > 0) push(found, this.stems.get(stem(folded)));
    if (this.prefixes.size > 0) this.pushPrefixes(found, folded);
    return found;
  }

  private pushPrefixes(found: number[], folded: string): void {
    if (this.shortestPrefix >= BEGINNING && !this.beginnings.has(folded.slice(0, BEGINNING))) return;
    const longest = Math.min(this.longestPrefix, folded.length);
    for (let length = this.shortestPrefix; length <= longest; length++)
      push(found, this.prefixes.get(folded.slice(0, length)));
  }

  private ofCapitals(sought: Extract<Sought, { kind: 'capitals' }>, make: (sought: Sought) => number): number {
    const { written, term, sense } = sought;
    const same = this.capitals.get(term) ?? [];
    const before = same.find((one) => one.written === written && senseKey(one.sense) === senseKey(sense));
    if (before) return before.pattern;
    const pattern = make(sought);
    this.capitals.set(term, [...same, { written, sense, pattern }]);
    return pattern;
  }
}

/** So many letters prefixes usually have at least. */
const BEGINNING = 3;

interface Capitals {
  readonly written: string;
  readonly sense: Sense | undefined;
  readonly pattern: number;
}

function push(found: number[], pattern: number | undefined): void {
  if (pattern !== undefined) found.push(pattern);
}

function known(patterns: Map<string, number>, key: string, sought: Sought, make: (sought: Sought) => number): number {
  const before = patterns.get(key);
  if (before !== undefined) return before;
  const pattern = make(sought);
  patterns.set(key, pattern);
  return pattern;
}

function exactKey(text: string, cased: boolean): string {
  return `${cased ? '=' : '~'}${text}`;
}

function senseKey(sense: Sense | undefined): string {
  return sense ? [sense.short, ...sense.longs].join('\n') : '';
}
