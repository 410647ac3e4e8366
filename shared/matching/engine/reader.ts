import { isShouted } from '../../text/capitals.ts';
import { SENTENCE_GAP } from '../../text/tokens.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import type { Block } from './block.ts';
import { Cutting } from './cutting.ts';
import { type FrozenPatterns, HAS_SENSE, IN_TRIE, ROW, SENSE, TRAITS } from './patterns.ts';
import { PhraseWalk } from './phrase-walk.ts';
import { CLOSED, OPENED, STOPPED } from './piece-keys.ts';
import { PieceLog } from './piece-log.ts';
import {
  BEGINS,
  BLANK,
  ENDS_AFTER,
  ENDS_BEFORE,
  FLAGS,
  HAS_PATTERNS,
  HAS_PLACES,
  IS_SINGLE,
  JOINS_AFTER,
  JOINS_BEFORE,
  LETTER,
  LETTERS_END,
  PARTS,
  PATTERNS_END,
  Pieces,
  PLACE,
  PLACED_END,
  RECORD,
  SIGNS,
  WIDTH,
  WORDLESS,
  WORDS,
} from './pieces.ts';
import type { Language } from './reading.ts';
import { Senses } from './senses.ts';
import { Spots } from './spots.ts';
import type { WordPatterns } from './word-patterns.ts';

/** Reads papers into a block: first each paper's pieces and phrases, then, for all of the block, what stands in them. */
export class Reader {
  readonly log: PieceLog;
  readonly spots: Spots;
  private readonly pieces: Pieces;
  readonly senses: Senses;
  private readonly patterns: FrozenPatterns;
  private readonly language: Language;
  private readonly block: Block;
  private readonly cutting = new Cutting();
  private readonly phrases: PhraseWalk;
  /** The pieces of the field at hand. */
  private found = new Int32Array(1 << 10);
  /** Next position on the block's axis. */
  private position = 0;

  constructor(patterns: FrozenPatterns, words: WordPatterns, language: Language, block: Block) {
    this.patterns = patterns;
    this.language = language;
    this.block = block;
    this.pieces = new Pieces(language, words, patterns);
    this.senses = new Senses(patterns.senses);
    this.log = new PieceLog(this.pieces, patterns, this.senses);
    this.spots = new Spots(patterns);
    this.phrases = new PhraseWalk(patterns.phrases, this.spots);
  }

  /** The paper becomes the block's latest. */
  read(paper: MatchablePaper): void {
    const { block } = this;
    const index = block.papers++;
    this.senses.add(paper);
    block.titleWords[index] = this.readField(paper.title, 2 * index);
    block.abstractFrom[index] = this.position;
    block.abstractWords[index] = this.readField(paper.abstract, 2 * index + 1);
  }

  /** So many new pieces were met that the block should end early. */
  get isFull(): boolean {
    return this.pieces.isFull;
  }

  /** Sets the leaves of whatever stands in the block. @param counted whether places will be counted */
  mark(counted: boolean): void {
    this.log.mark(this.block, counted);
    this.spots.mark(this.block);
  }

  /** Begins with a new block. */
  clear(): void {
    this.log.clear();
    this.spots.clear();
    this.senses.clear();
    this.position = 0;
    if (this.isFull) this.pieces.clear();
  }

  /** Bytes that the pieces met so far take. */
  get size(): number {
    return this.pieces.bytes;
  }

  /** @returns how many words it has. */
  private readField(text: string, field: number): number {
    const { cutting, pieces } = this;
    const edges = cutting.cut(this.language.whole(text));
    const shouted = !cutting.beginsSmall && isShouted(text) ? 1 : 0;
    const count = edges >> 1;
    if (this.found.length < count) this.found = new Int32Array(2 * count);
    const { found } = this;
    pieces.find(cutting, edges, shouted, found);
    this.phrases.begin(field >> 1, this.position);
    const { pieces: logged } = this.log;
    // Twice the room: any piece may be one word with the one before it.
    logged.reserve(edges);
    const { records, codes } = pieces;
    let position = this.position;
    let words = 0;
    let ended = false;
    let before = -1;
    for (let at = 0; at < count; at++) {
      const signs = found[at]!;
      const piece = signs >> SIGNS;
      const record = piece * RECORD;
      const flags = records.array[record + FLAGS]!;
      if ((signs & OPENED) !== 0) before = -1;
      if ((flags & WORDLESS) !== 0) {
        if ((flags & BLANK) === 0) before = -1;
        if ((flags & ENDS_AFTER) !== 0) ended = true;
        continue;
      }
      if ((flags & BEGINS) !== 0 && (ended || (flags & ENDS_BEFORE) !== 0)) position += SENTENCE_GAP;
      if (before >= 0 && (flags & JOINS_BEFORE) !== 0) this.take(pieces.join(before, piece), position);
      if ((flags & HAS_PATTERNS) !== 0) this.take(piece, position);
      if ((flags & IS_SINGLE) !== 0) {
        position += 1;
        words += 1;
      } else {
        const rest = records.array[record + WORDS]!;
        position += codes.array[rest + WIDTH]!;
        words += codes.array[rest + PARTS]!;
      }
      ended = (signs & STOPPED) !== 0 || (flags & ENDS_AFTER) !== 0;
      before = (signs & CLOSED) === 0 && (flags & JOINS_AFTER) !== 0 ? piece : -1;
    }
    this.position = position + SENTENCE_GAP;
    this.phrases.walk();
    this.log.ends[field] = logged.length;
    return words;
  }

  /** Takes in a piece that stands at this position. */
  private take(piece: number, position: number): void {
    const { array: records } = this.pieces.records;
    const record = piece * RECORD;
    this.log.pieces.push(piece);
    const letter = records[record + LETTER]!;
    if (letter !== 0) this.phrases.remember(letter, position, position);
    if ((records[record + FLAGS]! & HAS_PLACES) !== 0) this.takePlaces(records[record + WORDS]!, position);
  }

  private takePlaces(words: number, position: number): void {
    const { array: codes } = this.pieces.codes;
    const { rows } = this.patterns;
    const paper = this.block.papers - 1;
    const letters = codes[words + LETTERS_END]!;
    for (let at = codes[words + PATTERNS_END]!; at < codes[words + PLACED_END]!; at += PLACE) {
      const pattern = codes[at]!;
      if (!this.isMeant(pattern, paper)) continue;
      const from = position + codes[at + 1]!;
      const to = position + codes[at + 2]!;
      if (at < letters) this.phrases.remember(rows[pattern * ROW + IN_TRIE]!, from, to);
      else this.spots.log(pattern, paper, from, to);
    }
  }

  private isMeant(pattern: number, paper: number): boolean {
    const { rows } = this.patterns;
    const row = pattern * ROW;
    return (rows[row + TRAITS]! & HAS_SENSE) === 0 || this.senses.isMeant(rows[row + SENSE]!, paper);
  }
}
