import { Prose } from '../prose.ts';
import { subscript, superscript } from '../scripts.ts';
import type { TexSource } from './source.ts';

/** Each matches one character at which reading has to stop and think. */
const SIGN_IN_TEXT = /[\\${}~`]|-(?=-)|'(?=')|:(?=\/\/)|[_^](?=\{|\\[a-zA-Z])/g;
const SIGN_IN_FORMULA = /[\\${}~'&^_]/g;
const NAME = /[A-Za-z]+/y;
const SPACES = /\s+/y;
/** Groups nested deeper are read without their TeX. */
const MAX_DEPTH = 24;
const LONGEST_OPTION = 200;

/** What reads on where a region meets a backslash or another sign; given, so that those who know what commands mean know the region and not the other way. */
export interface Readers {
  command(region: Region): void;
  sign(region: Region, character: string): void;
}

/**
 * Reads a stretch of TeX, from `at` to before `to`, into readable text. Commands and signs read on from `at` and write to `out`.
 * Each character is read once at each depth, and depth has a bound.
 */
export class Region {
  readonly source: TexSource;
  readonly to: number;
  readonly math: boolean;
  at: number;
  out = new Prose();
  /** A relation had space around it: so have all that follow, `1 ≤ p ≤ ∞`. */
  spread = false;
  #readers: Readers;
  #depth: number;

  constructor(source: TexSource, readers: Readers, from: number, to: number, math: boolean, depth = 0) {
    this.source = source;
    this.at = from;
    this.to = to;
    this.math = math;
    this.#readers = readers;
    this.#depth = depth;
  }

  read(): string {
    const signs = this.math ? SIGN_IN_FORMULA : SIGN_IN_TEXT;
    while (this.at < this.to) {
      signs.lastIndex = this.at;
      this.keep(signs.test(this.source.text) ? signs.lastIndex - 1 : this.to);
      const next = this.peek();
      if (next === '\\') this.#readers.command(this);
      else if (next !== '') this.#readers.sign(this, next);
    }
    return this.out.toString();
  }

  /** Reads the group or formula between two places of this region. */
  inner(from: number, to: number, math = this.math): string {
    if (this.#depth >= MAX_DEPTH) return this.source.text.slice(from, to).replace(/\\[a-zA-Z]*|[{}$]/g, ' ');
    const { text } = this.source;
    const signs = math ? SIGN_IN_FORMULA : SIGN_IN_TEXT;
    signs.lastIndex = from;
    // Most groups and formulas are a word or a letter.
    if (!signs.test(text) || signs.lastIndex > to) return text.slice(from, to);
    return new Region(this.source, this.#readers, from, to, math, this.#depth + 1).read();
  }

  /** Reads a formula; spaces at its ends go, spacing commands stay. */
  formula(from: number, to: number): string {
    const { text } = this.source;
    let start = from;
    let end = to;
    while (start < end && text[start] === ' ') start++;
    while (end > start && text[end - 1] === ' ') end--;
    this.source.inUse = true;
    return this.inner(start, end, true);
  }

  /** The character `ahead` of the present one, '' from the end on. */
  peek(ahead = 0): string {
    return this.at + ahead < this.to ? this.source.text.charAt(this.at + ahead) : '';
  }

  /** Whether a letter or digit comes next. */
  atWord(): boolean {
    return /[\p{L}\p{N}]/u.test(this.peek());
  }

  /** Adds the text up to `end` as written. */
  keep(end: number): void {
    const to = Math.min(end, this.to);
    this.out.add(this.source.text.slice(this.at, to));
    this.at = to;
  }

  skipSpaces(): void {
    SPACES.lastIndex = this.at;
    if (SPACES.test(this.source.text)) this.at = Math.min(SPACES.lastIndex, this.to);
  }

  /** Where the group that opens at `at` closes within this region, -1 if nowhere. */
  closing(at: number): number {
    const close = this.source.closing(at);
    return close < this.to ? close : -1;
  }

  /** Reads the name of the command at the present backslash, without its star. */
  takeName(): string {
    const from = this.at + 1;
    NAME.lastIndex = from;
    this.at = Math.min(NAME.test(this.source.text) ? NAME.lastIndex : from, this.to);
    const name = this.source.text.slice(from, this.at);
    if (this.peek() === '*') this.at++;
    return name;
  }

  /** Reads the next argument: a group, a command or a single character; '' where there is none. */
  argument(math = this.math): string {
    this.skipSpaces();
    const next = this.peek();
    if (next === '{') {
      const from = this.at + 1;
      const close = this.closing(this.at);
      this.at = close < 0 ? from : close + 1;
      return close < 0 ? '' : this.inner(from, close, math);
    }
    if (next === '\\') return this.#commandAsArgument();
    if (next === '' || next === '}' || next === '$') return '';
    const character = String.fromCodePoint(this.source.text.codePointAt(this.at) ?? 0);
    this.at += character.length;
    return character;
  }

  /** The next argument as written, undefined where no group follows. */
  rawArgument(): string | undefined {
    this.skipSpaces();
    const close = this.peek() === '{' ? this.closing(this.at) : -1;
    if (close < 0) return undefined;
    const inside = this.source.text.slice(this.at + 1, close);
    this.at = close + 1;
    return inside;
  }

  /** The optional argument `[…]` as written, undefined where none follows. */
  optional(): string | undefined {
    if (this.peek() !== '[') return undefined;
    const ahead = this.source.text.slice(this.at + 1, Math.min(this.to, this.at + LONGEST_OPTION));
    const end = ahead.indexOf(']');
    if (end < 0) return undefined;
    this.at += end + 2;
    return ahead.slice(0, end);
  }

  /** Reads the sub- and superscripts that come next, if any do; `apart` where they belong to what follows: `{}^1S_0`. */
  scripts(apart = false): void {
    for (let mark = this.peek(); mark === '^' || mark === '_'; mark = this.peek()) {
      // In text they follow a formula without its dollars: \alpha_s. Plain text comes before anything else: a_ b.
      if (!this.math && !/[\p{L}\p{N}{\\*+-]/u.test(this.peek(1))) return;
      this.at++;
      const text = this.argument(true).trim();
      if (text === '') continue;
      if (this.math && !apart) this.out.trimEnd();
      const glued = this.atWord();
      const shown = (mark === '^' ? superscript : subscript)(text, glued && !this.math);
      this.out.add(shown);
      // Between factors a space parts better than brackets: k_B T.
      if (this.math && glued && /^[_^][^(]/.test(shown)) this.out.add(' ');
    }
  }

  #commandAsArgument(): string {
    if (this.#depth >= MAX_DEPTH) return '';
    const { out } = this;
    this.out = new Prose();
    this.#depth++;
    this.#readers.command(this);
    this.#depth--;
    const text = this.out.toString();
    this.out = out;
    return text;
  }
}
