import { acronymForm } from './capitals.ts';
import { STOP_WORDS } from './stop-words.ts';
import { type Token, tokenise } from './tokens.ts';

/** What an author says a short form stands for: “large language models (LLMs)”. */
export interface Definition {
  /** As written, without plural s: `LLM`. */
  readonly short: string;
  /** As written: `large language models`. */
  readonly long: string;
  /** Equal for long forms that differ in hyphens, plurals and case only. */
  readonly key: string;
}

/**
 * The definitions in a text, in either order: “long form (SF)” and “SF (long form)”. A long form is believed when the letters of the
 * short one begin its words in order; small words may be skipped, and one other word (after Schwartz & Hearst, PSB 2003, but stricter).
 */
export function definitionsIn(text: string): Definition[] {
  const found: Definition[] = [];
  BRACKETED.lastIndex = 0;
  for (let bracket = BRACKETED.exec(text); bracket; bracket = BRACKETED.exec(text)) {
    const inner = bracket[1]!;
    const before = text.slice(Math.max(0, bracket.index - LONGEST_LONG_FORM), bracket.index);
    const definition = shortInside(inner, before) ?? longInside(inner, before);
    if (definition) found.push(definition);
  }
  return found;
}

const BRACKETED = /\(([^()\n]{2,120})\)/g;
const LONGEST_LONG_FORM = 160;

/** “retrieval-augmented generation (RAG)”, “(RAG; Lewis et al.)” */
function shortInside(inner: string, before: string): Definition | undefined {
  const short = acronymForm(/^\s*([A-Za-z0-9]+)\s*(?:$|[,;:])/.exec(inner)?.[1] ?? '', LONGEST_SHORT_FORM);
  if (short === undefined) return undefined;
  const most = Math.min(short.length + 5, short.length * 2);
  const { sentence, parts } = lastParts(before.slice(before.search(/[^.!?;:()]*$/)), most);
  let best: { cost: number; words: readonly Token[] } | undefined;
  for (let count = 1; count <= Math.min(most, parts.length); count++) {
    const words = parts.slice(-count);
    if (isInsideCompound(sentence, words[0]!)) continue;
    const cost = alignment(short.toLowerCase(), words);
    if (cost !== undefined && (!best || cost < best.cost)) best = { cost, words };
  }
  return best && best.words.length > 0 ? definition(short, sentence, best.words) : undefined;
}

/** So many parts at the end of a sentence, if it has them, and where they stand in what is left of it. */
function lastParts(sentence: string, most: number): { sentence: string; parts: Token[] } {
  const end = lastWords(sentence, most + 1);
  const parts = partsOf(end);
  return parts.length < most && end !== sentence ? { sentence, parts: partsOf(sentence) } : { sentence: end, parts };
}

/** A text from the blank on behind which so many words stand. */
function lastWords(text: string, count: number): string {
  let start = text.length;
  for (let words = 0; words <= count && start > 0; words++) start = text.lastIndexOf(' ', start - 1);
  return start > 0 ? text.slice(start) : text;
}

/** “RAG (retrieval-augmented generation)” */
function longInside(inner: string, before: string): Definition | undefined {
  const short = acronymForm(/([A-Za-z0-9]+)\s*$/.exec(before)?.[1] ?? '', LONGEST_SHORT_FORM);
  if (short === undefined) return undefined;
  const parts = partsOf(inner);
  return parts.length > 1 && alignment(short.toLowerCase(), parts) !== undefined
    ? definition(short, inner, parts)
    : undefined;
}

const LONGEST_SHORT_FORM = 8;

/** A long form does not begin with the second half of a hyphenated word. */
function isInsideCompound(text: string, { start }: Token): boolean {
  return start > 0 && !/[\s"'“‘]/.test(text[start - 1]!);
}

function partsOf(text: string): Token[] {
  return tokenise(text).filter((token) => token.from === token.to);
}

/** The definition of a short form by these parts of a text. */
export function definition(short: string, text: string, parts: readonly Token[]): Definition {
  return { short, long: text.slice(parts[0]!.start, parts.at(-1)!.end).replace(/\s+/g, ' '), key: longFormKey(parts) };
}

/** The key of a long form, from its parts. */
export function longFormKey(parts: readonly Token[]): string {
  return parts.map((part) => part.term).join('');
}

/**
 * How badly letters and words fit: 0 when each word gives its first letter (and maybe more of its letters), 1 for each other word
 * skipped; undefined when they do not fit. The first and the last word always give one.
 */
function alignment(letters: string, words: readonly Token[]): number | undefined {
  if (words[0]!.folded[0] !== letters[0] && letters[0] !== sign(words[0]!)) return undefined;
  const cost = align(letters, 0, words, 0);
  return cost > MOST_SKIPPED ? undefined : cost;
}

const MOST_SKIPPED = 1;
const NEVER = 99;

function align(letters: string, letter: number, words: readonly Token[], word: number): number {
  if (word === words.length) return letter === letters.length ? 0 : NEVER;
  const { folded } = words[word]!;
  let best = NEVER;
  for (const taken of takes(letters, letter, words[word]!))
    best = Math.min(best, align(letters, letter + taken, words, word + 1));
  if (word === 0 || word === words.length - 1) return best;
  const skip = STOP_WORDS.has(folded) || folded === 'from' ? 0 : 1;
  return Math.min(best, skip > MOST_SKIPPED ? NEVER : skip + align(letters, letter, words, word + 1));
}

/** How many of the next letters a word may stand for: its first, then any of its others in order; `2` may stand for “to”. */
function takes(letters: string, from: number, word: Token): number[] {
  if (letters[from] === sign(word)) return [1];
  if (letters[from] !== word.folded[0]) return [];
  const found = [1];
  let at = 1;
  for (let letter = from + 1; letter < letters.length; letter++) {
    at = word.folded.indexOf(letters[letter]!, at) + 1;
    if (at === 0) break;
    found.push(letter - from + 1);
  }
  return found;
}

function sign(word: Token): string | undefined {
  return { to: '2', two: '2', for: '4', four: '4' }[word.folded];
}
