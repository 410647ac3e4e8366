import type { TextField } from '../../interests/query.ts';
import type { Unit, Wording } from '../meaning/wordings.ts';
import { HAS_CHOICES, HAS_SENSE, IN_PHRASE, IN_WINDOW, IS_WORD } from '../reading/traits.ts';
import type { Sense } from '../terms/acronyms.ts';
import type { Sequence, Sought } from '../terms/sought.ts';
import type { Circuit } from './circuit.ts';
import { type Phrases, PhraseTrie } from './phrase-trie.ts';
import type { Window } from './windows.ts';
import { WordPatterns } from './word-patterns.ts';

/**
 * Whatever can stand in a text, each with one number: a word; a sequence of words; a choice of several words or sequences; a window of
 * several patterns near each other or side by side.
 */
export class Patterns {
  readonly words = new WordPatterns();
  private readonly trie = new PhraseTrie();
  private readonly choices = new Map<string, number>();
  private readonly windows = new Map<string, number>();
  private readonly known: Known[] = [];
  private readonly circuit: Circuit;
  private readonly occurring: (sought: Sought) => number;

  /** @param occurring in how many papers a word is expected */
  constructor(circuit: Circuit, occurring: (sought: Sought) => number) {
    this.circuit = circuit;
    this.occurring = occurring;
  }

  /** The pattern of one wording of a clause. */
  ofWording({ units, within }: Wording): number {
    if (units.length === 1) return this.ofUnit(units[0]!);
    const inOrder = within === 'in order';
    if (inOrder && units.every(isWord)) return this.ofSequence(units.map((unit) => unit[0]![0]!));
    const parts = units.map((unit) => this.ofUnit(unit));
    const asked = inOrder ? parts : parts.sort((a, b) => a - b);
    const key = `${within}:${asked.join()}`;
    const before = this.windows.get(key);
    if (before !== undefined) return before;
    const pattern = this.add(this.rarestOf(parts) / (inOrder ? 4 : 2));
    for (const part of parts) {
      this.known[part]!.inWindow = true;
      this.leafOf(part, 'text');
    }
    const rarest = asked.reduce((a, b) => (this.commonnessOf(b) < this.commonnessOf(a) ? b : a));
    this.known[pattern]!.window = { pattern, parts: asked, rarest, within: inOrder ? -1 : within };
    this.windows.set(key, pattern);
    return pattern;
  }

  /** The leaf that holds where a pattern stands in a field. */
  leafOf(pattern: number, field: TextField): number {
    const known = this.known[pattern]!;
    known.leaves[field] ??= this.circuit.leaf(known.commonness * (field === 'title' ? TITLE_SHARE : 1));
    return known.leaves[field];
  }

  private commonnessOf(pattern: number): number {
    return this.known[pattern]!.commonness;
  }

  /** All of them, as papers are read. @param places by leaf its number as the circuit runs */
  frozen(places: Int32Array): FrozenPatterns {
    const placed = (leaf: number | undefined) => (leaf === undefined ? -1 : places[leaf]!);
    const rows = new Int32Array(this.known.length * ROW);
    const choices: number[] = [];
    const senses: Sense[] = [];
    for (let pattern = 0; pattern < this.known.length; pattern++) {
      const { leaves, sense, inWindow, isWord, memberOf } = this.known[pattern]!;
      const letter = this.trie.letterOf(pattern);
      const row = pattern * ROW;
      rows[row + TEXT_LEAF] = placed(leaves.text);
      rows[row + TITLE_LEAF] = placed(leaves.title);
      rows[row + ABSTRACT_LEAF] = placed(leaves.abstract);
      rows[row + IN_TRIE] = letter;
      rows[row + TRAITS] =
        (isWord ? IS_WORD : 0) |
        (letter !== 0 ? IN_PHRASE : 0) |
        (inWindow ? IN_WINDOW : 0) |
        (sense ? HAS_SENSE : 0) |
        (memberOf ? HAS_CHOICES : 0);
      rows[row + CHOICES] = choices.length;
      if (memberOf) choices.push(...memberOf);
      rows[row + CHOICES_END] = choices.length;
      rows[row + SENSE] = sense ? senses.push(sense) - 1 : -1;
    }
    return {
      count: this.known.length,
      rows,
      choices: Int32Array.from(choices),
      senses,
      phrases: this.trie.frozen(),
      windows: this.known.flatMap(({ window }) => (window ? [window] : [])),
    };
  }

  private ofUnit(unit: Unit): number {
    if (unit.length === 1) return this.ofSequence(unit[0]!);
    const members = [...new Set(unit.map((sequence) => this.ofSequence(sequence)))].sort((a, b) => a - b);
    if (members.length === 1) return members[0]!;
    const key = members.join();
    const before = this.choices.get(key);
    if (before !== undefined) return before;
    const choice = this.add(members.reduce((sum, member) => sum + this.commonnessOf(member), 0));
    for (const member of members) {
      this.known[member]!.memberOf ??= [];
      this.known[member]!.memberOf!.push(choice);
    }
    this.choices.set(key, choice);
    return choice;
  }

  private ofSequence(sequence: Sequence): number {
    if (sequence.length === 1) return this.ofWord(sequence[0]!);
    const words: number[] = [];
    for (let at = 0; at < sequence.length; at++) words.push(this.ofWord(sequence[at]!));
    const node = this.trie.nodeOf(words);
    const before = this.trie.patternAt(node);
    if (before >= 0) return before;
    const pattern = this.add(this.rarestOf(words) / 4);
    this.trie.endAt(node, pattern);
    return pattern;
  }

  private rarestOf(patterns: readonly number[]): number {
    let rarest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < patterns.length; at++) rarest = Math.min(rarest, this.commonnessOf(patterns[at]!));
    return rarest;
  }

  private ofWord(sought: Sought): number {
    return this.words.of(sought, this.addWord);
  }

  private readonly addWord = (sought: Sought): number =>
    this.add(this.occurring(sought), true, sought.kind === 'capitals' ? sought.sense : undefined);

  private add(commonness: number, isWord = false, sense?: Sense): number {
    return this.known.push({ commonness, leaves: {}, sense, isWord, inWindow: false, memberOf: undefined }) - 1;
  }
}

function isWord(unit: Unit): boolean {
  return unit.length === 1 && unit[0]!.length === 1;
}

/** Of the papers that hold a word, so many hold it in the title. */
const TITLE_SHARE = 0.1;

interface Known {
  readonly commonness: number;
  readonly leaves: { [field in TextField]?: number };
  readonly sense: Sense | undefined;
  window?: Window;
  readonly isWord: boolean;
  inWindow: boolean;
  memberOf: number[] | undefined;
}

/** Patterns as papers are read: one row of eight numbers each, which is half a line of the cache. */
export interface FrozenPatterns {
  readonly count: number;
  readonly rows: Int32Array;
  /** The choices that patterns are members of, from CHOICES up to CHOICES_END of a row. */
  readonly choices: Int32Array;
  readonly senses: readonly Sense[];
  readonly phrases: Phrases;
  readonly windows: readonly Window[];
}

export const ROW = 8;
export const TEXT_LEAF = 0;
export const TITLE_LEAF = 1;
export const ABSTRACT_LEAF = 2;
/** The letter that it is in the trie of phrases, 0 for none. */
export const IN_TRIE = 3;
/** Bits of traits.ts. */
export const TRAITS = 4;
export const CHOICES = 5;
export const CHOICES_END = 6;
export const SENSE = 7;
