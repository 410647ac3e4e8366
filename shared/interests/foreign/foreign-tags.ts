import { fieldNamed } from '../fields.ts';
import type { Lexeme } from '../lexeme.ts';
import { Refused, replaced } from '../refused.ts';
import { fieldElsewhere, isNowhere } from './foreign-names.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** `cancer[tiab]` of PubMed; other square and curly brackets are not part of the language. @throws Refused */
export function refuseForeignBracket(text: string, at: number, before: Lexeme | undefined): never {
  const tag = /^\[\s*(1?[a-z][a-z /:~\d-]{0,30})\s*\]/i.exec(text.slice(at, at + 40));
  if (tag && before && isBehind(text, at, before))
    refuseTag(text, { start: at, end: at + tag[0].length }, tag[1]!.replace(/:.*$/, ''), before);
  const range = RANGE.exec(text.slice(at, at + 60));
  throw new Refused({
    message: `“${text[at]}” has no meaning here.`,
    start: at,
    end: at + 1,
    expected: range ? 'a range with two dots: date:2024-01..2024-03' : 'round brackets',
    repair: range
      ? replaced(text, at, at + range[0].length, `${range[1] ?? ''}..${range[2] ?? ''}`)
      : text.replace(/[[{]/g, '(').replace(/[\]}]/g, ')'),
  });
}

/** `[2020 TO *]` of Lucene, with or without the hour. */
const RANGE = /^[[{](?:\*|(\d[\d/-]*)(?:T[\d:.]*Z?)?)\s+TO\s+(?:\*|(\d[\d/-]*)(?:T[\d:.]*Z?)?)[\]}]/i;

/** `cats.ti,ab.` of Ovid, `cats:ti,ab` and `\'cats\'/exp` of Embase. @param before what stands before the place, for a field behind a bracket or phrase */
export function refuseSuffix(text: string, at: number, before: Lexeme | undefined): void {
  const found = SUFFIX.exec(text.slice(at, at + LONGEST_TAGGED));
  if (!found) return;
  const [all, word, ovid, embase, tree] = found;
  if (embase !== undefined && fieldNamed(word!)) return;
  const behind = word === '' ? before : undefined;
  if (word === '' && (behind?.end !== at || !(behind.kind === 'phrase' || behind.kind === 'close'))) return;
  const tag = { start: at + word!.length, end: at + all.length };
  refuseTag(text, tag, ovid ?? embase ?? tree!, behind ?? { kind: 'word', text: word!, form: 'folded', ...tag });
}

const OVID = '(?:ti|ab|au|kw|kf|mp|tw|hw|sh|ot|jn|pt)';
const EMBASE = '(?:ti|ab|au|kw)';
const SUFFIX = new RegExp(
  String.raw`^([^\s()"“:.,;]*)(?:\.(${OVID}(?:,${OVID})*)\.|:(${EMBASE}(?:,${EMBASE})*)|/(exp|EXP))(?![\p{L}\p{N}])`,
  'u',
);

function isBehind(text: string, at: number, { kind, end }: Lexeme): boolean {
  return (kind === 'word' || kind === 'phrase' || kind === 'close') && text.slice(end, at).trim() === '';
}

/** The tag belongs to the phrase or the bracket before it, or to the words before it back to an operator. @param name of one field, or of several with commas */
function refuseTag(text: string, tag: Place, name: string, before: Lexeme): never {
  const from = beginningOf(text, tag.start, before);
  const names = name.split(',');
  const field = names.length > 1 ? '' : (fieldElsewhere(name) ?? '');
  const until = field === 'date:' ? UNTIL.exec(text.slice(tag.end)) : null;
  const tagged = text.slice(from, tag.start).trim();
  const days = tagged.replaceAll('"', '') + (until ? `..${until[1]!.replace(/^3000.*/, '')}` : '');
  const several = field !== '' && before.kind === 'word' && /\s/.test(tagged) ? `(${tagged})` : tagged;
  const meant = isNowhere(name) ? ' ' : field + (field === 'date:' ? days : several);
  throw new Refused({
    message: 'A field stands in front of its word here, not behind it.',
    ...tag,
    expected: 'ti: abs: au: or date: in front of the word, or nothing for title and abstract',
    repair: replaced(text, from, tag.end + (until?.[0].length ?? 0), meant),
  });
}

function beginningOf(text: string, end: number, before: Lexeme): number {
  if (before.kind === 'close') return openingBracket(text, before.start);
  if (before.kind !== 'word') return before.start;
  const from = Math.max(0, end - LONGEST_TAGGED);
  const words = TAGGED.exec(text.slice(from, end));
  return words ? from + words.index : before.start;
}

function openingBracket(text: string, close: number): number {
  let open = 0;
  for (let at = close; at > 0; at--) {
    if (text[at] === ')') open += 1;
    if (text[at] === '(' && --open === 0) return at;
  }
  return 0;
}

const LONGEST_TAGGED = 200;
/** Words without an operator or a field among them; a colon between numbers is a range. */
const TAGGED =
  /(?<![^\s()[\],;])(?:(?!(?:AND|OR|NOT)\s)(?:[^\s()"[\],;:]|(?<=\d):(?=\d))+\s+)*(?:[^\s()"[\],;:]|(?<=\d):(?=\d))+\s*$/;
/** `"2020/01/01"[PDAT] : "2023/12/31"[PDAT]`: the end of a range. */
const UNTIL = /^\s*:\s*"?([\d/]+)"?\[[^\]]*\]/;
