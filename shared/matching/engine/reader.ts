import { isShouted } from '../../text/capitals.ts';
import { SENTENCE_GAP } from '../../text/tokens.ts';
import { definitionsOf, meansOther } from '../acronyms.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import type { Block } from './block.ts';
import { IntList } from './int-list.ts';
import {
  ABSTRACT_LEAF,
  CHOICES,
  CHOICES_END,
  type FrozenPatterns,
  HAS_CHOICES,
  HAS_SENSE,
  IS_INNER,
  ROW,
  SENSE,
  START_NODE,
  TEXT_LEAF,
  TITLE_LEAF,
  TRAITS,
} from './patterns.ts';
import {
  BEGINS,
  BLANK,
  ENDS_AFTER,
  ENDS_BEFORE,
  FLAGS,
  JOINS_AFTER,
  JOINS_BEFORE,
  PARTS,
  Pieces,
  WIDTH,
  WORD_LENGTH,
  WORDLESS,
  WORDS,
  WORDS_END,
} from './pieces.ts';
import type { Language } from './reading.ts';
import type { WordPatterns } from './word-patterns.ts';

/** Reads papers into a block: which patterns stand where. Remembers the pieces of text that it met. */
export class Reader {
  private readonly patterns: FrozenPatterns;
  private readonly language: Language;
  private readonly usual: Pieces;
  private readonly shouted: Pieces;
  private readonly block: Block;
  /** Where the text at hand goes as UTF-8, and where its pieces begin and end. */
  private bytes = new Uint8Array(1 << 14);
  private view = new DataView(this.bytes.buffer);
  private edges = new Int32Array(1 << 14);
  /** Which patterns are logged: those with any of these traits. */
  logged = 0;
  /** Next position on the block's axis. */
  private position = 0;
  private fieldLeaf = TITLE_LEAF;
  private paper: MatchablePaper | undefined;
  /** By sense: 0 not looked up yet for this paper, 1 meant, 2 not. */
  private readonly meant: Uint8Array;
  /** Words of the field that phrases are made of, REMEMBERED numbers each: pattern, first and last position, and the one before it at its place. */
  private readonly words = new IntList(1 << 12);
  /** By place in the field: behind the last word that begins there, 0 where none does. */
  private at = new Int32Array(1 << 12);
  private fieldFrom = 0;

  constructor(patterns: FrozenPatterns, words: WordPatterns, language: Language, block: Block) {
    this.patterns = patterns;
    this.language = language;
    this.block = block;
    this.usual = new Pieces(language, words, false);
    this.shouted = new Pieces(language, words, true);
    this.meant = new Uint8Array(patterns.senses.length);
  }

  /** The paper becomes the block's latest. */
  read(paper: MatchablePaper): void {
    const { block } = this;
    const index = block.papers++;
    if (index === 0) this.position = 0;
    this.paper = paper;
    this.meant.fill(0);
    this.fieldLeaf = TITLE_LEAF;
    block.titleWords[index] = this.readField(paper.title);
    this.fieldLeaf = ABSTRACT_LEAF;
    block.abstractFrom[index] = this.position;
    block.abstractWords[index] = this.readField(paper.abstract);
  }

  /** Bytes that the pieces met so far take. */
  get size(): number {
    return this.usual.bytes + this.shouted.bytes;
  }

  /** @returns how many words it has. */
  private readField(text: string): number {
    const pieces = isShouted(text) ? this.shouted : this.usual;
    pieces.tidy();
    const edges = this.cut(this.language.whole(text));
    this.fieldFrom = this.position;
    let position = this.position;
    let parts = 0;
    let ended = false;
    let before = -1;
    for (let edge = 0; edge < edges; edge += 2) {
      let start = this.edges[edge]!;
      let length = this.edges[edge + 1]! - start;
      const last = this.bytes[start + length - 1]!;
      let bare = true;
      let stopped = false;
      if (length > 1 && this.bytes[start] === OPENING && IS_ALPHANUMERIC[this.bytes[start + 1]!] === 1) {
        start += 1;
        length -= 1;
        before = -1;
      }
      if (length > 1 && IS_CLOSING[last] === 1 && IS_ALPHANUMERIC[this.bytes[start + length - 2]!] === 1) {
        stopped = last === STOP;
        bare = false;
        length -= 1;
      }
      const offset = pieces.find(this.view, start, length);
      const codes = pieces.codes.array;
      const flags = codes[offset + FLAGS]!;
      if ((flags & WORDLESS) !== 0) {
        if ((flags & BLANK) === 0) before = -1;
        if ((flags & ENDS_AFTER) !== 0) ended = true;
        continue;
      }
      if ((flags & BEGINS) !== 0 && (ended || (flags & ENDS_BEFORE) !== 0)) position += SENTENCE_GAP;
      if (before >= 0 && (flags & JOINS_BEFORE) !== 0) this.take(pieces, pieces.join(before, offset), position);
      this.take(pieces, offset, position);
      position += codes[offset + WIDTH]!;
      parts += codes[offset + PARTS]!;
      ended = stopped || (flags & ENDS_AFTER) !== 0;
      before = bare && (flags & JOINS_AFTER) !== 0 ? offset : -1;
    }
    this.position = position + SENTENCE_GAP;
    this.walkPhrases();
    return parts;
  }

