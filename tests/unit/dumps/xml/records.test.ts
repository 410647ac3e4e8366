import { describe, expect, it } from 'vitest';
import type { Found } from '../../../../shared/dumps/format.ts';
import { parseXml } from '../../../../shared/dumps/xml/parse.ts';
import { type XmlMapping, xmlRecordParser } from '../../../../shared/dumps/xml/records.ts';
import { child, children, descendants, markupOf, textOf, type XmlElement } from '../../../../shared/dumps/xml/tree.ts';

const titleOf: XmlMapping = (record) => ({ title: textOf(child(record, 'title')) });

function read(text: string, names = ['record'], mapping = titleOf): readonly Found[] {
  const founds: Found[] = [];
  const parser = xmlRecordParser((found) => founds.push(found), names, mapping);
  parser.write(text);
  parser.end();
  return founds;
}

const told = (founds: readonly Found[]): readonly string[] =>
  founds.map((found) =>
    found.kind === 'paper' ? found.paper.title : found.kind === 'reject' ? `reject: ${found.reason}` : 'skip',
  );
const record = (title: string): string => `<record>\n <title>${title}</title>\n</record>\n`;

describe('records of XML', () => {
  it('are found by name, with any prefix, with the line where they begin', () => {
    const text = `<?xml version="1.0"?>\n<list xmlns:a="x">\n${record('One')}<a:record status="new"><a:title>Two</a:title></a:record>\n<records/>\n</list>`;
    const founds = read(text);
    expect(told(founds)).toEqual(['One', 'Two']);
    expect(founds.map(({ at }) => at.line)).toEqual([3, 6]);
  });

  it('may be the root, may follow one another without one, and come from several documents in one file', () => {
    expect(told(read(record('One')))).toEqual(['One']);
    expect(told(read(record('One') + record('Two')))).toEqual(['One', 'Two']);
    const document = `<?xml version="1.0"?>\n<!DOCTYPE list SYSTEM "list.dtd">\n<list>${record('One')}</list>\n`;
    expect(told(read(document + document))).toEqual(['One', 'One']);
  });

  it('are none inside comments', () => {
    expect(told(read(`<list><!-- ${record('No')} -->${record('One')}</list>`))).toEqual(['One']);
  });

  it('may hold their closing tag as CDATA, and elements of their own name deeper down', () => {
    expect(told(read('<list><record><title><![CDATA[a </record> b]]></title></record></list>'))).toEqual([
      'a </record> b',
    ]);
    const nested = `<list><record><metadata>${record('inner')}</metadata><title>outer</title></record>${record('Two')}</list>`;
    expect(told(read(nested))).toEqual(['outer', 'Two']);
  });

  it('know the text around them', () => {
    const text = `<feed><title>A feed</title><updated>2026-02-05</updated>${record('One')}<updated>2026-02-06</updated>${record('Two')}</feed>`;
    const dated: XmlMapping = (one, around) => ({
      title: `${textOf(child(one, 'title'))} ${around.text('updated')} ${around.text('title')}`,
    });
    expect(told(read(text, ['record'], dated))).toEqual(['One 2026-02-05 A feed', 'Two 2026-02-06 A feed']);
  });

  it('cost themselves only when broken (I2)', () => {
    const damaged = [
      [`<record><title>Two</record>`, 'reject: is no well-formed XML: </record> closes nothing that is open'],
      [`<record><title>Two</title>`, 'reject: does not close'],
      [`<record><title>Two`, 'reject: does not close'],
      [`<record><title>Two</records>`, 'reject: does not close'],
    ] as const;
    for (const [broken, reason] of damaged) {
      const founds = read(`<list>\n${record('One')}${broken}\n${record('Three')}${record('Four')}</list>`);
      expect(told(founds)).toEqual(['One', reason, 'Three', 'Four']);
      expect(founds[1]?.at.line).toBe(5);
    }
  });

  it('say that the end came early, inside a record or between two', () => {
    const text = `<list>\n${record('One')}${record('Two')}`;
    expect(told(read(text))).toEqual(['One', 'Two', 'reject: ends early: the document is not closed']);
    expect(told(read(text.slice(0, -20)))).toEqual(['One', 'reject: ends early: the last record is cut off']);
  });

  it('read nothing of a document type: no entity is defined, none expands', () => {
    const laughs = `<!DOCTYPE lolz [\n<!ENTITY lol "lol">\n${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n} "${'&lol;'.repeat(10)}">`).join('\n')}\n]>`;
    expect(told(read(`<?xml version="1.0"?>${laughs}<list>${record('&lol9; &eacute; &amp; &#233;')}</list>`))).toEqual([
      '&lol9; &eacute; & é',
    ]);
  });
});

describe('the tree of an element', () => {
  const tree = parseXml(
    `<r a="1 &lt; 2" b='"q"' x:c="d>e"><t>CO<sub>2</sub> at p<0.05, AT&T &amp; <![CDATA[<b>&amp;</b>]]></t><!-- no --><?no?><e/><t>two</t></r>`,
  ) as XmlElement;

  it('has attributes and text with their entities resolved once', () => {
    expect(tree.attributes).toEqual({ a: '1 < 2', b: '"q"', 'x:c': 'd>e' });
    expect(textOf(child(tree, 't'))).toBe('CO2 at p<0.05, AT&T & <b>&amp;</b>');
    expect(markupOf(child(tree, 't'))).toContain('CO<sub>2</sub> at');
  });

  it('gives children and descendants by name', () => {
    expect(children(tree, 't').map(textOf)).toEqual(['CO2 at p<0.05, AT&T & <b>&amp;</b>', 'two']);
    expect(descendants(tree, 'sub').map(textOf)).toEqual(['2']);
    expect(textOf(child(tree, 'e'))).toBe('');
    expect(textOf(child(tree, 'nothing', 'below'))).toBe('');
  });

  it.each([
    ['<a><b></a>', '</a> closes nothing that is open'],
    ['<a><b>', '<b> is not closed'],
    ['<a><![CDATA[x</a>', 'what begins with <![CDATA[ does not end'],
    ['<a b="c', 'a tag does not end'],
    ['nothing', 'no element'],
    [`${'<a>'.repeat(300)}`, 'elements stand more than 200 deep in each other'],
  ])('of %s is none, and it says why', (text, why) => {
    expect(parseXml(text)).toMatchObject({ fault: why });
  });
});
