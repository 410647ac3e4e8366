import { isShouted } from '../../text/capitals.ts';
import { SENTENCE_GAP } from '../../text/tokens.ts';
import { Cutting } from './cutting.ts';
import { CLOSED, OPENED, STOPPED } from './piece-keys.ts';
import {
  BEGINS,
  BLANK,
  ENDS_AFTER,
  ENDS_BEFORE,
  FLAGS,
  HAS_PATTERNS,
  IS_SINGLE,
  JOINS_AFTER,
  JOINS_BEFORE,
  type Lexicon,
  PARTS,
  Pieces,
  RECORD,
  SIGNS,
  WIDTH,
  WORDLESS,
  WORDS,
} from './pieces.ts';
import type { Language } from './reading.ts';

/** Reads texts piece by piece: which stand in them, and at which positions. What is done with a piece is for the reader at hand to say. */
export abstract class TextReader {
  protected readonly pieces: Pieces;
  /** Next position of a word. */
  protected position = 0;
  /** The text at hand is all capitals. */
  protected shouted = false;
  private readonly language: Language;
  private readonly cutting = new Cutting();
  /** The pieces of the text at hand. */
  private found = new Int32Array(1 << 10);

  constructor(language: Language, lexicon: Lexicon) {
    this.language = language;
    this.pieces = new Pieces(language, lexicon);
  }

  /** Takes in a piece that somebody asks for, at this position. */
  protected abstract take(piece: number, position: number): void;

  /** Reads a text from the next position on. @returns how many words it has, those that are joined from others left out. */
  protected readText(text: string): number {
    const { cutting, pieces } = this;
    const edges = cutting.cut(this.language.whole(text));
    this.shouted = !cutting.beginsSmall && isShouted(text);
    const count = edges >> 1;
    if (this.found.length < count) this.found = new Int32Array(2 * count);
    const { found } = this;
    pieces.find(cutting, edges, this.shouted ? 1 : 0, found);
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
    return words;
  }
}
