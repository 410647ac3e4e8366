import { isCommon } from '../text/common.ts';
import type { FieldName } from './fields.ts';
import type { Lexeme } from './lexeme.ts';
import { LIMITS, TOO_DEEP } from './limits.ts';
import type { Query, TextField, Word } from './query.ts';
import { Refused, replaced } from './refused.ts';
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

/** What a bracket stands behind: `ti:(…)`. */
type Context = 'ti' | 'abs' | 'au' | 'cat' | 'src';

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
    if (rest)
      throw new Refused({
        message: 'This bracket closes nothing.',
        start: rest.start,
        end: rest.end,
        expected: 'an opening bracket before it, or no bracket',
        repair: replaced(this.text, rest.start, rest.end, ' '),
      });
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
    if (items.length === 0) this.refuseEmpty();
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
    const parts = [this.negated(context)];
    while (this.skip('and') || this.beginsPart()) parts.push(this.negated(context));
    return this.combined('and', parts, start);
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
    if (part.kind === 'words' && part.words.length > 1 && this.peek()?.kind === 'word') this.refuseWeightInside(start);
    if (part.kind === 'weight' || part.kind === 'not' || part.kind === 'like' || this.peek()?.kind === 'weight')
      throw new Refused({
        message: 'A weight belongs behind one clause, once.',
        start: weight.start,
        end: weight.end,
        expected: 'a word, phrase or bracket before the weight',
        repair: replaced(this.text, weight.start, weight.end, ''),
      });
    return weight.weight === 1 ? part : this.noted({ kind: 'weight', weight: weight.weight, part }, start);
  }

  private primary(context: Context | undefined, single: boolean): Query {
    const start = this.at;
    const lexeme = this.peek();
    if (lexeme?.kind === 'open') return this.bracket(context);
    if (lexeme?.kind === 'field') return this.field(lexeme, context);
    if (lexeme?.kind === 'phrase') {
      this.at += 1;
      this.refuseMarkedName(lexeme.words, context, start);
      return this.noted(phraseQuery(lexeme, context), start);
    }
    if (lexeme?.kind === 'word') return this.run(context, single);
    return this.refuseMissing(lexeme);
  }

  /** Words side by side; behind a field or a minus only one. */
  private run(context: Context | undefined, single: boolean): Query {
    const start = this.at;
    const words: Word[] = [];
    for (let lexeme = this.peek(); lexeme?.kind === 'word'; lexeme = this.peek()) {
      words.push({ text: lexeme.text, form: lexeme.form });
      this.at += 1;
      if (single) break;
    }
    this.refuseMarkedName(words, context, start);
    const query = this.noted(wordsQuery(words, context), start);
    if (query.kind === 'words' && words.every(({ text, form }) => form === 'folded' && isCommon(text)))
      this.refuseCommon(query);
    return query;
  }

  private bracket(context: Context | undefined): Query {
    const open = this.lexemes[this.at]!;
    this.at += 1;
    this.depth += 1;
    if (this.depth > LIMITS.depth) throw new Refused({ ...TOO_DEEP, start: open.start, end: open.end });
    const query = this.list(context);
    if (!this.skip('close'))
      throw new Refused({
        message: 'This bracket is never closed.',
        start: open.start,
        end: open.end,
        expected: 'a closing bracket',
        repair: `${this.text.trimEnd()})`,
      });
    this.depth -= 1;
    return query;
  }

  private field(field: Lexeme & { name: FieldName }, context: Context | undefined): Query {
    const start = this.at;
    this.at += 1;
    if (context)
      throw new Refused({
        message: 'A field cannot stand inside another.',
        start: field.start,
        end: field.end,
        expected: `words to look for in ${context}:`,
        repair: replaced(this.text, field.start, field.end, ''),
      });
    const value = this.peek();
    if (value?.kind === 'value') {
      this.at += 1;
      return this.noted(valueQuery(field, value), start);
    }
    if (value?.kind === 'open' || value?.kind === 'phrase' || value?.kind === 'word')
      return this.primary(field.name as Context, true);
    throw new Refused({
      message: 'This field has no value.',
      start: field.start,
      end: field.end,
      expected: 'a word, a phrase or a bracket right after the colon',
      repair: replaced(this.text, field.start, field.end, ' '),
    });
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

  private refuseMarkedName(words: readonly Word[], context: Context | undefined, start: number): void {
    const marked = words.some(({ form }) => form === 'exact' || form === 'stem');
    if (!marked || context === undefined || TEXT_FIELDS[context]) return;
    const first = this.lexemes[start]!;
    throw new Refused({
      message: 'A name takes no mark.',
      start: first.start,
      end: first.start + 1,
      expected: `the name as it is written, as in ${context}:name, or its beginning and a star`,
      repair: replaced(this.text, first.start, first.start + 1, ''),
    });
  }

  private refuseEmpty(): never {
    const close = this.peek();
    const open = this.lexemes[this.at - 1];
    if (close && open)
      throw new Refused({
        message: 'There is nothing in this bracket.',
        start: open.start,
        end: close.end,
        expected: 'words in the bracket',
        repair: replaced(this.text, open.start, close.end, ' '),
      });
    throw new Refused({
      message: 'There is no word in this query.',
      start: 0,
      end: this.text.length,
      expected: 'words to look for, such as: diffusion models',
    });
  }

  private refuseMissing(found: Lexeme | undefined): never {
    const operator = this.lexemes[this.at - 1];
    const blamed = operator && isOperator(operator) ? operator : (found ?? operator);
    const { start, end } = blamed ?? { start: 0, end: this.text.length };
    throw new Refused({
      message: `Something to look for is missing ${blamed === operator ? 'after' : 'before'} “${this.text.slice(start, end)}”.`,
      start,
      end,
      expected: 'a word, a phrase, a field or a bracket',
      repair: replaced(this.text, start, end, ' '),
    });
  }

  private refuseWeightInside(start: number): never {
    const weight = this.lexemes[this.at - 1]!;
    const first = this.lexemes[start]!;
    let last = this.at;
    while (this.lexemes[last + 1]?.kind === 'word') last += 1;
    const end = this.lexemes[last]!.end;
    const words = replaced(this.text, weight.start, weight.end, '').slice(
      first.start,
      end - (weight.end - weight.start),
    );
    throw new Refused({
      message: 'A weight counts for all the words side by side.',
      start: weight.start,
      end: weight.end,
      expected: 'the weight behind the last of them, or operators between them',
      repair: replaced(this.text, first.start, end, `(${words})${this.text.slice(weight.start, weight.end)}`),
    });
  }

  private refuseCommon(query: Query & { kind: 'words' }): never {
    const { start, end } = this.rangeOf(query);
    const words = query.words.map((word) => word.text).join(' ');
    throw new Refused({
      message: `“${words}” is in nearly every paper.`,
      start,
      end,
      expected: 'a rarer word, or quotes if exactly this is meant',
      repair: replaced(this.text, start, end, `"${words}"`),
    });
  }
}

function isOperator({ kind }: Lexeme): boolean {
  return kind === 'and' || kind === 'or' || kind === 'not' || kind === 'minus';
}

const TEXT_FIELDS: Readonly<Partial<Record<Context, TextField>>> = { ti: 'title', abs: 'abstract' };

function wordsQuery(words: readonly Word[], context: Context | undefined): Query {
  return valueLeaf(words, context) ?? { kind: 'words', field: textField(context), words };
}

function phraseQuery({ words, slop }: Lexeme & { kind: 'phrase' }, context: Context | undefined): Query {
  return valueLeaf(words, context) ?? { kind: 'phrase', field: textField(context), words, ...(slop ? { slop } : {}) };
}

function textField(context: Context | undefined): TextField {
  return (context && TEXT_FIELDS[context]) ?? 'text';
}

/** Authors, categories and sources are names: words of one value, however they were typed. */
function valueLeaf(words: readonly Word[], context: Context | undefined): Query | undefined {
  const value = words.map((word) => word.text + (word.form === 'prefix' ? '*' : '')).join(' ');
  if (context === 'au') return { kind: 'author', name: value };
  if (context === 'cat') return { kind: 'category', category: value };
  return context === 'src' ? { kind: 'source', source: value } : undefined;
}
