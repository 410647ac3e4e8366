import { fieldNamed, nearestField } from './fields.ts';
import type { Lexeme } from './lexeme.ts';
import { Refused, replaced } from './refused.ts';

/** What fields of other search boxes (PubMed, Scopus, Web of Science, arXiv's interface) are here; `''` for title and abstract together. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'ti:': 'allintitle',
  'abs:': 'ab',
  'au:': 'auth authname authlastname author-name aulast 1au lastau first-author',
  'src:': 'so srctitle conf conftitle publication jour ta jt',
  'date:': 'py pubyear pubdate dp pdat edat submitteddate lastupdateddate',
  'doi:': 'do',
  '': 'all any text allintext fulltext tiab tw kw keyword keywords key authkey title-abs-key title-abs title-abs-key-auth topic ts subject mesh mh',
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(ELSEWHERE).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
);

/** What to write here for a field of another search box, colon included; undefined for what is no field anywhere. */
function fieldElsewhere(name: string): string | undefined {
  const known = fieldNamed(name);
  return known === undefined ? BY_NAME.get(name.toLowerCase()) : `${known}:`;
}

const EVERYWHERE = {
  message: 'Title and abstract are searched without saying so.',
  expected: 'the words alone, or ti: or abs: for one of the two',
} as const;

/** A field that is none here: it has another name (`py:`), none (`all:`), or was mistyped. @param valueEnd where what stands right behind the colon ends */
export function refuseField(text: string, start: number, end: number, valueEnd: number): never {
  const name = text.slice(start, end - 1);
  const field = fieldElsewhere(name);
  const expected = 'ti: abs: au: cat: src: id: doi: date: or like:';
  const refused = { start, end, expected, message: `There is no field “${name}”.` };
  if (field === '') throw new Refused({ ...refused, ...EVERYWHERE, repair: replaced(text, start, end, '') });
  if (OF_PAGES.test(name)) throw new Refused({ ...refused, repair: replaced(text, start, valueEnd, '') });
  if (field !== undefined && /^allin/i.test(name))
    throw new Refused({ ...refused, repair: `${text.slice(0, start)}${field}(${text.slice(end)})` });
  const nearest = nearestField(name);
  throw new Refused({ ...refused, repair: replaced(text, start, end, field ?? (nearest ? `${nearest}:` : '')) });
}

/** What search engines of the web ask of pages, with its value, is nothing to ask of papers. */
const OF_PAGES = /^(?:site|filetype|ext|lang|language|inurl)$/i;

/** `TI=(…)` and `TITLE-ABS-KEY(…)`. */
export function refuseForeignCall(text: string, start: number): void {
  const call = /^(?:([A-Za-z-]+)=(?=[\p{L}\p{N}"“(])|([A-Z][A-Z-]{2,})\s*\((?!S\)))/u.exec(
    text.slice(start, start + LONGEST_CALL),
  );
  const field = call && fieldElsewhere(call[1] ?? call[2]!);
  if (!call || field === undefined) return;
  const end = start + call[0].length;
  throw new Refused({
    ...(field === ''
      ? EVERYWHERE
      : { message: 'A field is followed by a colon here.', expected: 'ti: abs: au: or src:' }),
    start,
    end,
    repair: replaced(text, start, end, field + (call[0].endsWith('(') ? '(' : '')),
  });
}

const LONGEST_CALL = 40;

/** `PUBYEAR > 2019` of Scopus. */
export function refuseForeignYear(text: string, start: number): void {
  const found = /^PUBYEAR\s*(>|<|=|AFT|BEF|IS)\s*(\d{4})\b/.exec(text.slice(start, start + LONGEST_CALL));
  if (!found) return;
  const sign = { '>': '>', AFT: '>', '<': '<', BEF: '<' }[found[1]!] ?? '';
  const end = start + found[0].length;
  throw new Refused({
    message: 'The year of a paper is asked for with date: here.',
    start,
    end,
    expected: 'date: with a year or a range: date:2019, date:>2019, date:2019..2021',
    repair: replaced(text, start, end, `date:${sign}${found[2]}`),
  });
}

/** `cancer[tiab]` of PubMed; other square and curly brackets are not part of the language. */
export function refuseForeignBracket(text: string, at: number, before: Lexeme | undefined): never {
  const tag = /^\[\s*([a-z][a-z /:-]{0,30})\s*\]/i.exec(text.slice(at, at + 40));
  if (tag && before?.end === at && (before.kind === 'word' || before.kind === 'phrase'))
    refuseTag(text, { start: at, end: at + tag[0].length }, tag[1]!, before);
  const range = /^[[{](\d[\d/-]*)\s+TO\s+(\d[\d/-]*)[\]}]/i.exec(text.slice(at, at + 60));
  throw new Refused({
    message: `“${text[at]}” has no meaning here.`,
    start: at,
    end: at + 1,
    expected: range ? 'a range with two dots: date:2024-01..2024-03' : 'round brackets',
    repair: range
      ? replaced(text, at, at + range[0].length, `${range[1]}..${range[2]}`)
      : text.replace(/[[{]/g, '(').replace(/[\]}]/g, ')'),
  });
}

/** The tag belongs to the phrase before it, or to the words before it back to an operator. */
function refuseTag(text: string, tag: { start: number; end: number }, name: string, before: Lexeme): never {
  const words =
    before.kind === 'word' ? TAGGED.exec(text.slice(Math.max(0, tag.start - LONGEST_TAGGED), tag.start)) : null;
  const from = words ? words.index + Math.max(0, tag.start - LONGEST_TAGGED) : before.start;
  const field = /^(?:crdt|date\b.*)$/i.test(name) ? 'date:' : (fieldElsewhere(name) ?? '');
  const until = field === 'date:' ? UNTIL.exec(text.slice(tag.end)) : null;
  const tagged = text.slice(from, tag.start);
  const days = tagged.replaceAll('"', '') + (until ? `..${until[1]}` : '');
  const several = field !== '' && before.kind === 'word' && /\s/.test(tagged) ? `(${tagged})` : tagged;
  throw new Refused({
    message: 'A field stands in front of its word here, not behind it.',
    ...tag,
    expected: 'ti: abs: au: or date: in front of the word, or nothing for title and abstract',
    repair: replaced(text, from, tag.end + (until?.[0].length ?? 0), field + (field === 'date:' ? days : several)),
  });
}

const LONGEST_TAGGED = 200;
const TAGGED = /(?<![^\s()[\],;])(?:(?!(?:AND|OR|NOT)\s)[^\s()"[\],;]+\s+)*[^\s()"[\],;]+$/;
/** `"2020/01/01"[PDAT] : "2023/12/31"[PDAT]`: the end of a range. */
const UNTIL = /^\s*:\s*"?([\d/]+)"?\[[^\]]*\]/;