  /** Writes a text as bytes and finds its pieces. @returns how many edges they have: a start and an end each. */
  private cut(text: string): number {
    if (this.bytes.length < text.length * 3 + PADDING) {
      this.bytes = new Uint8Array(text.length * 4 + PADDING);
      this.view = new DataView(this.bytes.buffer);
      this.edges = new Int32Array(this.bytes.length + 2);
    }
    const { bytes, edges } = this;
    const { written } = ENCODER.encodeInto(text, bytes);
    bytes[written] = BLANK_BYTE;
    let count = 0;
    let inside = 0;
    for (let at = 0; at <= written; at++) {
      const is = IS_INK[bytes[at]!]!;
      edges[count] = at;
      count += is ^ inside;
      inside = is;
    }
    return count;
  }

  /** Takes in the words of a piece that stands at this position. */
  private take(pieces: Pieces, offset: number, position: number): void {
    const codes = pieces.codes.array;
    const { rows } = this.patterns;
    const end = codes[offset + WORDS_END]!;
    for (let at = offset + WORDS; at < end; at += WORD_LENGTH) {
      const pattern = codes[at]!;
      const row = pattern * ROW;
      const traits = rows[row + TRAITS]!;
      if ((traits & HAS_SENSE) !== 0 && !this.isMeant(rows[row + SENSE]!)) continue;
      const from = position + codes[at + 1]!;
      const to = position + codes[at + 2]!;
      this.hit(pattern, from, to);
      if ((traits & IS_INNER) !== 0 || rows[row + START_NODE] !== 0) this.remember(pattern, from, to);
    }
  }

  private hit(pattern: number, from: number, to: number): void {
    const { rows, choices } = this.patterns;
    const paper = this.block.papers - 1;
    const row = pattern * ROW;
    const inText = rows[row + TEXT_LEAF]!;
    if (inText >= 0) this.block.set(inText, paper);
    const inField = rows[row + this.fieldLeaf]!;
    if (inField >= 0) this.block.set(inField, paper);
    const traits = rows[row + TRAITS]!;
    if ((traits & this.logged) !== 0) this.block.log(pattern, paper, from, to);
    if ((traits & HAS_CHOICES) === 0) return;
    for (let at = rows[row + CHOICES]!; at < rows[row + CHOICES_END]!; at++) this.hit(choices[at]!, from, to);
  }

  private remember(word: number, from: number, to: number): void {
    const { words } = this;
    const place = from - this.fieldFrom;
    if (place >= this.at.length) this.widen(place);
    words.reserve(REMEMBERED);
    const { array, length } = words;
    array[length] = word;
    array[length + 1] = from;
    array[length + 2] = to;
    array[length + 3] = this.at[place]!;
    words.length = length + REMEMBERED;
    this.at[place] = words.length;
  }

  private widen(place: number): void {
    const wider = new Int32Array(2 * place);
    wider.set(this.at);
    this.at = wider;
  }

  private walkPhrases(): void {
    const { rows } = this.patterns;
    const { array, length } = this.words;
    for (let word = 0; word < length; word += REMEMBERED) {
      const node = rows[array[word]! * ROW + START_NODE]!;
      if (node !== 0) this.follow(node, array[word + 1]!, array[word + 2]! + 1);
    }
    for (let word = 0; word < length; word += REMEMBERED) this.at[array[word + 1]! - this.fieldFrom] = 0;
    this.words.length = 0;
  }

  /** Goes on from a node of the trie with the words that begin at a position. */
  private follow(node: number, first: number, position: number): void {
    const { edges, patterns, leadsOn } = this.patterns.phrases;
    const { array } = this.words;
    const place = position - this.fieldFrom;
    if (place >= this.at.length) return;
    for (let behind = this.at[place]!; behind !== 0; behind = array[behind - 1]!) {
      const reached = edges.get(node, array[behind - REMEMBERED]!);
      if (reached === 0) continue;
      const to = array[behind - 2]!;
      const pattern = patterns[reached]!;
      if (pattern >= 0) this.hit(pattern, first, to);
      if (leadsOn[reached] === 1) this.follow(reached, first, to + 1);
    }
  }

  private isMeant(sense: number): boolean {
    if (this.meant[sense] === 0) {
      const { paper, patterns } = this;
      this.meant[sense] = meansOther(definitionsOf(paper!), patterns.senses[sense]!) ? 2 : 1;
    }
    return this.meant[sense] === 1;
  }
}

const ENCODER = new TextEncoder();
const REMEMBERED = 4;
const PADDING = 16;
const BLANK_BYTE = 32;
const OPENING = '('.charCodeAt(0);
const STOP = '.'.charCodeAt(0);

/** By byte. The blanks that pieces are cut at are those of ASCII; others are part of a piece, and its reading knows them. */
const IS_INK = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 32 || (byte >= 9 && byte <= 13) ? 0 : 1));
const IS_ALPHANUMERIC = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 128 && /[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
/** Signs that end a piece and change nothing about its words: one of them behind a letter or digit is left off, so that fewer pieces differ. */
const IS_CLOSING = Uint8Array.from({ length: 256 }, (_, byte) => ('.,;:)'.includes(String.fromCharCode(byte)) ? 1 : 0));
