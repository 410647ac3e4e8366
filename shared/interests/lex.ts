import { type FieldName, fieldNamed } from './fields.ts';
import { refuseBeyondWords, refuseEncoded, refuseForeign } from './foreign/foreign.ts';
import { refuseField, refuseForeignCall } from './foreign/foreign-fields.ts';
import { refuseForeignBracket, refuseSuffix } from './foreign/foreign-tags.ts';
import { gluedWord, refuseOptionalPart } from './glued-brackets.ts';
import type { Lexeme, Step } from './lexeme.ts';
import { LIMITS } from './limits.ts';
import { lexPhrase, phraseEnd } from './phrase.ts';
import { Refused, replaced } from './refused.ts';
import { lexValue } from './values.ts';
import { lexName, lexWord, plainWord, refuseInitials, wordsOfName } from './word.ts';

/** The pieces of a typed query, in order. @throws Refused */
export function lex(text: string): Lexeme[] {
  refuseEncoded(text);
  const lexemes: Lexeme[] = [];
  const brackets: (FieldName | undefined)[] = [];
  let at = 0;
  while (at < text.length) {
    const before = lexemes.at(-1);
    const step = next(text, at, before, brackets.at(-1));
    for (const { kind } of step.lexemes) {
      if (kind === 'open') brackets.push(before?.kind === 'field' ? before.name : brackets.at(-1));
      if (kind === 'close') brackets.pop();
    }
    lexemes.push(...step.lexemes);
    at = step.end;
  }
  return lexemes.filter((lexeme, index) => !isMereLineEnd(lexeme, lexemes[index - 1], lexemes[index + 1]));
}

/** @param around the field whose bracket is open */
function next(text: string, at: number, before: Lexeme | undefined, around: FieldName | undefined): Step {
  if (before?.kind === 'field' && RAW_FIELDS.has(before.name)) return lexValue(text, at, before);
  const beginsLine = text.includes('\n') && (at === 0 || text[at - 1] === '\n');
  const marker = beginsLine ? LIST_MARKER.exec(text.slice(at, at + LONGEST_SIGN)) : null;
  if (marker) return { lexemes: [], end: at + marker[0].length };
  const molecule = text[at] === '(' ? gluedWord(text, at) : undefined;
  if (molecule) return molecule;
  refuseOptionalPart(text, at);
  const rest = text.slice(at, at + LONGEST_SIGN);
  const blank = /^[^\S\n]+/.exec(rest);
  if (blank) return { lexemes: [], end: at + blank[0].length };
  for (const [sign, make] of SIGNS) {
    const found = sign.exec(rest);
    if (found) return one(make, at, at + found[0].length);
  }
  if (WEIGHT.test(rest)) return lexWeight(text, at);
  if (/^[-\u2212]/.test(rest)) return lexMinus(text, at);
  // What a slash holds together with `model(s)` is a word of its own.
  if (text[at] === '/') {
    refuseSuffix(text, at, before);
    return { lexemes: [], end: at + 1 };
  }
  if (/^[[\]{}]/.test(rest)) return refuseForeignBracket(text, at, before);
  const named = before?.kind === 'field' ? before.name : around;
  if (phraseEnd(text, at) !== undefined) return lexPhrase(text, at, named !== undefined && NAME_FIELDS.has(named));
  return lexChunk(text, at, before, around);
}

const LONGEST_SIGN = 16;
/** What stands before each item of a list on several lines. */
const LIST_MARKER = /^[^\S\n]*(?:\*|\d{1,2}[.)])[^\S\n]+/;
const WEIGHT = /^\^/;
const NAME_FIELDS: ReadonlySet<FieldName> = new Set(['au', 'cat', 'src']);
const RAW_FIELDS: ReadonlySet<FieldName> = new Set(['id', 'doi', 'date', 'like']);

