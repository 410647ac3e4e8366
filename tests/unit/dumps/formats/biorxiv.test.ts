import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPaperRecord } from '../../../../shared/papers/record.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('the bioRxiv API', () => {
  it('has a row a version; a later one is no new preprint, and its article is the same work (I5)', async () => {
    const { papers } = await fixture('biorxiv.details.json');
    expect(papers).toMatchObject([
      { title: 'Snails Keep Time by Tasting It', version: 1, categories: ['neuroscience'], venue: 'bioRxiv' },
      {
        title: 'Lichens Vote',
        version: 3,
        revision: true,
        ids: ['doi:10.1101/2025.02.03.600002', 'doi:10.5555/lichens.9'],
      },
      { title: 'WITHDRAWN: Moss Runs', withdrawn: true },
    ]);
    expect(papers[0]?.revision).toBeUndefined();
    expect(papers[0]?.ids).toEqual(['doi:10.1101/2026.11.01.700001']);
    expect(toPaperRecord(papers[0]!, 'biorxiv', '2026-11-03')).toMatchObject({
      authors: ['C. Okonkwo', 'P. J. van der Meer', 'X. Li'],
    });
  });

  it('names a preprint otherwise where it tells of its article', async () => {
    expect((await fixture('biorxiv.pubs.json')).papers).toMatchObject([
      {
        title: 'Worms Read Upside Down',
        published: '2026-05-01',
        ids: ['doi:10.1101/2026.05.01.500001', 'doi:10.5555/worms.3'],
      },
    ]);
  });

  it('links to itself, not to its article; also where it is one of the collection on COVID-19', async () => {
    const [row] = (await fixture('biorxiv.details.json')).papers;
    expect(row?.url).toBe('https://doi.org/10.1101/2026.11.01.700001');
    const covid = {
      rel_title: 'Moss Rests',
      rel_doi: '10.1101/2021.01.01.1',
      rel_abs: 'It does.',
      rel_authors: [{ author_name: 'Ada Quill' }],
      rel_date: '2021-01-02',
      rel_site: 'medRxiv',
    };
    expect((await readWhole(JSON.stringify({ messages: [{}], collection: [covid] }))).papers).toMatchObject([
      { title: 'Moss Rests', abstract: 'It does.', authors: ['Ada Quill'], published: '2021-01-02', venue: 'medRxiv' },
    ]);
  });

  it('may have nothing for a day', async () => {
    const { reading, founds } = await readWhole('{"messages":[{"status":"no posts found"}],"collection":[]}');
    expect([reading.state, founds]).toEqual(['done', []]);
  });
});
