import type { MatchablePaper } from '../matchable-paper.ts';
import {
  FLAGS,
  HAS_PLACES,
  LETTER,
  LETTERS_END,
  PATTERNS_END,
  PLACE,
  PLACED_END,
  RECORD,
  WORDS,
} from '../reading/pieces.ts';
import type { Language } from '../reading/reading.ts';
import { TextReader } from '../reading/text-reader.ts';
import { HAS_SENSE } from '../reading/traits.ts';
import type { Block } from './block.ts';
import { type FrozenPatterns, IN_TRIE, ROW, SENSE, TRAITS } from './patterns.ts';
import { PhraseWalk } from './phrase-walk.ts';
import { PieceLog } from './piece-log.ts';
import { Senses } from './senses.ts';
import { Spots } from './spots.ts';
import type { WordPatterns } from './word-patterns.ts';

/** Reads papers into a block: first each paper's pieces and phrases, then, for all of the block, what stands in them. */
export class Reader {
  readonly log: PieceLog;
  readonly spots: Spots;
  readonly senses: Senses;
  private readonly text: TextReader;
  private readonly patterns: FrozenPatterns;
  private readonly block: Block;
  private readonly phrases: PhraseWalk;

  constructor(patterns: FrozenPatterns, words: WordPatterns, language: Language, block: Block) {
    const { rows } = patterns;
    this.text = new TextReader(language, {
      matching: (word, shouted) => words.matching(word, shouted),
      traitsOf: (pattern) => rows[pattern * ROW + TRAITS]!,
      letterOf: (pattern) => rows[pattern * ROW + IN_TRIE]!,
    });
    this.patterns = patterns;
    this.block = block;
    this.senses = new Senses(patterns.senses);
    this.log = new PieceLog(this.text.pieces, patterns, this.senses);
    this.spots = new Spots(patterns);
    this.phrases = new PhraseWalk(patterns.phrases, this.spots);
  }

  /** The paper becomes the block's latest. */
  read(paper: MatchablePaper): void {
    const { block } = this;
    const index = block.papers++;
    this.senses.add(paper);
    block.titleWords[index] = this.readField(paper.title, 2 * index);
    block.abstractFrom[index] = this.text.position;
    block.abstractWords[index] = this.readField(paper.abstract, 2 * index + 1);
  }

  /** So many new pieces were met that the block should end early. */
  get isFull(): boolean {
    return this.text.pieces.isFull;
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
    this.text.position = 0;
    if (this.isFull) this.text.pieces.clear();
  }

  /** Bytes that the pieces met so far take. */
  get size(): number {
    return this.text.pieces.bytes;
  }

  /** @returns how many words it has. */
  private readField(text: string, field: number): number {
    this.phrases.begin(field >> 1);
    const words = this.text.read(text);
    this.take();
    this.phrases.walk();
    this.log.ends[field] = this.log.pieces.length;
    return words;
  }

  private take(): void {
    const { phrases } = this;
    const { pieces, taken, places, count } = this.text;
    const { array: records } = pieces.records;
    this.log.pieces.append(taken, 0, count);
    for (let at = 0; at < count; at++) {
      const record = taken[at]! * RECORD;
      phrases.remember(records[record + LETTER]!, places[at]!, places[at]!);
      if ((records[record + FLAGS]! & HAS_PLACES) !== 0) this.takePlaces(records[record + WORDS]!, places[at]!);
    }
  }

  private takePlaces(words: number, position: number): void {
    const { array: codes } = this.text.pieces.codes;
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
