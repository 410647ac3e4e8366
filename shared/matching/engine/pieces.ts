import { IntList } from './int-list.ts';
import type { Language, Reading, ReadWord } from './reading.ts';
import type { WordPatterns } from './word-patterns.ts';

/** How a reading is kept in `codes`, from its offset on: these, then pattern, first and last position of each word that is sought. */
export const FLAGS = 0;
export const WIDTH = 1;
export const PARTS = 2;
export const WORDS_END = 3;
const SPELLING = 4;
export const WORDS = 5;
export const WORD_LENGTH = 3;

/** Bits of `codes[FLAGS]`. */
export const ENDS_BEFORE = 1;
export const ENDS_AFTER = 2;
export const BEGINS = 4;
export const JOINS_BEFORE = 8;
export const JOINS_AFTER = 16;
export const WORDLESS = 32;
export const BLANK = 64;

/**
 * The readings of pieces of text by their bytes, so that a piece that was met before costs no string. Keys are exact: bytes up to eight,
 * else a hash and then the bytes themselves.
 */
export class Pieces {
  readonly codes = new IntList(1 << 14);
  private slots = new Int32Array(SLOT << 10);
  private mask = (1 << 10) - 1;
  private used = 0;
  private spellings = new Uint8Array(1 << 14);
  private spelling = new DataView(this.spellings.buffer);
  private spelled = 0;
  private readonly joinable = new Map<number, Reading>();
  private readonly joins = new Map<string, number>();
  private readonly language: Language;
  private readonly patterns: WordPatterns;
  private readonly shouted: boolean;

  /** @param shouted these pieces stand in texts that are all capitals */
  constructor(language: Language, patterns: WordPatterns, shouted: boolean) {
    this.language = language;
    this.patterns = patterns;
    this.shouted = shouted;
  }

  /** Where in `codes` the reading of these bytes is. Eight more bytes must be there to be read. */
  find(bytes: DataView, start: number, length: number): number {
    let first = bytes.getInt32(start, true);
    let second = 0;
    if (length > 8) {
      second = bytes.getInt32(start + 4, true);
      for (let at = start + 8; at < start + length - 4; at += 4) {
        const next = bytes.getInt32(at, true);
        first = Math.imul(first ^ next, 0x01000193);
        first ^= first >>> 13;
        second = Math.imul((second + next) | 0, 0x5bd1e995);
        second ^= second >>> 15;
      }
      first ^= Math.imul(bytes.getInt32(start + length - 4, true), 0x01000193);
    } else if (length > 3) second = bytes.getInt32(start + length - 4, true);
    else first &= (1 << (length << 3)) - 1;
    const { slots, mask } = this;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT;
      const offset = slots[at + 3]!;
      if (offset === 0) return this.learn(bytes, start, length, first, second);
      if (slots[at] !== first || slots[at + 1] !== second || slots[at + 2] !== length) continue;
      if (length <= 8 || this.isSpelled(offset - 1, bytes, start, length)) return offset - 1;
    }
  }

  /** Where in `codes` two neighbours read as one word are; its positions are relative to the second. */
  join(before: number, after: number): number {
    const key = `${before} ${after}`;
    const known = this.joins.get(key);
    if (known !== undefined) return known;
    const first = this.joinable.get(before)!.joinsAfter!;
    const second = this.joinable.get(after)!.joinsBefore!;
    const offset = this.write(0, 0, 0, [this.language.join(first, second)]);
    this.joins.set(key, offset);
    return offset;
  }

  /** Forgets everything where it holds too much: a hostile dump is all new pieces. Offsets from before are void. */
  tidy(): void {
    if (this.used + this.joins.size < MOST_PIECES && this.codes.length < MOST_CODES) return;
    this.slots = new Int32Array(SLOT << 10);
    this.mask = (1 << 10) - 1;
    this.used = 0;
    this.spelled = 0;
    this.codes.length = 0;
    this.joinable.clear();
    this.joins.clear();
  }

  get bytes(): number {
    return this.slots.byteLength + this.spellings.byteLength + this.codes.array.byteLength;
  }

  private isSpelled(offset: number, bytes: DataView, start: number, length: number): boolean {
    const spelled = this.codes.array[offset + SPELLING]!;
    for (let at = 0; at < length - 4; at += 4)
      if (this.spelling.getInt32(spelled + at, true) !== bytes.getInt32(start + at, true)) return false;
    return this.spelling.getInt32(spelled + length - 4, true) === bytes.getInt32(start + length - 4, true);
  }

  private learn(bytes: DataView, start: number, length: number, first: number, second: number): number {
    const piece = new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
    const reading = this.language.read(UTF_8.decode(piece));
    const offset = this.write(flagsOf(reading), reading.width, reading.parts, reading.words);
    if (reading.joinsBefore || reading.joinsAfter) this.joinable.set(offset, reading);
    if (length > 8) this.codes.array[offset + SPELLING] = this.spell(piece);
    if (++this.used * 2 > this.mask) this.grow();
    this.put(first, second, length, offset + 1);
    return offset;
  }

  private write(flags: number, width: number, parts: number, words: readonly ReadWord[]): number {
    const { codes } = this;
    const offset = codes.push(flags);
    codes.push(width);
    codes.push(parts);
    codes.push(0);
    codes.push(0);
    for (const word of words) {
      for (const pattern of this.patterns.matching(word, this.shouted)) {
        codes.push(pattern);
        codes.push(word.from);
        codes.push(word.to);
      }
    }
    codes.array[offset + WORDS_END] = codes.length;
    return offset;
  }

  private spell(piece: Uint8Array): number {
    if (this.spelled + piece.length > this.spellings.length) {
      const wider = new Uint8Array(2 * this.spellings.length + piece.length);
      wider.set(this.spellings);
      this.spellings = wider;
      this.spelling = new DataView(wider.buffer);
    }
    this.spellings.set(piece, this.spelled);
    this.spelled += piece.length;
    return this.spelled - piece.length;
  }

  private put(first: number, second: number, length: number, value: number): void {
    const { slots, mask } = this;
    let slot = hash(first, second) & mask;
    while (slots[slot * SLOT + 3] !== 0) slot = (slot + 1) & mask;
    slots[slot * SLOT] = first;
    slots[slot * SLOT + 1] = second;
    slots[slot * SLOT + 2] = length;
    slots[slot * SLOT + 3] = value;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let at = 0; at < before.length; at += SLOT)
      if (before[at + 3] !== 0) this.put(before[at]!, before[at + 1]!, before[at + 2]!, before[at + 3]!);
  }
}

const SLOT = 4;
const MOST_PIECES = 200_000;
const MOST_CODES = 8_000_000;
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

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
