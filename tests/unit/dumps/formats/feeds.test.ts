import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedAbstract } from '../../../../shared/dumps/feeds/text.ts';
import { cleanText } from '../../../../shared/text/cleaning/clean.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('a feed', () => {
  it('of a journal (RSS 1.0) loses the line in front of the abstract', async () => {
    expect((await fixture('feed.journal.rdf')).papers).toMatchObject([
      {
        title: 'The Moon Repays the Sea in H<sub>2</sub>O',
        abstract: 'Twice a day, with interest.',
        authors: ['Yara Costa', "Finn O'Dea"],
        ids: ['doi:10.5555/tides.1', '10.5555/tides.1'],
        published: '2026-11-03',
        venue: 'Tides',
        url: 'https://tides.example.org/1',
      },
    ]);
  });

  it('of a search (RSS 2.0) gives the abstract that it names so, and no abstract where there is none', async () => {
    const { papers, skips } = await fixture('feed.search.rss');
    expect(papers).toMatchObject([
      {
        abstract:
          '<p><b>BACKGROUND:</b> Rivers are fresh until they are not.</p><p><b>CONCLUSIONS:</b> Salt stays.</p>',
        ids: ['pmid:99000021', 'pubmed:99000021'],
      },
      { title: 'Delta Blues' },
    ]);
    expect(papers[1]?.abstract).toBeUndefined();
    expect(skips).toMatchObject([{ reason: 'an entry without a title' }]);
  });

  it('of a blog (Atom) has its text where the summary says little, and its page among the links', async () => {
    expect((await fixture('feed.blog.atom')).papers).toMatchObject([
      {
        title: 'Sanding <em>against</em> the grain',
        abstract: expect.stringContaining('remembers it for years'),
        authors: ['Kai Storm'],
        keywords: ['wood'],
        url: 'https://bench.example.org/1',
        published: '2026-11-02T00:00:00Z',
      },
    ]);
  });

  it('as JSON is read alike', async () => {
    const { papers, skips } = await fixture('json-feed.blog.json');
    expect(papers).toMatchObject([{ title: 'Pears Count Backwards', authors: ['Pim Aalders'], keywords: ['pears'] }]);
    expect(papers[0]?.abstract).toMatch(/^A pear/);
    expect(skips).toMatchObject([{ reason: 'a post without a title' }]);
  });

  it.each([
    ['Nothing', undefined, undefined, undefined],
    ['A summary alone, however short,', 'Short.', undefined, 'Short.'],
    ['A text alone', undefined, 'Whole.', 'Whole.'],
    ['An abstract under a heading', 'Short.', '<h2>Abstract</h2><p>It holds.</p>', '<p>It holds.</p>'],
  ])('%s stands for what it is', (_, summary, whole, abstract) => {
    expect(feedAbstract(summary, whole)).toBe(abstract);
  });

  it.each([
    ['Nature', '<p>Tides, Published online: 3 March 2026; <a href="https://x">doi:10.5555/1</a></p>Sand holds.'],
    [
      'APS',
      'Author(s): A. Quill and B. Marsh<br/><p>Sand holds.</p><br/><img src="x"><br/>[Tides 1, 2] Published Wed Nov 18, 2026',
    ],
    ['PLOS', '<p>by Ada Quill, Bo Marsh</p>\n\nSand holds.'],
    [
      'MDPI',
      '<p><b>Tides, Vol. 1, Pages 2: Sand</b></p><p>Tides <a href="x">doi: 10.5555/1</a></p><p>Authors:\n Ada Quill\n </p><p>Sand holds.</p>',
    ],
    ['SAGE', 'Tides, Ahead of Print. <br/>Sand holds.'],
    ['AIP', 'Tides, Volume 1, Issue 2, November 2026. <br/>Sand holds.'],
    ['WordPress', '<p>Sand holds.</p><p>The post <a href="x">Sand</a> appeared first on <a href="y">Tides</a>.</p>'],
  ])('has an abstract without what %s puts around it', (_, text) => {
    expect(cleanText(feedAbstract(text, undefined) ?? '')).toBe('Sand holds.');
  });

  it.each([
    ['ScienceDirect', '<p>Publication date: January 2026</p><p><b>Source:</b> Tides, Volume 1</p>'],
    ['Taylor & Francis', 'Volume 1, Issue 2, November 2026, Page 1-20<br/>. <br/>'],
    ['Science', 'Tides, Volume 1, Issue 2, Page 1-2, November 2026.'],
    ['ACS', '<p><img alt="TOC" src="x"/></p><div><cite>Tides</cite></div><div>DOI: 10.5555/1</div>'],
  ])('has no abstract where %s says only where it came out', (_, text) => {
    expect(feedAbstract(text, undefined)).toBeUndefined();
  });

  it.each(['In this work, Volume 3 of the tides is read.', 'Sand, Volume 2.1 of it, holds. More later.'])(
    'keeps a sentence that only begins like that: %s',
    (text) => expect(feedAbstract(text, undefined)).toBe(text),
  );

  it('of a blog has its text without code, pictures and buttons, also where a summary breaks off', () => {
    const html =
      '<style>.a{color:red}</style><picture><source srcset="a 1w, b 2w"></picture><p>Sand <img alt="a > b" src="x">holds, <cite>he said</cite>.</p><button>Subscribe</button><script>if (a < b) x();</script>';
    const summary = `${'Sand holds for many reasons. '.repeat(12)}[…]`;
    expect(cleanText(feedAbstract(summary, `${html}${html}${'Sand. '.repeat(90)}`) ?? '')).toMatch(
      /^Sand holds, he said \. Sand holds/,
    );
  });

  it('names all authors in one element, as IEEE does; its table of contents is no paper', async () => {
    const item = (title: string, more: string) => `<item><title>${title}</title>${more}</item>`;
    const { papers, skips } = await readWhole(
      `<rss version="2.0"><channel>${item('[ASAP] Sand', '<authors>Ada Quill;Bo Marsh;</authors>')}${item('Table of Contents', '<description/>')}</channel></rss>`,
    );
    expect([papers, skips]).toMatchObject([
      [{ title: 'Sand', authors: ['Ada Quill', 'Bo Marsh'] }],
      [{ reason: 'front matter, no paper' }],
    ]);
  });

  it('links by its id where it has no other link, and has the description that is an abstract', async () => {
    const item = `<item><title>Sand</title><guid>https://tides.example.org/1</guid><description>Tides, Volume 1, Issue 2, November 2026.</description><dc:description>Sand holds.</dc:description></item>`;
    const { papers } = await readWhole(
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${item}</channel></rss>`,
    );
    expect(papers).toMatchObject([{ url: 'https://tides.example.org/1', abstract: 'Sand holds.' }]);
  });

  it('does not take a post of a hundred pages for an abstract', () => {
    const post = 'One sentence of many. '.repeat(5000);
    expect(feedAbstract(undefined, post)?.length).toBeLessThanOrEqual(4000);
    expect(feedAbstract(undefined, post)).toMatch(/many\. $/);
  });
});
