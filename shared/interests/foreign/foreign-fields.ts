import { nearestField } from '../fields.ts';
import { Refused, replaced } from '../refused.ts';
import { fieldElsewhere, isNowhere, valueEnd } from './foreign-names.ts';

const EVERYWHERE = {
  message: 'Title and abstract are searched without saying so.',
  expected: 'the words alone, or ti: or abs: for one of the two',
} as const;

/** A field that is none here: it has another name (`py:`), none (`all:`), or was mistyped. */
export function refuseField(text: string, start: number, end: number): never {
  const name = text.slice(start, end - 1);
  const field = fieldElsewhere(name);
  const expected = 'ti: abs: au: cat: src: id: doi: date: or like:';
  const refused = { start, end, expected, message: `There is no field “${name}”.` };
  if (field === '') throw new Refused({ ...refused, ...EVERYWHERE, repair: replaced(text, start, end, '') });
  if (isNowhere(name)) throw new Refused({ ...refused, repair: without(text, start, valueEnd(text, end)) });
  if (field !== undefined && /^allin/i.test(name))
    throw new Refused({ ...refused, repair: `${text.slice(0, start)}${field}(${text.slice(end)})` });
  const nearest = nearestField(name);
  if (!field && !nearest && IS_NO_NAME.test(name))
    throw new Refused({ ...refused, repair: replaced(text, end - 1, end, ' ') });
  throw new Refused({ ...refused, repair: replaced(text, start, end, field ?? (nearest ? `${nearest}:` : '')) });
}

/** `C:N ratio`, `Fe:Ni`: a sign or a name of its own, and no field's. */
const IS_NO_NAME = /^.$|\p{Lu}/u;

/** The text without a field and its value, and without the minus before them. */
function without(text: string, start: number, end: number): string {
  return replaced(text, text[start - 1] === '-' ? start - 1 : start, end, ' ');
}

/** `TI=graph networks`, `AU=(Smith, J.)` and `TITLE-ABS-KEY(…)`; `ti(…)` of ProQuest. */
export function refuseForeignCall(text: string, start: number): void {
  const call = CALL.exec(text.slice(start, start + LONGEST_CALL));
  const name = call && (call[1] ?? call[2]!.trim());
  if (!name) return;
  const end = start + call[0].length;
  const field = fieldElsewhere(name);
  const refused = { message: 'A field is followed by a colon here.', expected: 'ti: abs: au: or src:', start, end };
  if (field === undefined && !isNowhere(name)) return;
  if (field === undefined)
    throw new Refused({
      ...refused,
      message: `“${name}” is nothing that papers tell here.`,
      repair: without(text, start, valueEnd(text, end)),
    });
  const { to, value } = valueOfCall(text, end, field);
  throw new Refused({
    ...refused,
    ...(field === '' && EVERYWHERE),
    repair: replaced(text, start, to, field + value),
  });
}

/** Short names are also acronyms, with what they mean in brackets: a bracket apart must have an operator or a quote in it. */
const CALL =
  /^(?:([A-Za-z-]+)=(?=[\p{L}\p{N}"“(])|([A-Z][A-Z-]{3,}\s*|(?:TI|AB|AU|ABS|ALL|KEY|REF)(?:\s+(?=\([^()]*(?:\b(?:AND|OR|NOT)\b|"))|)|(?:ti|ab|au|su))(?=\()(?!\(S\)))/u;
const LONGEST_CALL = 100;

/** What a foreign field asks for, as one value: `smith, j.` is one name, and `TI=graph networks` is about both words. */
function valueOfCall(text: string, at: number, field: string): { to: number; value: string } {
  const bracket = /^\(([^()"“]*,[^()"“]*)\)/.exec(text.slice(at));
  if (bracket && field === 'au:' && !OPERATOR.test(bracket[1]!))
    return { to: at + bracket[0].length, value: `"${bracket[1]!.trim()}"` };
  const words = WORDS.exec(text.slice(at))?.[0] ?? '';
  if (!/\s/.test(words) || field === '') return { to: at, value: '' };
  return { to: at + words.length, value: field === 'au:' ? `"${words}"` : `(${words})` };
}

const OPERATOR = /\b(?:AND|OR|NOT)\b/;
/** Words up to an operator, a bracket or the next field. */
const WORDS = /^[^\s()"“=,;]+(?:[^\S\n]+(?!(?:AND|OR|NOT|SAME|NEAR\S*)(?:\s|$)|[A-Z]{2}=)[^\s()"“=,;]+)*/;

/** `"Document Title":cats` of IEEE. @param name where the name stands, between its quotes */
export function refuseQuotedField(text: string, start: number, name: { from: number; to: number }): void {
  const field = fieldElsewhere(text.slice(name.from, name.to).replace(/s$/i, ''));
  if (field === undefined) return;
  const end = name.to + 2;
  throw new Refused({
    message: 'The name of a field takes no quotes here.',
    start,
    end,
    expected: 'ti: abs: au: or src:',
    repair: replaced(text, start, end, field),
  });
}

/** `PUBYEAR > 2019` of Scopus, `year >= 2019`, and `2019..2021` of Google. */
export function refuseForeignYear(text: string, start: number): void {
  const rest = text.slice(start, start + LONGEST_CALL);
  const found = PUBYEAR.exec(rest) ?? COMPARED.exec(rest) ?? YEARS.exec(rest);
  if (!found) return;
  const sign = { AFT: '>', BEF: '<', IS: '', '=': '' }[found[1]!] ?? found[1];
  const end = start + found[0].length;
  throw new Refused({
    message: 'The year of a paper is asked for with date: here.',
    start,
    end,
    expected: 'date: with a year or a range: date:2019, date:>2019, date:2019..2021',
    repair: replaced(text, start, end, found[2] === undefined ? ' ' : `date:${sign}${found[2]}`),
  });
}

const PUBYEAR = /^PUBYEAR(?:\s*(>|<|=|AFT|BEF|IS)\s*(\d{4}))?(?![\p{L}\p{N}])/u;
/** ` =2020` would be the word exactly. */
const COMPARED = /^(?:year|date)(?=\s*[<>]|=|\s+=\s)\s*(>=|<=|>|<|=)\s*([12]\d{3}(?:-\d\d){0,2})(?![\p{L}\p{N}])/iu;
const YEARS = /^()([12]\d{3}(?:-\d\d){0,2}\.\.\.?[12]\d{3}(?:-\d\d){0,2})(?![\p{L}\p{N}])/u;
