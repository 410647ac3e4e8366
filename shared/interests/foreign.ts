import { identifier } from './identifier.ts';
import type { Lexeme } from './lexeme.ts';
import { Refused, replaced } from './refused.ts';

/**
 * Habits of other search boxes that mean something else here, or nothing: each is refused with the query as it would be written here.
 * Habits that can only mean one thing (`title:`, `-x`, `&&`, curly quotes) are simply understood, by `lex`.
 */
export function refuseForeign(text: string, start: number, end: number): void {
  const chunk = text.slice(start, end);
  for (const { habit, message, expected, by } of HABITS) {
    const found = habit.exec(chunk);
    if (found)
      throw new Refused({
        message,
        start,
        end: start + found[0].length,
        expected,
        repair: replaced(text, start, start + found[0].length, by(found)),
      });
  }
  const near = /^(?:(?:NEAR|ADJ|W|PRE|N)\/(\d{1,2})|(?:NEAR|ADJ)(\d{0,2}))$/.exec(chunk);
  if (near) refuseNear(text, start, end, near[1] ?? (near[2] || '4'));
}

const FIELD_LETTERS = 'ti|title|abs|ab|abstract|au|author|so|source';
const HABITS: readonly { habit: RegExp; message: string; expected: string; by: (found: RegExpExecArray) => string }[] =
  [
    {
      habit: /^ANDNOT$/,
      message: 'ANDNOT is written NOT here.',
      expected: 'NOT',
      by: () => 'NOT',
    },
    {
      habit: /^(?:https?:\/\/|www\.)\S+$/i,
      message: 'An address is no word of a paper.',
      expected: 'id: with the identifier, or like: for papers similar to it',
      by: ([address]) => addressRepair(address),
    },
    {
      habit: /^(?:arxiv:)?(\d{4}\.\d{4,5})(?:v\d+)?$/i,
      message: 'An arXiv number is no word of a paper.',
      expected: 'id: for the paper itself, or like: for papers similar to it',
      by: ([, id]) => `id:${id}`,
    },
    {
      habit: /^10\.\d{4,9}\/\S+$/,
      message: 'A DOI is no word of a paper.',
      expected: 'doi: for the paper itself, or like: for papers similar to it',
      by: ([doi]) => `doi:${doi}`,
    },
    {
      habit: new RegExp(`^(?:${FIELD_LETTERS})=(?=.)`, 'i'),
      message: 'A field is followed by a colon here.',
      expected: 'ti: abs: au: or src:',
      by: ([typed]) =>
        `${{ a: typed.toLowerCase().startsWith('au') ? 'au' : 'abs', t: 'ti', s: 'src' }[typed[0]!.toLowerCase()]}:`,
    },
    {
      habit: /^(?:ts|all|topic)=/i,
      message: 'All fields are searched without saying so.',
      expected: 'the words alone',
      by: () => '',
    },
    {
      habit: /^\++(?=[\p{L}\p{N}=~])/u,
      message: 'No plus is needed: words side by side are all asked for.',
      expected: 'the word alone',
      by: () => '',
    },
  ];

/** `all:` and the like: every word is looked for in title and abstract anyway. */
export function refuseForeignField(text: string, start: number, end: number, name: string): void {
  if (!/^(?:all|any|text|fulltext|tiab|tw|kw|keyword|keywords|key|title-abs-key|topic|subject|q)$/i.test(name)) return;
  throw new Refused({
    message: 'Title and abstract are searched without saying so.',
    start,
    end,
    expected: 'the words alone, or ti: or abs: for one of the two',
    repair: replaced(text, start, end, ''),
  });
}

/** `cancer[tiab]` of PubMed; other square and curly brackets are not part of the language. */
export function refuseForeignBracket(text: string, at: number, before: Lexeme | undefined): never {
  const tag = /^\[\s*([a-z][a-z /:-]{0,30})\s*\]/i.exec(text.slice(at, at + 40));
  if (tag && before && before.end === at && (before.kind === 'word' || before.kind === 'phrase')) {
    const field = TAG_FIELDS.find(([tags]) => tags.test(tag[1]!))?.[1] ?? '';
    throw new Refused({
      message: `A field stands in front of its word here, not behind it.`,
      start: at,
      end: at + tag[0].length,
      expected: 'ti: abs: or au: in front of the word, or nothing for title and abstract',
      repair: replaced(text, before.start, at + tag[0].length, field + text.slice(before.start, at)),
    });
  }
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

const TAG_FIELDS: readonly (readonly [tags: RegExp, field: string])[] = [
  [/^(?:ti|title)$/i, 'ti:'],
  [/^(?:ab|abstract)$/i, 'abs:'],
  [/^(?:au|author|1au|lastau)$/i, 'au:'],
];

/** `a NEAR/3 b` is `"a b"~3`. */
function refuseNear(text: string, start: number, end: number, distance: string): never {
  const left = /([\p{L}\p{N}][^\s()"]*)\s+$/u.exec(text.slice(0, start));
  const right = /^\s+([\p{L}\p{N}][^\s()"]*)/u.exec(text.slice(end));
  throw new Refused({
    message: 'Nearness is written with quotes here.',
    start,
    end,
    expected: '"two words"~3 for words with at most 3 others among them',
    repair:
      left && right
        ? replaced(text, left.index, end + right[0].length, `"${left[1]} ${right[1]}"~${Number(distance)}`)
        : replaced(text, start, end, ' '),
  });
}

function addressRepair(address: string): string {
  const bare = identifier(address.replace(/^(?!https?:)/i, 'https://'));
  if (/^10\.\d{4,9}\//.test(bare)) return `doi:${bare}`;
  return /^https?:/i.test(bare) ? '' : `id:${bare}`;
}
