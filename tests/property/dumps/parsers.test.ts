import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { rowParser } from '../../../shared/dumps/csv/rows.ts';
import { jsonValueParser } from '../../../shared/dumps/json/values.ts';
import { parseXml } from '../../../shared/dumps/xml/parse.ts';
import type { XmlElement } from '../../../shared/dumps/xml/tree.ts';

const SEED = { seed: 20260207, numRuns: 1000 };
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });

function write(parser: { write(text: string): void; end(): void }, text: string, pieces: readonly number[]): void {
  let at = 0;
  for (const length of pieces) {
    parser.write(text.slice(at, at + length));
    at += length;
  }
  parser.write(text.slice(at));
  parser.end();
}

describe('our parsers read what is well-formed as the known ones do', () => {
  it('JSON values, as JSON.parse', () => {
    const record = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 6 }),
        fc.constantFrom(0, 2, '\t'),
        fc.constantFrom('list', 'held', 'rows'),
        lengths,
        (records, indent, layout, pieces) => {
          const whole =
            layout === 'held' ? { status: 'ok', skipped: [{ x: '}]"' }], items: records, more: {} } : records;
          const text =
            layout === 'rows'
              ? records.map((one) => JSON.stringify(one, null, indent)).join('\n')
              : JSON.stringify(whole, null, indent);
          const found: unknown[] = [];
          const broken: string[] = [];
          const taker = {
            value: (json: string) => found.push(JSON.parse(json)) > 0,
            broken: (reason: string) => broken.push(reason),
          };
          write(jsonValueParser(layout === 'held' ? ['items'] : [], taker), text, pieces);
          expect(broken).toEqual([]);
          expect(found).toEqual(records.map((one) => JSON.parse(JSON.stringify(one))));
        },
      ),
      SEED,
    );
  });

  it('rows of CSV, as csv-parse', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', ';') })
      .map((text) => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 4 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 })),
        lengths,
        (rows, pieces) => {
          const text = rows.map((row) => row.join(',')).join('\n');
          const found: (readonly string[])[] = [];
          const broken: string[] = [];
          write(
            rowParser(
              { delimiter: ',', escapedBy: '"' },
              { row: (cells) => found.push(cells), broken: (reason) => broken.push(reason) },
            ),
            text,
            pieces,
          );
          expect(broken).toEqual([]);
          expect(found).toEqual(parseCsv(text, { skip_empty_lines: true }));
        },
      ),
      SEED,
    );
  });

  it('elements of XML, as saxes', () => {
    const name = fc.constantFrom('a', 'b', 'dc:title', 'x-y.z');
    const text = fc
      .array(
        fc.constantFrom(
          'x',
          'é ',
          '\n',
          '&amp;',
          '&lt;',
          '&#233;',
          '&#x1F600;',
          '<![CDATA[<a>&amp;]]>',
          '<!-- <a> -->',
          '<?p <a>?>',
          "'",
          '"',
          '>',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    const attributes = fc.dictionary(
      fc.constantFrom('p', 'q:r'),
      fc.constantFrom('', '1', 'a > b', '&quot;', "it's", '&amp;'),
      { maxKeys: 2 },
    );
    const written = (tag: string, held: Record<string, string>, inside: string): string => {
      const list = Object.entries(held).map(([key, value]) => ` ${key}="${value}"`);
      return inside === '' ? `<${tag}${list.join('')}/>` : `<${tag}${list.join('')}>${inside}</${tag}>`;
    };
    const { element } = fc.letrec<{ element: string; inside: string }>((tie) => ({
      element: fc.tuple(name, attributes, tie('inside')).map((parts) => written(...parts)),
      inside: fc
        .array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 4 })
        .map((parts) => parts.join('')),
    }));
    fc.assert(
      fc.property(element, (document) => {
        expect(parseXml(document)).toEqual(bySaxes(document));
      }),
      SEED,
    );
  });
});

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function bySaxes(document: string): XmlElement | undefined {
  const open: Open[] = [{ tag: '', name: '', attributes: {}, children: [] }];
  const saxes = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const addText = (text: string): void => {
    const children = (open.at(-1) as Open).children;
    if (text === '') return;
    if (typeof children.at(-1) === 'string') children[children.length - 1] += text;
    else children.push(text);
  };
  saxes.on('opentag', ({ name: tag, attributes }) => {
    const element: Open = { tag, name: tag.slice(tag.indexOf(':') + 1), attributes: { ...attributes }, children: [] };
    (open.at(-1) as Open).children.push(element);
    open.push(element);
  });
  saxes.on('closetag', () => {
    open.pop();
  });
  saxes.on('text', addText);
  saxes.on('cdata', addText);
  saxes.write(document).close();
  return open[0]?.children[0] as XmlElement | undefined;
}
