import { parseDay } from '../papers/day.ts';
import { dayRange } from './day-range.ts';
import type { FieldName } from './fields.ts';
import { refuseForeignBracket } from './foreign/foreign-tags.ts';
import { identifier } from './identifier.ts';
import type { Lexeme, Step } from './lexeme.ts';
import type { Query } from './query.ts';
import { Refused, replaced } from './refused.ts';

/** What follows `id:`, `doi:`, `date:` or `like:`: up to the next blank, or in quotes. @throws Refused */
export function lexValue(text: string, at: number, field: Lexeme & { name: FieldName }): Step {
  const blanks = /^[^\S\n]*/.exec(text.slice(at, at + 64))![0].length;
  const from = at + blanks;
  if (/^[[{]/.test(text.slice(from, from + 1))) refuseForeignBracket(text, from, field);
  const quoted = /^["“]([^"”\n]*)["”]/.exec(text.slice(from));
  const compared = field.name === 'date' ? COMPARED.exec(text.slice(from)) : null;
  const typed = quoted ? quoted[1]!.trim() : compared ? compared[1]! + compared[2]! : rawValue(text.slice(from));
  const end = from + ((quoted ?? compared)?.[0].length ?? typed.length);
  const until = field.name === 'date' && IS_DAY.test(typed) ? UNTIL.exec(text.slice(end)) : null;
  if (until) {
    const to = end + until[0].length;
    return { lexemes: [{ kind: 'value', text: `${typed}..${until[1]}`, start: from, end: to }], end: to };
  }
  if (typed === '')
    throw new Refused({
      message: 'This field has no value.',
      start: field.start,
      end: field.end,
      expected: 'a value right after the colon, without brackets: id:2403.12345, date:2024-03..2024-05',
      repair: bracketed(text, field, from),
    });
  return { lexemes: [{ kind: 'value', text: typed, start: from, end }], end };
}

/** Up to a blank, quote, caret or list separator, and without a bracket or a full stop that belongs to what is around it. */
function rawValue(text: string): string {
  const typed = /^[^\s"“”^、]*/.exec(text)![0];
  const run = typed.replace(IS_DOI.test(typed) ? BEHIND_DOI : BEHIND_VALUE, '');
  let open = 0;
  for (let index = 0; index < run.length; index++) {
    if (run[index] === '(') open += 1;
    if (run[index] === ')' && --open < 0) return trimmed(run.slice(0, index));
  }
  return run.startsWith('(') ? '' : trimmed(run);
}

/** `date:>= 2024`. */
const COMPARED = /^([<>]=?)[^\S\n]+([12]\d{3}[\d/-]*)/;
const IS_DAY = /^[12]\d{3}(?:[-/]\d{1,2}){0,2}$/;
/** `2020 - 2024`, `2020 to 2024`; a minus right before a number would exclude it. */
const UNTIL =
  /^[^\S\n]*(?:[-–—][^\S\n]+|(?:\.\.|:)[^\S\n]*|to[^\S\n]+)([12]\d{3}(?:[-/]\d{1,2}){0,2})(?![\p{L}\p{N}])/iu;

const IS_DOI = /^(?:[a-z:/.]+)?10\.\d{4,9}\//i;
/** DOIs hold commas, and old ones a semicolon: `3.0.CO;2-8`. */
const BEHIND_DOI = /(?:(?<!\.co);|,(?=\p{L}+:|10\.\d{4})).*$/iu;
const BEHIND_VALUE = /[,;].*$/;

/** Without the full stop or comma of the sentence around it; two dots are a range. */
function trimmed(value: string): string {
  return value.replace(/(?:[,;]|(?<!\.)\.)+$/, '');
}

/** `id:(a OR b)` meant `id:a OR id:b`, and of papers to steer by `like:a like:b`. */
function bracketed(text: string, field: Lexeme & { name: FieldName }, from: number): string {
  const inner = /^\(([^()"]*)\)/.exec(text.slice(from));
  if (!inner) return replaced(text, field.start, from, ' ');
  const start = field.name === 'like' && text[field.start - 1] === '-' ? field.start - 1 : field.start;
  const name = text.slice(start, field.end);
  const values = inner[1]!.split(/[\s,;]+/).filter((word) => word !== '' && !/^(?:OR|AND)$/i.test(word));
  const each = values.map((value) => name + value);
  return replaced(
    text,
    start,
    from + inner[0].length,
    field.name === 'like' ? each.join(' ') : `(${each.join(' OR ')})`,
  );
}

/** The leaf that a field and its value make. @throws Refused when the value is none of that field. */
export function valueQuery(text: string, field: Lexeme & { name: FieldName }, value: Lexeme & { text: string }): Query {
  const made = make(field.name, value.text);
  if (made) return made;
  const { expected, example } = EXPECTED[field.name] ?? EXPECTED.id!;
  throw new Refused({
    message: `“${value.text.slice(0, 60)}” is not ${expected}.`,
    start: value.start,
    end: Math.max(value.end, value.start + 1),
    expected: `${expected}, as in ${example}`,
    ...(field.name === 'date' ? otherDate(text, value.start) : {}),
  });
}

/** `date:March 2024`, `date:03/2024`, `date:14.3.2024`, as a repair. */
function otherDate(text: string, start: number): { repair?: string } {
  const typed = UP_TO_YEAR.exec(text.slice(start))?.[0];
  const day = typed === undefined ? undefined : parseDay(typed);
  return typed === undefined || day === undefined ? {} : { repair: replaced(text, start, start + typed.length, day) };
}

const UP_TO_YEAR = /^[^\s()"“;]{1,12}(?:[^\S\n][^\s()"“;]{1,12}){0,2}?(?<=[12]\d{3})(?![\p{L}\p{N}])/u;

const EXPECTED: Readonly<Partial<Record<FieldName, { expected: string; example: string }>>> = {
  id: { expected: 'an identifier', example: 'id:2403.12345' },
  doi: { expected: 'a DOI', example: 'doi:10.1000/xyz123' },
  date: {
    expected: 'a day, month, year or range of them',
    example: 'date:2024-03-14, date:2024 or date:2024-03..2024-05',
  },
  like: { expected: 'the identifier of a paper', example: 'like:2403.12345' },
};

function make(name: FieldName, typed: string): Query | undefined {
  if (name === 'date') {
    const range = dayRange(typed);
    return range && { kind: 'date', ...range };
  }
  const bare = identifier(typed);
  const isDoi = /^10\.\d{4,9}\/[^\s\p{C}]+$/u.test(bare);
  if (name === 'doi' && isDoi) return isStable(bare) ? { kind: 'doi', doi: bare.toLowerCase() } : undefined;
  // arXiv and the Anthology give DOIs that are their own identifiers in other words.
  if (name === 'doi' && !/10\.\d{4,9}\//.test(typed)) return undefined;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._:/()<>[\];,+@-]*$/u.test(bare) || !isStable(bare)) return undefined;
  return name === 'like' ? { kind: 'like', paper: bare } : { kind: 'id', id: bare };
}

/** Whether the value, written behind a field, is read back as itself. */
function isStable(value: string): boolean {
  return rawValue(value) === value && rawValue(`${value})`) === value && identifier(value) === value;
}
