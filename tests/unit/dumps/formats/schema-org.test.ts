import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('what schema.org says of a work', () => {
  it('is a paper; sites and organisations beside it are none (I2)', async () => {
    const { papers, skips } = await fixture('schema-org.graph.json');
    expect(papers).toEqual([
      {
        title: 'Kelp Forests at Dusk',
        abstract: 'Kelp forests darken before the sea does. We measured when.',
        givenId: 'https://doi.org/10.5555/kelp.1',
        ids: ['https://doi.org/10.5555/kelp.1'],
        authors: ['Ada Quill', 'Bo Marsh'],
        keywords: ['kelp', 'dusk'],
        published: '2026-10-12',
        url: 'https://journal.example/kelp/1',
        venue: 'Journal of Kelp',
      },
    ]);
    expect(skips).toMatchObject([{ reason: 'is no paper, but of type WebSite', title: 'Journal of Kelp' }]);
  });

  it('may stand in a numbered list', async () => {
    expect((await fixture('schema-org.results.json')).papers).toMatchObject([
      { title: 'Maps of Moving Dunes', authors: ['Nour Sand'], ids: ['https://doi.org/10.5555/dunes.2'] },
      { title: 'Dunes at Rest' },
    ]);
  });

  it.each([
    ['alone', (one: object) => JSON.stringify(one, null, 1)],
    ['in a list', (one: object) => JSON.stringify([one, one])],
    ['one a line', (one: object) => `${JSON.stringify(one)}\n${JSON.stringify(one)}\n`],
  ])('may stand %s', async (_, written) => {
    const { papers, reading } = await readWhole(
      written({
        '@context': 'http://schema.org',
        '@type': 'ScholarlyArticle',
        name: 'Kelp',
        author: [{ name: 'Ada' }],
      }),
    );
    expect(reading.parts).toEqual([{ format: 'schema-org' }]);
    expect(new Set(papers.map(({ title }) => title))).toEqual(new Set(['Kelp']));
  });
});
