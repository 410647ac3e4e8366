import { compounds, LONGEST_CONNECTOR } from '../../text/words/compounds.ts';
import { joinsBefore, joinsNext } from '../../text/words/joinable.ts';
import { endsSentence, joined, plainToken, type Token, tokenise } from '../../text/words/tokens.ts';
import { isInName } from '../terms/paper-words.ts';

/** A word of a paper, as far as what is sought looks at it, and the positions that it covers. */
export interface ReadWord extends Pick<Token, 'from' | 'to' | 'written' | 'folded' | 'term'> {
  /** Two letters in front of a capitalised word: `MT-Bench` is no MT. */
  readonly inName?: boolean;
}

/**
 * What a piece of text without blanks says wherever it stands: papers are made of the same pieces over and over. A piece has no words
 * (`–`), one, or several (`state-of-the-art`); what its neighbours make of it hangs on its edges.
 */
export interface Reading {
  /** By positions from 0. */
  readonly words: readonly ReadWord[];
  /** Positions that it takes, and how many words of them are not joined from others. */
  readonly width: number;
  readonly parts: number;
  /** There is a sentence's end before its first word, or (a blank following) after its last. Of a piece without words: in it. */
  readonly endsBefore: boolean;
  readonly endsAfter: boolean;
  /** Its first word begins a sentence where one has ended. */
  readonly begins: boolean;
  /** A word before it, or after it, that only blanks part from it can make one word with it. */
  readonly joinsBefore: ReadWord | undefined;
  readonly joinsAfter: ReadWord | undefined;
  /** It has no words and nothing but blanks. */
  readonly blank: boolean;
}

/** How texts are cut and pieces are read. */
export interface Language {
  /** The text with nothing in it that a cut at blanks would part wrongly. */
  readonly whole: (text: string) => string;
  readonly read: (piece: string) => Reading;
  /** Two words of neighbouring pieces as one. */
  readonly join: (first: ReadWord, second: ReadWord) => ReadWord;
}

/** Papers as `tokenise` reads them, piece by piece. */
export const PAPER_LANGUAGE: Language = {
  whole: (text) => (text.includes('\n') ? text.replace(BROKEN_COMPOUND, brokenAsDot) : text),
  read: readPiece,
  join: (first, second) => ({ ...joined([first as Token, second as Token]), from: -1, to: 0 }),
};

/** A hyphen at a line's end holds a compound together as any other sign does; a dot will do. */
function brokenAsDot(broken: string): string {
  return broken.length <= LONGEST_CONNECTOR ? '·' : broken;
}

const BROKEN_COMPOUND = /[-\u2010\u2011\u00ad][ \t]*\r?\n[ \t]*/g;

/** Nine pieces of ten are one plain word: they are read without looking for anything else in them. */
function readPiece(piece: string): Reading {
  const word = plainToken(piece);
  return word ? readingOf(word) : known(piece);
}

/** The library and the engine read the same papers, one after the other, and other pieces take ten times as long as plain words. */
function known(piece: string): Reading {
  const before = KNOWN.get(piece);
  if (before) return before;
  const reading = readAnything(piece);
  if (piece.length > LONGEST_KNOWN) return reading;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(piece, reading);
  return reading;
}

const KNOWN = new Map<string, Reading>();
/** Fifteen megabytes at most, if all of them are Chinese. */
const MOST_KNOWN = 4096;
const LONGEST_KNOWN = 24;

function readingOf(word: Token): Reading {
  return {
    words: [word],
    width: 1,
    parts: 1,
    endsBefore: false,
    endsAfter: false,
    begins: word.written[0]! < 'a',
    joinsBefore: joinsBefore(word.folded) ? word : undefined,
    joinsAfter: joinsNext(word.folded) ? word : undefined,
    blank: false,
  };
}

/** As `tokenise` reads it. */
export function readAnything(piece: string): Reading {
  const found = compounds(piece);
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last) return { ...WORDLESS, endsAfter: endsSentence(`${piece} `, 'X'), blank: isBlank(piece) };
  const words: ReadWord[] = [];
  const parts: ReadWord[] = [];
  const tokens = tokenise(piece, found);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const { from, to, written, folded, term } = token;
    const word = { from, to, written, folded, term, inName: isInName(token, piece) };
    words.push(word);
    if (from === to) parts.push(word);
  }
  const head = piece.slice(0, first.start);
  const tail = piece.slice(last.end);
  const firstPart = parts[0]!;
  const lastPart = parts.at(-1)!;
  const canJoinBefore = !first.unspaced && isBlank(head) && joinsBefore(firstPart.folded);
  const canJoinAfter = !last.unspaced && last.parts.length === 1 && isBlank(tail) && joinsNext(lastPart.folded);
  return {
    words,
    width: lastPart.to + 1,
    parts: parts.length,
    endsBefore: head !== '' && endsSentence(head, 'X'),
    endsAfter: tail !== '' && endsSentence(`${tail} `, 'X'),
    begins: endsSentence('. ', piece.slice(first.start, first.start + 2)),
    joinsBefore: canJoinBefore ? firstPart : undefined,
    joinsAfter: canJoinAfter ? lastPart : undefined,
    blank: false,
  };
}

const WORDLESS: Omit<Reading, 'endsAfter' | 'blank'> = {
  words: [],
  width: 0,
  parts: 0,
  endsBefore: false,
  begins: false,
  joinsBefore: undefined,
  joinsAfter: undefined,
};

function isBlank(text: string): boolean {
  return text.trim() === '';
}
