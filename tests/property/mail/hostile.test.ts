import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { EditionBody, FrozenPaper } from '../../../shared/editions/edition.ts';
import { toEml } from '../../../shared/mail/eml.ts';
import { STYLE } from '../../../shared/mail/markup/look.ts';
import { editionMessage, type Message } from '../../../shared/mail/message.ts';
import { graphemeCount } from '../../../shared/mail/typesetting/clip.ts';
import type { Range } from '../../../shared/matching/reason.ts';
import { anEdition } from '../../gallery/editions.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from '../../gallery/hostile.ts';
import { aPaper } from '../../gallery/papers.ts';
import { SETTINGS } from '../../gallery/specimens.ts';

/** Papers made up in all; OFFPRINT_HOSTILE_CARDS asks for more, such as 200000. */
const CARDS = Number(process.env.OFFPRINT_HOSTILE_CARDS ?? 4_000);
const CARDS_A_MAIL = 20;

const TAGS = new Set(
  'html head meta title style body div table tbody tr td main header section article footer h1 h2 p a b br span'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang dir charset name content class style role width align cellpadding cellspacing border href'.split(' '),
);
const STYLES = new Set<string>(Object.values(STYLE));
const HEADERS = ['Archived-At', 'Auto-Submitted', 'List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Precedence'];
const NOT_TEXT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}]|\p{Cs}/u;

const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.filter((each) => each.length < 1_000)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      '\r',
      '\n',
      '\0',
      '\u202e',
      '\u200d',
      '-',
      '!',
      '[',
      'a',
      ' ',
    ),
    maxLength: 60,
  }),
  fc
    .array(fc.constantFrom(...HOSTILE_TEXTS), { minLength: 1, maxLength: 3 })
    .map((all) => all.join('').slice(0, 2_500)),
);
const address = fc.oneof(
  fc.constantFrom(...HOSTILE_ADDRESSES),
  text.map((tail) => `https://papers.example/${tail}`),
  text.map((head) => `${head}:alert(1)`),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
const ranges: fc.Arbitrary<Range[]> = fc.array(
  fc.tuple(fc.integer({ min: -5, max: 700 }), fc.integer({ min: -5, max: 700 })),
  {
    maxLength: 5,
  },
);
const paper: fc.Arbitrary<FrozenPaper> = fc
  .record({
    id: text,
    title: text,
    abstract: fc.oneof(
      text,
      fc.array(text, { maxLength: 12 }).map((all) => all.join('. ')),
    ),
    authors: fc.array(text, { maxLength: 5 }),
    authorCount: fc.nat(3_000),
    categories: fc.array(text, { maxLength: 4 }),
    links: fc.record({ abstract: address, pdf: address, code: address }, { requiredKeys: [] }),
    venue: text,
    why: fc.array(
      fc.record({
        interestId: text,
        clause: text,
        field: text,
        words: fc.array(text, { maxLength: 3 }),
        title: ranges,
        abstract: ranges,
      }),
      { maxLength: 3 },
    ),
  })
  .map((with_) => aPaper(with_));
const edition: fc.Arbitrary<EditionBody> = fc
  .record({
    papers: fc.array(paper, { minLength: CARDS_A_MAIL, maxLength: CARDS_A_MAIL }),
    label: text,
    query: text,
    cadence: fc.constantFrom('daily' as const, 'alerts' as const),
    language: fc.constantFrom('en' as const, 'de' as const, 'zh' as const),
  })
  .map(({ papers, label, query, cadence, language }) =>
    anEdition(
      [
        { interest: { id: 'a', label, query }, papers: papers.slice(0, CARDS_A_MAIL / 2), toStartWith: false },
        {
          interest: { id: 'b', label: query, query: label },
          papers: papers.slice(CARDS_A_MAIL / 2, -2),
          toStartWith: true,
        },
      ],
      { cadence, language, trending: papers.slice(-2) },
    ),
  );

function mayLink(address: string): boolean {
  const { protocol, username, password } = new URL(address);
  return (
    (protocol === 'https:' && username === '' && password === '') ||
    address === 'mailto:operator@offprint.example?subject=Topics'
  );
}

/** What of a mail's HTML is more than text. Reads it as XML, which forgives nothing. */
function trespasses(html: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => found.push(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    if (!TAGS.has(name)) found.push(`<${name}>`);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (!ATTRIBUTES.has(attribute)) found.push(`${attribute}=`);
      if (attribute === 'style' && !STYLES.has(value)) found.push(`style="${value}"`);
      if (attribute === 'href' && !mayLink(value)) found.push(value);
    }
  });
  parser.on('comment', () => found.push('a comment'));
  parser.on('cdata', () => found.push('CDATA'));
  parser.on('processinginstruction', () => found.push('an instruction'));
  parser.write(html.slice('<!doctype html>'.length)).close();
  return found;
}

function checkMail(message: Message): void {
  expect(trespasses(message.html)).toEqual([]);
  for (const shown of [message.html, message.text, message.subject]) expect(NOT_TEXT.exec(shown)?.[0]).toBeUndefined();
  expect(message.subject).not.toMatch(/[\r\n]/);
  expect(graphemeCount(message.subject)).toBeLessThanOrEqual(60);
  expect(message.headers.map(({ name }) => name).toSorted()).toEqual(HEADERS);
  for (const { value } of message.headers) expect(value).toMatch(/^[\x20-\x7e]{1,900}$/);
  expect(message.from).toBe('Offprint <digest@offprint.example>');
  expect(message.tags).toEqual([{ name: 'edition', value: expect.stringMatching(/^[\w-]+$/) }]);
  expect(Buffer.byteLength(message.html)).toBeLessThanOrEqual(80_000);
}

const settings = { ...SETTINGS, cards: 25 };
const runs = { numRuns: Math.ceil(CARDS / CARDS_A_MAIL), seed: 20_261_122 };
const LONG = 600_000;

describe('whatever a dump says', () => {
  it(
    'becomes text: no tag, attribute, address or header that is not ours',
    () => {
      fc.assert(
        fc.property(edition, (body) => checkMail(editionMessage(body, settings))),
        runs,
      );
    },
    LONG,
  );

  it(
    'arrives as one mail with two parts and the headers that were meant',
    async () => {
      const whole = fc.asyncProperty(edition, async (body) => {
        const message = editionMessage(body, settings);
        const eml = toEml(message, {
          to: 'ada@example.org',
          date: new Date('2026-11-22T06:00:04Z'),
          messageId: '<1@offprint.example>',
        });
        const read = await new PostalMime().parse(eml);
        expect(eml).toMatch(/^[\r\n\t\x20-\x7e]*$/);
        expect(read.subject).toBe(message.subject);
        expect(read.html?.trimEnd()).toBe(message.html);
        expect(read.headers).toHaveLength(8 + HEADERS.length);
        expect(read.to).toEqual([{ address: 'ada@example.org', name: '' }]);
        expect(read.cc ?? read.bcc).toBeUndefined();
      });
      await fc.assert(whole, { ...runs, numRuns: Math.ceil(runs.numRuns / 10) });
    },
    LONG,
  );
});
