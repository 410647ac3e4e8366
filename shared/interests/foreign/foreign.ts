import { identifier } from '../identifier.ts';
import { Refused, replaced } from '../refused.ts';
import { refuseForeignYear } from './foreign-fields.ts';
import { refuseNear } from './foreign-near.ts';
import { refuseSuffix } from './foreign-tags.ts';

/** A query out of an address, `ti:electron+AND+abs:plasma`, or out of a page, `&quot;big cats&quot;`: refused with its signs put back. */
export function refuseEncoded(text: string): void {
  const escaped = /&(?:quot|amp|#39|apos|lt|gt);/.exec(text);
  if (escaped)
    throw new Refused({
      message: 'This is written as in the source of a page.',
      start: escaped.index,
      end: escaped.index + escaped[0].length,
      expected: 'signs as they are',
      repair: text.replace(/&(quot|amp|#39|apos|lt|gt);/g, (_, name: string) => ENTITIES[name]!),
    });
  const encoded = /\+(?:AND|OR|NOT|ANDNOT)\+|%[2357][0-9A-F]|search_query=|^\s*https?:\S*[?&](?:q|query|term)=/i.exec(
    text,
  );
  if (!encoded) return;
  throw new Refused({
    message: 'This is written as in an address.',
    start: encoded.index,
    end: encoded.index + encoded[0].length,
    expected: 'blanks between words, and signs as they are',
    repair: text
      .replace(/^.*(?:search_query|[?&](?:q|query|term))=([^&]*).*$/i, '$1')
      .replaceAll('+', ' ')
      .replace(/%([2357][0-9A-F])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  });
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', '#39': "'", apos: "'", lt: '<', gt: '>' };

/**
 * Habits of other search boxes that mean something else here, or nothing: each is refused with the query as it would be written here.
 * Habits that can only mean one thing (`title:`, `-x`, `&&`, curly quotes) are simply understood, by `lex`.
 */
export function refuseForeign(text: string, start: number, end: number): void {
  refuseBeyondWords(text, start);
  refuseSuffix(text, start, undefined);
  refuseHabit(text, start, end);
}

function refuseHabit(text: string, start: number, end: number): void {
  const chunk = text.slice(start, end);
  for (const { habit, message, expected, by } of HABITS) {
    const found = habit.exec(chunk);
    if (!found) continue;
    const to = start + found[0].length;
    const meant = by(found);
    const list = /^(?:id|doi):/.test(meant) ? LIKED_BEFORE.exec(text.slice(0, start)) : null;
    const repair = list
      ? replaced(text, start - list[2]!.length, to, ` ${list[1]}${found[0]}`)
      : replaced(text, start, to, meant);
    throw new Refused({ message, start, end: to, expected, repair });
  }
}

/** `like:2403.12345, 2403.12346`: the list goes on. */
const LIKED_BEFORE = /(-?\b(?:like|similar):)[^\s,;]+(\s*[,;]\s*)$/;

/** What goes on where words end: nearness and years with numbers of their own, and DOIs at brackets and semicolons. @throws Refused where one begins here */
export function refuseBeyondWords(text: string, at: number): void {
  refuseForeignYear(text, at);
  refuseNear(text, at);
  const doi = /^10\.\d{4,9}\/[^\s"“”]+/.exec(text.slice(at));
  if (doi) refuseHabit(text, at, at + doi[0].length);
}

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
      habit: /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i,
      message: 'An arXiv number is no word of a paper.',
      expected: 'id: for the paper itself, or like: for papers similar to it',
      by: ([id]) => `id:${identifier(id)}`,
    },
    {
      habit: /^10\.\d{4,9}\/\S+$/,
      message: 'A DOI is no word of a paper.',
      expected: 'doi: for the paper itself, or like: for papers similar to it',
      by: ([doi]) => `doi:${doi.replace(/\[[a-z]+\]$/i, '')}`,
    },
    {
      habit: /^(?:cs|stat|eess|econ|math|q-bio|q-fin|nlin|physics|cond-mat|astro-ph)\.(?:[A-Z]{2,3}|\*)$/,
      message: 'A category is no word of a paper.',
      expected: 'cat: before it',
      by: ([category]) => `cat:${category}`,
    },
    {
      habit: /^\++(?=[\p{L}\p{N}=~])/u,
      message: 'No plus is needed: words side by side are all asked for.',
      expected: 'the word alone',
      by: () => '',
    },
  ];

function addressRepair(address: string): string {
  const bare = identifier(address.replace(/^(?!https?:)/i, 'https://'));
  if (/^10\.\d{4,9}\//.test(bare)) return `doi:${bare}`;
  return /^https?:/i.test(bare) ? '' : `id:${bare}`;
}
