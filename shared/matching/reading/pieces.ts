import type { Cutting } from './cutting.ts';
import { IntList } from './int-list.ts';
import { PairTable } from './pair-table.ts';
import { EXACT, hashOf, KEY, KIND, PieceKeys } from './piece-keys.ts';
import type { Language, Reading, ReadWord } from './reading.ts';
import { HAS_CHOICES, HAS_SENSE, IN_PHRASE, IN_WINDOW } from './traits.ts';

/** A piece's record, which is all that most pieces are asked for: its key, FLAGS, LETTER and WORDS. */
export const RECORD = 8;
export const FLAGS = KEY;
/** The letter of the trie that it is, if it is one word and one letter; else 0. */
export const LETTER = KEY + 1;
/** Where the rest is in `codes`; or, of a piece that is one word and one pattern and asks for nothing else, `~pattern`. */
export const WORDS = KEY + 2;

/**
 * What a piece has in `codes`: how many positions it takes, how many words it has that are not joined from others, and where its lists end.
 * The lists are the patterns that stand in it, each as often as it does; then, three numbers each, pattern, first and last
 * position, the words that phrases are made of where LETTER does not tell, and those whose places are asked for.
 */
export const WIDTH = 0;
export const PARTS = 1;
export const PATTERNS_END = 2;
export const LETTERS_END = 3;
export const PLACED_END = 4;
export const LISTS = 5;
export const PLACE = 3;

/** Bits of FLAGS. The lowest is added to counts. */
export const HAS_PATTERNS = 1;
export const ENDS_BEFORE = 2;
export const ENDS_AFTER = 4;
export const BEGINS = 8;
export const JOINS_BEFORE = 16;
export const JOINS_AFTER = 32;
export const WORDLESS = 64;
export const BLANK = 128;
/** It has letters that LETTER does not tell, or words whose places are asked for. */
export const HAS_PLACES = 256;
/** It is one word. */
export const IS_SINGLE = 512;

/** Pieces that are found are `piece << SIGNS`, and in the bits below the signs around them. */
export const SIGNS = 3;

/** What the words of pieces are looked up in. */
export interface Lexicon {
  /** The patterns that a word is. @param shouted in a text that is all capitals */
  readonly matching: (word: ReadWord, shouted: boolean) => readonly number[];
  /** What is to be known of a pattern, in bits (traits.ts); and the letter that it is in the trie of phrases, 0 for none. */
  readonly traitsOf: (pattern: number) => number;
  readonly letterOf: (pattern: number) => number;
}

/**
 * The pieces of text that were met so far, each read once: papers are made of the same pieces over and over, and one that is known costs no
 * string. Numbered in the order in which they were met, which brings those that are everywhere together.
 */
export class Pieces {
  /** RECORD numbers each. */
  readonly records = new IntList(1 << 13);
  readonly codes = new IntList(1 << 14);
  private readonly keys = new PieceKeys();
  /** By hash of a key, or behind it: the number of a piece and one; 0 where none is. */
  private slots = new Int32Array(1 << 14);
  private used = 0;
  /** By piece that is longer than its key: where its bytes are. */
  private readonly spelled = new Map<number, Uint8Array>();
  private joins = new PairTable();
  /** The lists of the piece at hand. */
  private readonly standing = new IntList();
  private readonly letters: { readonly pattern: number; readonly from: number; readonly to: number }[] = [];
  private readonly placed = new IntList();
  private readonly language: Language;
  private readonly lexicon: Lexicon;

  constructor(language: Language, lexicon: Lexicon) {
    this.language = language;
    this.lexicon = lexicon;
  }

  get count(): number {
    return this.records.length / RECORD;
  }

  /**
   * Finds the pieces of a text that was cut. All keys are written before any is looked up: looking up waits for memory, and several waits
   * go on at once where nothing else stands between them.
   * @param found takes the pieces
   */
  find(cutting: Cutting, edges: number, shouted: number, found: Int32Array): void {
    this.keys.write(cutting, edges, shouted);
    const { keys, hashes, signs } = this.keys;
    let { slots } = this;
    let records = this.records.array;
    let mask = slots.length - 1;
    for (let index = 0; index < edges >> 1; index++) {
      const at = index * KEY;
      let slot = hashes[index]! & mask;
      let piece = slots[slot]! - 1;
      for (; piece >= 0; piece = slots[slot]! - 1) {
        const record = piece * RECORD;
        if (
          records[record] === keys[at] &&
          records[record + 1] === keys[at + 1] &&
          records[record + 2] === keys[at + 2] &&
          records[record + 3] === keys[at + 3] &&
          records[record + KIND] === keys[at + KIND] &&
          (keys[at + KIND]! <= EXACT || this.isSpelled(piece, index, cutting))
        )
          break;
        slot = (slot + 1) & mask;
      }
      if (piece < 0) {
        piece = this.learn(index, cutting);
        slots = this.slots;
        records = this.records.array;
        mask = slots.length - 1;
      }
      found[index] = (piece << SIGNS) | signs[index]!;
    }
  }

  /** Two neighbours read as one word; its positions are relative to the second. */
  join(before: number, after: number): number {
    const known = this.joins.get(before, after);
    if (known !== 0) return known - 1;
    const first = this.language.read(this.spelling(before)).joinsAfter!;
    const second = this.language.read(this.spelling(after)).joinsBefore!;
    const kind = this.records.array[after * RECORD + KIND]! & 1;
    const joined = this.add([0, 0, 0, 0, kind], 0, { ...NOTHING, words: [this.language.join(first, second)] });
    this.joins.set(before, after, joined + 1);
    return joined;
  }

