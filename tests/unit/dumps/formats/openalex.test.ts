import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invertedAbstract } from '../../../../shared/dumps/schemas/inverted-abstract.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('OpenAlex works', () => {
  it('are put together from the places of their words, and known by every identifier (I5)', async () => {
    const { papers, skips } = await fixture('openalex.page.json');
    expect(papers).toMatchObject([
      {
        title: 'Why Bridges Hum',
        abstract: 'Bridges hum when the wind is tired; hum the lamps',
        ids: [
          'https://doi.org/10.5555/oa.1',
          'https://openalex.org/W9100000001',
          'https://pubmed.ncbi.nlm.nih.gov/99000001',
          'http://arxiv.org/abs/2608.00077',
          'PMC9900001',
        ],
        authors: ['Tove Halvorsen', 'Ito Brandauer'],
        venue: 'Annals of Bridges',
        pdf: 'https://arxiv.org/pdf/2608.00077',
        published: '2026-10-30',
      },
      { title: 'Withdrawn Hums', withdrawn: true },
    ]);
    expect(skips).toMatchObject([{ reason: 'front matter, no paper', title: 'Editorial Board' }]);
  });

  it('may be one alone, and one a line', async () => {
    const work = { id: 'https://openalex.org/W1234567', title: 'Why Bridges Hum', authorships: [] };
    for (const dump of [JSON.stringify(work), `${JSON.stringify(work)}\n${JSON.stringify(work)}\n`])
      expect((await readWhole(dump)).reading.parts).toEqual([{ format: 'openalex' }]);
  });

  it.each(['https://openalex.org/A5000000001', 'https://openalex.org/S1', 'https://openalex.org/subfields/17'])(
    'are told from persons, journals and topics, which are refused: %s (I1)',
    async (id) => {
      const answer = { meta: { count: 1 }, results: [{ id, display_name: 'Hum', works_count: 3 }], group_by: [] };
      expect((await readWhole(JSON.stringify(answer))).reading.state).toBe('refused');
    },
  );

  it('of which only the year is known are no papers of New Year (I6)', async () => {
    const work = (publication_date: string) => ({
      id: 'https://openalex.org/W1234567',
      title: 'Hums',
      publication_date,
      publication_year: 2026,
    });
    const { papers } = await readWhole(JSON.stringify([work('2026-01-01'), work('2026-01-02')]));
    expect(papers).toMatchObject([{ published: '2026' }, { published: '2026-01-02' }]);
  });

  it('without a title are rejected, and said so (I2)', async () => {
    const { rejects } = await readWhole(
      '{"id":"https://openalex.org/W1234567","title":null,"display_name":null,"authorships":[]}',
    );
    expect(rejects).toMatchObject([{ reason: 'has no title' }]);
  });
});

describe('an inverted abstract', () => {
  it('has a word at every place where it stands', () => {
    expect(invertedAbstract({ the: [0, 2], cat: [1], hat: [3] })).toBe('the cat the hat');
  });

  it('is read in the wrapper that MAG put around it, also as text', () => {
    const wrapped = { IndexLength: 2, InvertedIndex: { small: [0], hat: [1] } };
    expect(invertedAbstract(wrapped)).toBe('small hat');
    expect(invertedAbstract(JSON.stringify(wrapped))).toBe('small hat');
  });

  it.each([
    ['a place of 2^31', { far: [2 ** 31], near: [0] }, 'near'],
    ['places that are none', { a: [-1, 1.5, Number.NaN], b: ['2'], c: null, d: [0] }, 'd'],
    ['no word', {}, undefined],
    ['nothing', null, undefined],
    ['a text that is no JSON', 'We show', undefined],
  ])('with %s costs nothing and harms nothing', (_, index, text) => {
    expect(invertedAbstract(index)).toBe(text);
  });

  it('of a long word at ten thousand places stays bounded', () => {
    const places = Array.from({ length: 10_000 }, (_, place) => place);
    expect(invertedAbstract({ ['x'.repeat(50_000)]: places })?.length).toBeLessThan(110_000);
  });
});
