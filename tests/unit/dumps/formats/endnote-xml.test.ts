import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endnoteXml } from '../../../../shared/dumps/formats/endnote-xml.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../../fixtures/dumps/endnote-xml.export.xml'), 'utf8');

describe('EndNote XML', () => {
  it('gives what a record says, in whatever styles', () => {
    expect(parseWith(endnoteXml, fixture).papers).toEqual([
      {
        givenId: '14',
        title: 'Tidal gardens bind CO<sub>2</sub> and hold',
        abstract: 'Beds in rows lose less sand\nthan sown ones (p < 0.05).',
        ids: ['doi:10.5555/shore.14', 'pmid:41000001', 'PMC9999999', 'https://example.org/shore/14'],
        authors: ['Quill, Ada', 'Marsh, Bo'],
        keywords: ['tides'],
        published: '2026 Jan 30',
        venue: 'Journal of Shores',
        url: 'https://example.org/shore/14',
      },
      { givenId: '15', title: 'Notes on kelp', authors: ['Fenn, Chi'], published: '2025' },
    ]);
  });

  it('that ends early gives every whole record and one reject (I2)', () => {
    const { papers, rejects } = parseWith(endnoteXml, fixture.slice(0, -60));
    expect(papers.length).toBe(1);
    expect(rejects).toMatchObject([{ reason: expect.stringMatching(/^ends early/) }]);
  });

  it('is not seen in other XML with records (I1)', () => {
    expect(endnoteXml.recognises(headOf('<records><record><title>One</title></record></records>'))).toBe(false);
  });
});