  /** Too much to go on with: a hostile dump is all new pieces. */
  get isFull(): boolean {
    return this.count >= MOST_PIECES || this.codes.length >= MOST_CODES;
  }

  /** Forgets everything. */
  clear(): void {
    this.slots = new Int32Array(1 << 14);
    this.used = 0;
    this.records.length = 0;
    this.codes.length = 0;
    this.spelled.clear();
    this.joins = new PairTable();
  }

  get bytes(): number {
    return this.slots.byteLength + this.records.array.byteLength + this.codes.array.byteLength;
  }

  /** What a piece says: its key, unless it is longer. */
  private spelling(piece: number): string {
    const { array } = this.records;
    const at = piece * RECORD;
    const key = () => new Uint8Array(array.slice(at, at + KIND).buffer, 0, array[at + KIND]! >> 1);
    return UTF_8.decode(this.spelled.get(piece) ?? key());
  }

  private isSpelled(piece: number, index: number, cutting: Cutting): boolean {
    const spelling = this.spelled.get(piece)!;
    const start = this.keys.startOf(index);
    for (let at = 0; at < spelling.length; at++) if (spelling[at] !== cutting.bytes[start + at]) return false;
    return true;
  }

  private learn(index: number, cutting: Cutting): number {
    const { keys } = this.keys;
    const at = index * KEY;
    const start = this.keys.startOf(index);
    const end = start + (keys[at + KIND]! >> 1);
    const piece = this.add(keys, at, this.language.read(cutting.spelling(start, end)));
    if (keys[at + KIND]! > EXACT) this.spelled.set(piece, cutting.bytes.slice(start, end));
    this.used += 1;
    if (this.used * LOAD > this.slots.length) this.grow();
    this.put(this.keys.hashes[index]!, piece);
    return piece;
  }

  /** @param at where the key begins among these */
  private add(keys: ArrayLike<number>, at: number, reading: Reading): number {
    const { records, codes, lexicon, standing, letters, placed } = this;
    standing.length = letters.length = placed.length = 0;
    let senses = 0;
    const { words } = reading;
    for (let index = 0; index < words.length; index++) {
      const word = words[index]!;
      const patterns = lexicon.matching(word, (keys[at + KIND]! & 1) === 1);
      for (let each = 0; each < patterns.length; each++) {
        const pattern = patterns[each]!;
        const traits = lexicon.traitsOf(pattern);
        standing.push(pattern);
        if ((traits & IN_PHRASE) !== 0) letters.push({ pattern, from: word.from, to: word.to });
        if ((traits & (IN_WINDOW | HAS_CHOICES)) !== 0) pushPlace(placed, pattern, word);
        senses |= traits & HAS_SENSE;
      }
    }
    const isSingle = reading.width === 1 && reading.parts === 1;
    const isLetter = isSingle && senses === 0 && letters.length === 1 && letters[0]!.to === 0;
    const letter = isLetter ? lexicon.letterOf(letters[0]!.pattern) : 0;
    if (isLetter) letters.length = 0;
    records.append(keys, at, at + KEY);
    records.push(
      flagsOf(reading) |
        (standing.length > 0 ? HAS_PATTERNS : 0) |
        (letters.length + placed.length > 0 ? HAS_PLACES : 0) |
        (isSingle ? IS_SINGLE : 0),
    );
    records.push(letter);
    // One word that is one pattern needs no lists: that pattern says all, and mark() need not look for them.
    const isAlone = isSingle && standing.length === 1 && letters.length + placed.length === 0;
    records.push(isAlone ? ~standing.array[0]! : codes.length);
    if (!isAlone) this.pushLists(reading);
    return this.count - 1;
  }

  private pushLists(reading: Reading): void {
    const { codes, standing, letters, placed } = this;
    codes.push(reading.width);
    codes.push(reading.parts);
    const begin = codes.length + LISTS - PATTERNS_END;
    codes.push(begin + standing.length);
    codes.push(begin + standing.length + letters.length * PLACE);
    codes.push(begin + standing.length + letters.length * PLACE + placed.length);
    codes.append(standing.array, 0, standing.length);
    // Compounds come behind their parts; phrases are followed from left to right.
    if (letters.length > 1) letters.sort((a, b) => a.from - b.from);
    for (let at = 0; at < letters.length; at++) pushPlace(codes, letters[at]!.pattern, letters[at]!);
    codes.append(placed.array, 0, placed.length);
  }

  private put(hash: number, piece: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = piece + 1;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (const entry of before) if (entry !== 0) this.put(hashOf(this.records.array, (entry - 1) * RECORD), entry - 1);
  }
}

function pushPlace(list: IntList, pattern: number, { from, to }: Pick<ReadWord, 'from' | 'to'>): void {
  list.push(pattern);
  list.push(from);
  list.push(to);
}

/** Slots a piece: with room around it, it is found where its hash says. */
const LOAD = 4;
const MOST_PIECES = 200_000;
const MOST_CODES = 8_000_000;
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

const NOTHING: Reading = {
  words: [],
  width: 0,
  parts: 0,
  endsBefore: false,
  endsAfter: false,
  begins: false,
  joinsBefore: undefined,
  joinsAfter: undefined,
  blank: false,
};

function flagsOf(reading: Reading): number {
  return (
    (reading.endsBefore ? ENDS_BEFORE : 0) |
    (reading.endsAfter ? ENDS_AFTER : 0) |
    (reading.begins ? BEGINS : 0) |
    (reading.joinsBefore ? JOINS_BEFORE : 0) |
    (reading.joinsAfter ? JOINS_AFTER : 0) |
    (reading.words.length === 0 ? WORDLESS : 0) |
    (reading.blank ? BLANK : 0)
  );
}
