import { isShouted } from '../../text/words/capitals.ts';
import { SENTENCE_GAP } from '../../text/words/tokens.ts';
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

/** Reads texts piece by piece: which stand in them, and at which positions. What is done with them is for others to say. */
export class TextReader {
  readonly pieces: Pieces;
  /** Next position of a word. */
  position = 0;
  /** The text at hand is all capitals. */
  shouted = false;
  /** How many of its pieces somebody asks for, what they join to counted too (two a piece at most); which, and at which positions they begin. */
  count = 0;
  taken = new Int32Array(1 << 11);
  places = new Int32Array(1 << 11);
  private readonly language: Language;
  private readonly cutting = new Cutting();
  /** The pieces of the text at hand. */
  private found = new Int32Array(1 << 10);
  /** What following a text comes to: the position behind it, and how many pieces are taken. */
  private readonly reached = new Int32Array(2);

  constructor(language: Language, lexicon: Lexicon) {
    this.language = language;
    this.pieces = new Pieces(language, lexicon);
  }

  /** Reads a text from the next position on. @returns how many words it has, those that are joined from others left out. */
  read(text: string): number {
    const { cutting } = this;
    const edges = cutting.cut(this.language.whole(text));
    this.shouted = !cutting.beginsSmall && isShouted(text);
    const count = edges >> 1;
    if (this.found.length < count) this.widen(count);
    this.pieces.find(cutting, edges, this.shouted ? 1 : 0, this.found);
    this.reached[POSITION] = this.position;
    const words = this.follow(count);
    this.position = this.reached[POSITION]! + SENTENCE_GAP;
    this.count = this.reached[TAKEN]!;
    return words;
  }

  /** Goes through the pieces that were found. @returns how many words they are; what else it comes to is in `reached` */
  private follow(count: number): number {
    const { found, pieces, taken, places, reached } = this;
    let records = pieces.records.array;
    let position = reached[POSITION]!;
    let next = 0;
    let words = 0;
    let ended = 0;
    let before = -1;
    for (let at = 0; at < count; at++) {
      const signs = found[at]!;
      const piece = signs >> SIGNS;
      const flags = records[piece * RECORD + FLAGS]!;
      // A word as most are. Written always and kept when asked for: whether it is would be guessed wrong too often.
      if (before < 0 && (flags & UNUSUAL) === IS_SINGLE) {
        taken[next] = piece;
        places[next] = position++;
        next += flags & HAS_PATTERNS;
        words += 1;
        ended = signs & STOPPED;
        continue;
      }
      if ((signs & OPENED) !== 0) before = -1;
      if ((flags & WORDLESS) !== 0) {
        if ((flags & BLANK) === 0) before = -1;
        ended |= flags & ENDS_AFTER;
        continue;
      }
      if ((flags & BEGINS) !== 0 && (ended | (flags & ENDS_BEFORE)) !== 0) position += SENTENCE_GAP;
      if (before >= 0 && (flags & JOINS_BEFORE) !== 0) {
        taken[next] = pieces.join(before, piece);
        places[next++] = position;
        records = pieces.records.array;
      }
      if ((flags & HAS_PATTERNS) !== 0) {
        taken[next] = piece;
        places[next++] = position;
      }
      if ((flags & IS_SINGLE) !== 0) {
        position += 1;
        words += 1;
      } else {
        const { array: codes } = pieces.codes;
        const rest = records[piece * RECORD + WORDS]!;
        position += codes[rest + WIDTH]!;
        words += codes[rest + PARTS]!;
      }
      ended = (signs & STOPPED) | (flags & ENDS_AFTER);
      before = (signs & CLOSED) === 0 && (flags & JOINS_AFTER) !== 0 ? piece : -1;
    }
    reached[POSITION] = position;
    reached[TAKEN] = next;
    return words;
  }

  private widen(count: number): void {
    this.found = new Int32Array(2 * count);
    this.taken = new Int32Array(4 * count);
    this.places = new Int32Array(4 * count);
  }
}

const POSITION = 0;
const TAKEN = 1;

/** What a word does not have that neither ends nor begins a sentence nor joins with the next one; and that it is one word. */
const UNUSUAL = WORDLESS | BEGINS | ENDS_BEFORE | ENDS_AFTER | JOINS_AFTER | IS_SINGLE;
