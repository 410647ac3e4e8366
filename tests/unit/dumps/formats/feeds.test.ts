import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedAbstract } from '../../../../shared/dumps/feed-text.ts';
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

  it('does not take a post of a hundred pages for an abstract', () => {
    const post = 'One sentence of many. '.repeat(5000);
    expect(feedAbstract(undefined, post)?.length).toBeLessThanOrEqual(4000);
    expect(feedAbstract(undefined, post)).toMatch(/many\. $/);
  });
});
