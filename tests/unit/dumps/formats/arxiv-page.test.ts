import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arxivPage } from '../../../../shared/dumps/formats/arxiv-page.ts';
import { LIMIT } from '../../../../shared/dumps/limits.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const papersOf = (name: string): readonly object[] =>
  parseWith(arxivPage, readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8')).papers;

describe('a page of the arXiv that somebody copied', () => {
  it('is a listing: new papers, those of other archives, and replacements, which are revisions', () => {
    const listedOn = '2 February 2026';
    expect(papersOf('arxiv-page.listing.txt')).toEqual([
      {
        givenId: '2602.00001',
        ids: ['arXiv:2602.00001'],
        title: 'Tidal gardens hold their ground',
        authors: ['Ada Quill', 'Bo Marsh'],
        abstract: 'We follow tidal gardens through one winter. The beds in rows lose less sand.',
        categories: ['physics.optics', 'cs.LG', 'hep-th'],
        comment: '12 pages, 3 figures',
        listedOn,
      },
      {
        givenId: '2602.00002',
        ids: ['arXiv:2602.00002'],
        title: 'Where paper lanterns land',
        authors: ['Dee Holm'],
        abstract: 'Lanterns drift with the wind.\nPDF files of all of them are open.',
        categories: ['physics.optics'],
        venue: 'Lanterns 3 (2026)',
        listedOn,
      },
      {
        givenId: '2601.09999',
        ids: ['arXiv:2601.09999'],
        title: 'What buoys know',
        authors: ['Bo Marsh', 'Chi Fenn'],
        abstract: 'They know the tide.',
        categories: ['q-bio.PE'],
        listedOn,
      },
      {
        givenId: '2501.00042',
        ids: ['arXiv:2501.00042'],
        title: 'Notes on kelp',
        authors: ['Chi Fenn'],
        categories: ['physics.optics'],
        comment: 'v2: two notes more',
        listedOn,
        revision: true,
      },
    ]);
  });

  it('is a listing of several days', () => {
    const entry = (id: string): string =>
      `[1] arXiv:${id} [pdf]\nTitle: Kelp\nChi Fenn\nSubjects: Optics (physics.optics)\n`;
    const text = `Mon, 2 Feb 2026\nFri, 30 Jan 2026\nMon, 2 Feb 2026 (showing 1 of 1 entries )\n${entry('2602.00001')}Fri, 30 Jan 2026 (showing 1 of 1 entries )\n${entry('2601.00001')}`;
    expect(parseWith(arxivPage, text).papers).toMatchObject([
      { givenId: '2602.00001', listedOn: '2 Feb 2026' },
      { givenId: '2601.00001', listedOn: '30 Jan 2026' },
    ]);
  });

  it('is what a search found', () => {
    expect(papersOf('arxiv-page.search.txt')).toEqual([
      {
        givenId: '2602.00003',
        ids: ['arXiv:2602.00003', 'doi:10.5555/rafts.3'],
        title: 'How many keels has a raft',
        authors: ['Dee Holm', 'Ada Quill'],
        abstract: 'We count the keels of 120 rafts.',
        categories: ['physics.optics', 'cs.LG'],
        published: '3 February, 2026',
        comment: '4 pages',
      },
      {
        givenId: 'physics/0602004v2',
        ids: ['arXiv:physics/0602004v2'],
        title: 'A lighthouse, seen from below',
        authors: ['Bo Marsh'],
        abstract: 'We look up.',
        categories: ['physics.optics'],
        published: '1 February, 2006',
      },
    ]);
  });

  it('is that of one paper, without what stands around it', () => {
    expect(papersOf('arxiv-page.paper.txt')).toEqual([
      {
        givenId: '2602.00001',
        ids: ['arXiv:2602.00001', 'doi:10.5555/shore.14'],
        title: 'Tidal gardens hold their ground',
        authors: ['Ada Quill', 'Bo Marsh'],
        abstract: 'We follow tidal gardens through one winter.',
        categories: ['physics.optics'],
        comment: '12 pages, 3 figures',
        published: '1 Feb 2026',
      },
    ]);
  });

  it.each([
    [`${'They hold for another year. '.repeat(10)}\n`, LIMIT.recordCharacters / 270, 'is longer than 8 Mi characters'],
    ['a\n', LIMIT.recordLines, 'has more than 128 Ki lines'],
    ['x'.repeat(LIMIT.recordCharacters + 1), 1, 'has a line of more than 8 Mi characters'],
  ])('rejects a paper that goes on and on, and reads what comes behind it (I4)', (line, times, reason) => {
    const start = 'arXiv:2602.00001 [pdf]\nTitle: Kelp\nChi Fenn\nSubjects: Optics (physics.optics)\n\n';
    const text = `${start}${line.repeat(times)}\narXiv:2602.00002 [pdf]\nTitle: Rafts\n`;
    const { papers, rejects } = parseWith(arxivPage, text, 64 * 1024);
    expect(papers.at(-1)).toMatchObject({ title: 'Rafts' });
    expect(rejects).toMatchObject([{ reason }]);
  });

  it.each([
    ['a mailing', '\\\\\narXiv:2602.00001 (*cross-listing*)\nDate: Mon, 2 Feb 2026\n\nTitle: Kelp\n'],
    ['a text that cites', 'We build on Fenn\narXiv:2602.00001 [physics.optics] and others.\nNothing else is known.\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(arxivPage.recognises(headOf(text))).toBe(false);
  });
});
