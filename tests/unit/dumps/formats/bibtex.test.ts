import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../shared/dumps/formats/bibtex.ts';
import { LIMIT } from '../../../../shared/dumps/limits.ts';
import { headOf, parseWith, readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8');
const titles = (text: string): readonly string[] => parseWith(bibtex, text).papers.map(({ title }) => title);

describe('BibTeX', () => {
  it('gives what an entry says, TeX as written', () => {
    expect(parseWith(bibtex, fixture('bibtex.library.bib')).papers).toEqual([
      {
        givenId: 'quill2026',
        title: "Tidal gardens hold their ground: one winter of {\\'e}tude",
        authors: ['Quill, Ada', 'Marsh, B{\\"o}', '{Society of Tides and Shores}'],
        venue: 'Journal of Shores and Seas',
        published: '2026 jan 30',
        ids: ['doi:10.5555/shore_14'],
        abstract:
          'Beds in rows lose 40\\% less sand (a = b) than sown ones,\n and 5 % of 41 buoys @ sea were lost. See also $\\left\\{ x \\right.$.',
        keywords: ['tides', 'gardens'],
      },
      {
        givenId: 'marsh2026lamp',
        title: 'A lighthouse, "seen" from below',
        authors: ['B. Marsh'],
        ids: ['2601.04321'],
        categories: ['physics.optics'],
        published: '2026',
        url: 'https://arxiv.org/abs/2601.04321',
      },
      {
        givenId: 'fenn2025kelp',
        title: 'Notes on kelp',
        authors: ['Fenn, Chi'],
        venue: 'arXiv preprint arXiv:2511.00042',
        ids: ['2511.00042'],
        published: '2025',
      },
    ]);
  });

  it('passes over what is kept for other entries, and says so (I2)', () => {
    const { papers, skips } = parseWith(bibtex, '@set{both, entryset = {a,b}}\n@article{a, title = {Kelp}}\n');
    expect([papers.length, skips]).toMatchObject([1, [{ reason: '@set is no paper' }]]);
  });

  it.each([
    ['in an empty library of JabRef', '% Encoding: UTF-8\n\n@Comment{jabref-meta: databaseType:bibtex;}\n'],
    ['where no entry says anything', '@proceedings{shores2026,\n}\n'],
    ['with its key on a line of its own', '@inproceedings{\nquill2026tides,\ntitle={One}\n}'],
    ['with a name of several words', '@article{ WOS:1,\nEarly Access Date = {JAN 2026},\nTitle = {One}}'],
    ['with a line that is commented out', '@article{quill,\n% year = {2026},\n title = {One}}'],
  ])('is seen %s (I1)', (_, text) => {
    expect(bibtex.recognises(headOf(text))).toBe(true);
  });

  it('gives what BibLaTeX says: brackets, subtitles, dates, eprints of other archives, volumes', () => {
    expect(parseWith(bibtex, fixture('bibtex.biblatex.bib')).papers).toMatchObject([
      {
        title: 'How many keels has a raft: A census',
        authors: ['Holm, Dee', 'Quill, Ada'],
        venue: 'Proceedings of the Raft Meeting',
        published: '2026-02-02/2026-02-04',
        ids: ['pmid:31415926'],
      },
      { title: 'Proceedings of the Raft Meeting' },
    ]);
  });

  it.each([
    ['a number for the month', 'month = {4}, day = 25', '2026 apr 25'],
    ['a macro for the month', 'month = apr', '2026 apr'],
    ['a month and its day', 'month = "apr~25"', '2026 apr 25'],
  ])('takes %s', (_, month, published) => {
    expect(parseWith(bibtex, `@misc{k, title={One}, year=2026, ${month}}`).papers).toMatchObject([{ published }]);
  });

  it.each([
    ['one after another', 'Ada Quill and Bo Marsh and others', ['Ada Quill', 'Bo Marsh']],
    ['in the numbers of DBLP', 'Ada Quill 0001 and Bo Marsh', ['Ada Quill', 'Bo Marsh']],
    [
      'in parts, as BibLaTeX has them',
      'family=Berg, given=Jan, prefix=van den, useprefix=true and Quill, Ada',
      ['van den Berg, Jan', 'Quill, Ada'],
    ],
    ['by semicolons', 'Quill, Ada; Marsh, Bo', ['Quill, Ada', 'Marsh, Bo']],
    ['by commas', 'Ada Quill, Bo Marsh, Chi Fenn', ['Ada Quill', 'Bo Marsh', 'Chi Fenn']],
    ['with a suffix', 'van den Berg, Jr., Jan', ['van den Berg, Jr., Jan']],
  ])('takes authors that stand %s', (_, author, authors) => {
    expect(parseWith(bibtex, `@misc{k, title = {One}, author = {${author}}}`).papers).toMatchObject([{ authors }]);
  });

  it('takes the keywords of the authors and of the database, in whatever braces', () => {
    const text = '@misc{k, title = {One}, author_keywords = {kelp; tides}, keywords = {{Buoys; Rafts}}}';
    expect(parseWith(bibtex, text).papers).toMatchObject([{ keywords: ['kelp', 'tides', 'Buoys', 'Rafts'] }]);
  });

  it.each([
    ['no key', '@article{, title = {One}}'],
    ['no key and no comma', '@article{title = {One}}'],
    ['its key on a line of its own', '@inproceedings{\nquill2026tides,\ntitle={One},\nyear={2026}\n}'],
    ['spaces in its key', '@article{Quill 2026, title = {One}}'],
    ['no comma behind its key', '@article{quill\n title = {One}}'],
    ['no comma between its fields', '@article{quill, year = 2026\n title = "One"\n month = jan}'],
    ['a field without a value', '@article{quill, pages, doi = , title = {One}}'],
    ['a name of several words', '@article{ WOS:1,\nEarly Access Date = {JAN 2026},\nTitle = {One}}'],
    ['an empty field before the one that says something', '@article{quill, title = {}, title = {One}}'],
    ['a line that is commented out', '@article{quill,\n% year = {2026},\n title = {One}}'],
    ['an entry of another right behind it', '@misc{a, note={x}, title={One}}@string{x = "y"}'],
    ['braces behind backslashes', '@article{quill, abstract = {from \\{1 to 2, C:\\\\}, title = {One}}'],
    ['a backslash before its brace', '@article{quill, file = {C:\\tides\\}, title = {One}}'],
    ['quotes that nobody escaped', '@article{quill, abstract = "the "slow", or "late", tide", title = "One"}'],
  ])('reads an entry that has %s', (_, text) => {
    const { papers, rejects } = parseWith(bibtex, text);
    expect(rejects).toEqual([]);
    expect(papers).toMatchObject([{ title: 'One' }]);
  });

  it('loses one entry to one broken brace (I2)', () => {
    const entry = (key: string, title: string): string =>
      `@article{${key},\n  title = ${title},\n  year = {2026}\n}\n\n`;
    const text = `${entry('a', '{One}')}${entry('b', '{Two')}${entry('c', '{Three}')}${entry('d', '{Four}} and')}${entry('\ne', '{Five}')}`;
    const { papers, rejects } = parseWith(bibtex, text);
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Three', 'Four', 'Five']);
    expect(rejects).toMatchObject([
      { reason: 'is not closed: a brace or quote is missing', at: { line: 6, record: 2 } },
    ]);
  });

  it('says what else is wrong with an entry, and where (I2)', () => {
    const { papers, rejects } = parseWith(
      bibtex,
      '@article{a, title = {One} and more, year = 2026}\n@article{b, title = {Two}, {x}}\n@misc{c, note = {Three}}\n@misc{d, title = {Four}}',
    );
    expect(papers.map(({ title }) => title)).toEqual(['Four']);
    expect(rejects.map(({ at, reason }) => [at.line, reason])).toEqual([
      [1, 'has text behind a value (a brace or quote too many before "and more")'],
      [2, 'has "{" where a field should begin'],
      [3, 'has no title'],
    ]);
  });

  it('that ends early gives every whole entry and one reject (I2)', () => {
    const { papers, rejects } = parseWith(
      bibtex,
      '@misc{a, title = {One}}\n@misc{b, title = {Two}, abstract = {They ho',
    );
    expect(papers.length).toBe(1);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last entry is not closed', at: { line: 2 } }]);
  });

  it('passes over comments, also those that hold entries or do not close, and what stands between entries', () => {
    expect(
      titles(
        '@comment{@article{old, title = {Old}}}\nme@host (work), @home.\n@misc{a, title = {One}}\n}}}\n@comment{ not closed\n@misc{b, title = {Two}}\n',
      ),
    ).toEqual(['One', 'Two']);
  });

  it('is not led to build huge texts out of macros (I4)', () => {
    const pieces = Array(1000).fill('a').join(' # ');
    const [title = ''] = titles(`@string{a = "${'x'.repeat(5000)}"}\n@misc{k, title = ${pieces}}`);
    expect(title.length).toBeLessThan(20_000);
  });

  it('rejects an entry that goes on and on, and reads what comes behind it (I4)', () => {
    const long = `@misc{a, title = {One}, note = {${'x '.repeat(LIMIT.recordCharacters / 2)}}}\n@misc{b, title = {Two}}`;
    const { papers, rejects } = parseWith(bibtex, long, 64 * 1024);
    expect([papers.map(({ title }) => title), rejects.map(({ reason }) => reason)]).toEqual([
      ['Two'],
      ['is longer than 8 Mi characters'],
    ]);
  });

  it('is read in the encoding that it declares, and in its own when that is false', async () => {
    const text = '% Encoding: windows-1252\n@misc{k, title = {À marée}}';
    for (const declared of [text, text.replace('windows-1252', 'UTF-8')])
      expect((await readWhole(Buffer.from(declared, 'latin1'))).papers).toMatchObject([{ title: 'À marée' }]);
    expect((await readWhole(Buffer.from(text, 'utf16le'))).papers).toMatchObject([{ title: 'À marée' }]);
  });

  it.each([
    ['prose that cites', `${'A line about tides and gardens.\n'.repeat(10)}\n@article{a, title = {One}}\n`],
    ['code with decorators', '@dataclass\nclass Tide:\n    height: float = 0\n'],
    [
      'code with decorators that say more',
      '@tide(Moon, height = 3)\n@dataclass(frozen=True)\nclass Tide:\n    height: float = 0\n',
    ],
    ['a style sheet', '@media (max-width: 5em) { a { color: red } }'],
    ['mail', 'From: ada@example.org\nTo: bo@example.org\n\nHello (there) = {x}\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(bibtex.recognises(headOf(text))).toBe(false);
  });
});
