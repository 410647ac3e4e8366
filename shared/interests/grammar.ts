import { isCommon } from '../text/words/common.ts';
import { definitionsIn } from '../text/words/definitions.ts';
import type { FieldName } from './fields.ts';
import { type Context, isMarkedName, phraseQuery, wordsQuery } from './leaves.ts';
import type { Lexeme } from './lexeme.ts';
import { LIMITS, TOO_DEEP } from './limits.ts';
import {
  closesNothing,
  commonWords,
  emptyBracket,
  fieldWithoutValue,
  isOperator,
  markedName,
  missing,
  nestedField,
  neverClosed,
  noWord,
  strayWeight,
  weightInside,
} from './misplaced.ts';
import type { Query, Word } from './query.ts';
import { Refused } from './refused.ts';
import { checkShape } from './shape.ts';
import { valueQuery } from './values.ts';

/**
 * The query that the pieces make. NOT binds before AND before OR before the comma of a list; words side by side are one clause, anything
 * else side by side is AND. @throws Refused
 */
export function parseLexemes(lexemes: readonly Lexeme[], text: string): Query {
  const parser = new Parser(lexemes, text);
  const query = parser.whole();
  checkShape(query, text, (part) => parser.rangeOf(part));
  return query;
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly lexemes: readonly Lexeme[];
  private readonly text: string;
  private readonly ranges = new Map<Query, { start: number; end: number }>();

  constructor(lexemes: readonly Lexeme[], text: string) {
    this.lexemes = lexemes;
    this.text = text;
  }

  rangeOf(query: Query): { start: number; end: number } {
    return this.ranges.get(query) ?? { start: 0, end: this.text.length };
  }

  whole(): Query {
    const query = this.list(undefined);
    const rest = this.peek();
    if (rest) throw closesNothing(this.text, rest);
    return query;
  }

  /** Items between commas or on lines of their own: any of them. */
  private list(context: Context | undefined): Query {
    const start = this.at;
    const items: Query[] = [];
    while (this.skip('separator'));
    while (this.peek() && this.peek()!.kind !== 'close') {
      items.push(this.either(context));
      if (!this.skip('separator')) break;
      while (this.skip('separator'));
    }
    if (items.length === 0) throw this.emptyHere();
    return this.combined('or', items, start);
  }

  private either(context: Context | undefined): Query {
    const start = this.at;
    const parts = [this.both(context)];
    while (this.skip('or')) parts.push(this.both(context));
    return this.combined('or', parts, start);
  }

  private both(context: Context | undefined): Query {
    const start = this.at;
    const parts = [this.withOtherForm(this.negated(context))];
    while (this.skip('and') || this.beginsPart()) parts.push(this.withOtherForm(this.negated(context)));
    return this.combined('and', parts, start);
  }

  /** `graph networks (GN)`, pasted from a paper: either form where the bracket is about all the words before it, else these words alone. */
  private withOtherForm(part: Query): Query {
    if (part.kind !== 'words' || this.peek()?.kind !== 'open') return part;
    const start = this.at + 1;
    const inner = this.wordsFrom(start);
    const close = this.lexemes[start + inner.length];
    if (inner.length === 0 || close?.kind !== 'close') return part;
    const from = this.rangeOf(part).start;
    const [said, ...others] = definitionsIn(this.text.slice(from, close.end));
    if (!said || others.length > 0) return part;
    const isWhole = [part.words, inner].some((words) => words.map(({ text }) => text).join(' ') === said.long);
    this.at = start + inner.length + 1;
    return isWhole ? { kind: 'or', parts: [part, { ...part, words: inner }] } : part;
  }

  private wordsFrom(start: number): Word[] {
    const words: Word[] = [];
    for (let at = start, lexeme = this.lexemes[at]; lexeme?.kind === 'word'; lexeme = this.lexemes[++at])
      words.push({ text: lexeme.text, form: lexeme.form });
    return words;
  }

  private beginsPart(): boolean {
    const kind = this.peek()?.kind;
    return kind !== undefined && kind !== 'close' && kind !== 'or' && kind !== 'separator' && kind !== 'weight';
  }

  private negated(context: Context | undefined): Query {
    const start = this.at;
    if (this.skip('not')) return this.negation(this.negated(context), start);
    if (this.skip('minus')) return this.negation(this.weighted(context, true), start);
    return this.weighted(context, false);
  }

  private negation(part: Query, start: number): Query {
    return part.kind === 'not' ? part.part : this.noted({ kind: 'not', part }, start);
  }

  private weighted(context: Context | undefined, single: boolean): Query {
    const start = this.at;
    const part = this.primary(context, single);
    const weight = this.peek();
    if (weight?.kind !== 'weight') return part;
    this.at += 1;
    if (part.kind === 'words' && part.words.length > 1 && this.peek()?.kind === 'word')
      throw weightInside(this.text, weight, { start: this.rangeOf(part).start, end: this.endOfWords() });
    const isStray = part.kind === 'weight' || part.kind === 'not' || part.kind === 'like';
    if (isStray || this.peek()?.kind === 'weight') throw strayWeight(this.text, weight);
    return weight.weight === 1 ? part : this.noted({ kind: 'weight', weight: weight.weight, part }, start);
  }

  private primary(context: Context | undefined, single: boolean): Query {
    const start = this.at;
    const lexeme = this.peek();
    if (lexeme?.kind === 'open') return this.bracket(context);
    if (lexeme?.kind === 'field') return this.field(lexeme, context);
    if (lexeme?.kind === 'phrase') {
      this.at += 1;
      if (isMarkedName(lexeme.words, context)) throw markedName(this.text, lexeme, context);
      return this.noted(phraseQuery(lexeme, context), start);
    }
    if (lexeme?.kind === 'word') return this.run(context, single);
    throw this.missingAt(lexeme);
  }

  /** Words side by side; behind a field or a minus only one. */
  private run(context: Context | undefined, single: boolean): Query {
    const start = this.at;
    const words = this.wordsFrom(start).slice(0, single ? 1 : undefined);
    this.at += words.length;
    if (isMarkedName(words, context))
      throw markedName(this.text, { start: this.lexemes[start]!.start, end: this.lexemes[this.at - 1]!.end }, context);
    const query = this.noted(wordsQuery(words, context), start);
    const isTooCommon = query.kind === 'words' && words.every(({ text, form }) => form === 'folded' && isCommon(text));
    if (isTooCommon) {
      const beside = { before: start > 0, after: this.peek() !== undefined };
      throw commonWords(this.text, this.rangeOf(query), words.map(({ text }) => text).join(' '), beside);
    }
    return query;
  }

  private bracket(context: Context | undefined): Query {
    const open = this.lexemes[this.at]!;
    this.at += 1;
    this.depth += 1;
    if (this.depth > LIMITS.depth) throw new Refused({ ...TOO_DEEP, start: open.start, end: open.end });
    const query = this.list(context);
    if (!this.skip('close')) throw neverClosed(this.text, open);
    this.depth -= 1;
    return query;
  }

  private field(field: Lexeme & { name: FieldName }, context: Context | undefined): Query {
    const start = this.at;
    this.at += 1;
    if (context) throw nestedField(this.text, field, context);
    const value = this.peek();
    if (value?.kind === 'value') {
      this.at += 1;
      return this.noted(valueQuery(this.text, field, value), start);
    }
    if (value?.kind === 'open' || value?.kind === 'phrase' || value?.kind === 'word')
      return this.primary(field.name as Context, true);
    throw fieldWithoutValue(this.text, field, value);
  }

  /** Nested brackets of the same operator say nothing more than one. */
  private combined(kind: 'and' | 'or', parts: readonly Query[], start: number): Query {
    if (parts.length === 1) return parts[0]!;
    return this.noted({ kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) }, start);
  }

  private noted<Kind extends Query>(query: Kind, start: number): Kind {
    const first = this.lexemes[start];
    const last = this.lexemes[this.at - 1];
    if (first && last) this.ranges.set(query, { start: first.start, end: last.end });
    return query;
  }

  private peek(): Lexeme | undefined {
    return this.lexemes[this.at];
  }

  private skip(kind: Lexeme['kind']): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.at += 1;
    return true;
  }

  /** Where the words end that follow here. */
  private endOfWords(): number {
    let last = this.at;
    while (this.lexemes[last + 1]?.kind === 'word') last += 1;
    return this.lexemes[last]!.end;
  }

  private emptyHere(): Refused {
    const close = this.peek();
    const open = this.lexemes[this.at - 1];
    return close && open ? emptyBracket(this.text, { start: open.start, end: close.end }) : noWord(this.text);
  }

  /** Nothing begins here: the operator before is to blame, or what stands here instead. */
  private missingAt(found: Lexeme | undefined): Refused {
    const before = this.lexemes[this.at - 1];
    if (before && (isOperator(before) || !found)) return missing(this.text, before, 'after');
    return found ? missing(this.text, found, 'before') : noWord(this.text);
  }
}
