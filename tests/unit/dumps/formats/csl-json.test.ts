import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('CSL-JSON', () => {
  it('keeps particles and suffixes with names, and finds the arXiv number in a note', async () => {
    expect((await fixture('csl-json.library.json')).papers).toMatchObject([
      {
        authors: ['Anna van der Beek', 'The Drawer Project'],
        ids: ['doi:10.5555/drawers.1', 'arXiv:2604.00021', 'pmid:99000011'],
        published: '2026-04-09',
        keywords: ['letters', 'drawers'],
        venue: 'Journal of Drawers',
      },
      { givenId: 'ogawa', authors: ['Rin Ogawa Jr.'], published: '2026-05', venue: 'Stationery 2026' },
    ]);
  });

  it('may keep its identifiers in notes, as Zotero does', async () => {
    const item = { type: 'article-journal', id: 'x', title: 'A Drawer', author: [{ family: 'Ogawa' }] };
    const { papers } = await readWhole(JSON.stringify([{ ...item, note: 'arXiv:2611.00001 [cs]\nPMID: 41000001' }]));
    expect(papers).toMatchObject([{ ids: ['arXiv:2611.00001', 'pmid:41000001'] }]);
  });

  it('is no Crossref work, though both name things alike', async () => {
    const item = { type: 'book', id: 'x', title: 'A Book', issued: { 'date-parts': [[2026]] }, DOI: '10.5555/b' };
    expect((await readWhole(JSON.stringify(item))).reading.parts).toEqual([{ format: 'csl-json' }]);
    const work = { ...item, indexed: { 'date-parts': [[2026]] } };
    expect((await readWhole(JSON.stringify(work))).reading.parts).toEqual([{ format: 'crossref' }]);
  });
});
