import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../fixtures/read-dump.ts';

const read = (answer: unknown) => readWhole(JSON.stringify(answer));

describe('an answer as JSON', () => {
  it.each([
    [
      'INSPIRE, which keeps two versions of titles and abstracts',
      {
        hits: {
          hits: [
            {
              id: '1234',
              metadata: {
                titles: [{ title: 'Notes on Kelp' }, { title: 'Notes on kelp, revised' }],
                abstracts: [{ value: 'It looked back.' }, { value: 'It looked back again.' }],
                dois: [{ value: '10.5555/kelp.1' }],
                arxiv_eprints: [{ value: '2601.00042', categories: ['hep-th'] }],
                authors: [{ full_name: 'Quill, Ada' }],
                preprint_date: '2026-01-30',
              },
            },
          ],
        },
      },
      ['doi:10.5555/kelp.1', 'arXiv:2601.00042'],
    ],
    [
      'DOAJ, whose identifiers say their kind',
      {
        results: [
          {
            id: 'ab',
            bibjson: {
              title: 'Notes on Kelp',
              abstract: 'It looked back.',
              author: [{ name: 'Quill, Ada' }],
              identifier: [
                { id: '10.5555/kelp.1', type: 'doi' },
                { id: '1234-5678', type: 'pissn' },
              ],
              year: '2026-01-30',
            },
          },
        ],
      },
      ['doi:10.5555/kelp.1', '1234-5678'],
    ],
    [
      'HAL, whose names have endings',
      {
        response: {
          docs: [
            {
              title_s: ['Notes on Kelp'],
              abstract_s: ['It looked back.'],
              authFullName_s: ['Quill, Ada'],
              doiId_s: '10.5555/kelp.1',
              publicationDate_s: '2026-01-30',
            },
          ],
        },
      },
      ['doi:10.5555/kelp.1'],
    ],
    [
      'Zenodo, with the title outside too',
      {
        hits: {
          hits: [
            {
              title: 'Notes on Kelp',
              doi: '10.5281/kelp.1',
              metadata: {
                title: 'Notes on Kelp',
                description: 'It looked back.',
                creators: [{ name: 'Quill, Ada' }],
                publication_date: '2026-01-30',
              },
            },
          ],
        },
      },
      ['doi:10.5281/kelp.1'],
    ],
  ])('of %s, is read', async (_, answer, ids) => {
    const { papers } = await read(answer);
    expect(papers).toMatchObject([
      { title: 'Notes on Kelp', abstract: 'It looked back.', authors: ['Quill, Ada'], published: '2026-01-30', ids },
    ]);
  });

  it('of DBLP, names its authors whether there is one or several', async () => {
    const info = (title: string, author: unknown) => ({ info: { title, authors: { author }, year: '2026' } });
    const { papers } = await read({
      result: {
        hits: { hit: [info('One', [{ text: 'Ada Quill' }, { text: 'Bo Marsh' }]), info('Two', { text: 'Chi Fenn' })] },
      },
    });
    expect(papers.map(({ authors }) => authors)).toEqual([['Ada Quill', 'Bo Marsh'], ['Chi Fenn']]);
  });

  it('of Zotero, gives its papers, and says what hangs on them (I2)', async () => {
    const { papers, skips } = await read([
      {
        key: 'A',
        data: { key: 'A', itemType: 'journalArticle', title: 'Notes on Kelp', abstractNote: 'It looked back.' },
      },
      { key: 'B', data: { key: 'B', itemType: 'attachment', title: 'Full Text PDF' } },
      { key: 'C', data: { key: 'C', itemType: 'note', note: 'Read this' } },
    ]);
    expect(papers).toMatchObject([{ title: 'Notes on Kelp', abstract: 'It looked back.' }]);
    expect(skips.map(({ reason }) => reason)).toEqual([
      'is no paper, but a Zotero attachment',
      'is no paper, but a Zotero note',
    ]);
  });

  it.each([
    { title: { 0: 'One', 1: 'Two' }, abstract: { 0: 'A', 1: 'B' } },
    { title: ['One', 'Two'], abstract: ['A', 'B'] },
  ])('that holds a table by columns is refused by what would work, not read as one paper: %j (I1)', async (table) => {
    const { reading } = await read(table);
    expect(reading).toMatchObject({ state: 'refused', reason: expect.stringMatching(/by columns.*orient="records"/) });
  });
});