/** Signs that mean the same wherever they stand. `AND` and the like only as words of their own. */
const SIGNS: readonly (readonly [sign: RegExp, kind: SimpleKind])[] = [
  [/^\n/, 'newline'],
  [/^[,;、•]/, 'comma'],
  [/^\(/, 'open'],
  [/^\)/, 'close'],
  [/^(?:&&|&(?=\s)|AND(?=$|[\s(),;"“”„«「『=~!|&[]))/, 'and'],
  [/^(?:\|\|?|OR(?=$|[\s(),;"“”„«「『=~!|&[]))/, 'or'],
  [/^(?:!(?=[=~]?[\p{L}\p{N}"“„«「『(])|NOT(?=$|[\s(),;"“”„«「『=~!|&[]))/u, 'not'],
];
type SimpleKind = 'newline' | 'comma' | 'open' | 'close' | 'and' | 'or' | 'not';

function one(kind: SimpleKind, start: number, end: number): Step {
  if (kind === 'newline' || kind === 'comma')
    return { lexemes: [{ kind: 'separator', newline: kind === 'newline', start, end }], end };
  return { lexemes: [{ kind, start, end }], end };
}

/** A minus right before something excludes it; a dash by itself is punctuation, and one right behind a bracket or a quote a hyphen. */
function lexMinus(text: string, at: number): Step {
  const end = at + 1;
  if (/[)"”»」』]/.test(text[at - 1] ?? '')) return { lexemes: [], end };
  if (/^[.#@$*+]?[\p{L}\p{N}(=~]/u.test(text.slice(end, end + 3)) || phraseEnd(text, end) !== undefined)
    return { lexemes: [{ kind: 'minus', start: at, end }], end };
  return { lexemes: [], end };
}

function lexWeight(text: string, at: number): Step {
  const typed = /^\^(?:[^\S\n]?[-+]?[\d.]+(?:e[-+]?\d+)?)?/i.exec(text.slice(at))![0];
  const end = at + typed.length;
  const weight = typed === '^' ? Number.NaN : Number(typed.slice(1));
  const { least, most } = LIMITS.weight;
  if (/^\^(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})$/.test(typed) && weight >= least && weight <= most)
    return { lexemes: [{ kind: 'weight', weight, start: at, end }], end };
  const nearest = Math.max(least, Math.min(Number(weight.toFixed(6)), most));
  throw new Refused({
    message: weight < least || weight > most ? `${weight} is no weight that helps.` : 'A weight needs a number.',
    start: at,
    end,
    expected: `a number from ${least} to ${most}, as in video^2`,
    repair: replaced(text, at, end, Number.isNaN(nearest) ? ' ' : `^${nearest}`),
  });
}

/** Everything up to a blank or a sign: a field's name, or a word with its marks. */
function lexChunk(text: string, at: number, before: Lexeme | undefined, around: FieldName | undefined): Step {
  const isName = before?.kind === 'field' && NAME_FIELDS.has(before.name);
  if (!isName) {
    refuseForeignCall(text, at);
    refuseBeyondWords(text, at);
    refuseSuffix(text, at, before);
  }
  const glued = isName ? undefined : gluedWord(text, at);
  if (glued) return glued;
  const end = chunkEnd(text, at);
  const chunk = text.slice(at, end);
  const field = fieldAt(text, at);
  if (field) return { lexemes: [field], end: field.end };
  const colon = /^[=~]?([\p{L}_-]+):/u.exec(chunk);
  if (colon) {
    const after = at + colon[0].length;
    refuseForeign(text, at, end);
    if (isGlued(text, after) || /^allin/i.test(colon[1]!)) refuseField(text, at, after);
  }
  const begun = isName || (around && NAME_FIELDS.has(around)) ? BEGUN_NAME.exec(chunk) : null;
  if (begun) return { lexemes: [{ kind: 'word', text: plainWord(begun[1]!), form: 'prefix', start: at, end }], end };
  if ((isName && before.name === 'au') || (around === 'au' && text[end] === ',')) refuseInitials(text, at, end);
  if (isName) return { lexemes: lexName(text, at, end), end };
  if (around && NAME_FIELDS.has(around)) return { lexemes: wordsOfName(text, at, end), end };
  refuseForeign(text, at, end);
  return { lexemes: lexWord(text, at, end), end };
}

/** The name of a field with its colon, which may stand a little apart. */
function fieldAt(text: string, at: number): Lexeme | undefined {
  const typed = /^(\p{L}+)[^\S\n]{0,3}:/u.exec(text.slice(at, at + LONGEST_SIGN));
  const name = typed ? fieldNamed(typed[1]!) : undefined;
  return typed && name ? { kind: 'field', name, start: at, end: at + typed[0].length } : undefined;
}

/** `cs.*`: of a name, unlike of a word, any beginning will do. */
const BEGUN_NAME = /^([\p{L}\p{N}][\p{L}\p{N}._-]*)\*$/u;

/** Whether something is typed right after the colon, so that it must have been meant as a field. */
function isGlued(text: string, after: number): boolean {
  return /^[\p{L}\p{N}"“(=~*<>]/u.test(text.slice(after, after + 2));
}

function chunkEnd(text: string, at: number): number {
  const stop = /[\s(),;、"“”„‟«»「」『』[\]{}^|]|&&/g;
  stop.lastIndex = at + 1;
  for (let found = stop.exec(text); found; found = stop.exec(text)) {
    const inNumber =
      found[0] === ',' && /\d/.test(text[found.index - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(found.index + 1));
    if (!inNumber) return found.index;
  }
  return text.length;
}

/** A line end at the border of the query, of a bracket, or next to an operator separates nothing. */
function isMereLineEnd(lexeme: Lexeme, before: Lexeme | undefined, after: Lexeme | undefined): boolean {
  if (lexeme.kind !== 'separator' || !lexeme.newline) return false;
  const opens =
    !before || before.kind === 'open' || isOperator(before) || before.kind === 'separator' || before.kind === 'field';
  return opens || !after || after.kind === 'close' || isOperator(after);
}

function isOperator({ kind }: Lexeme): boolean {
  return kind === 'and' || kind === 'or' || kind === 'not';
}
