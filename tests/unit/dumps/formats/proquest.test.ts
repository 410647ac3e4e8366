import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../shared/dumps/formats/bibtex.ts';
import { proquest } from '../../../../shared/dumps/formats/proquest.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../../fixtures/dumps/proquest.report.txt'), 'utf8');

describe('ProQuest text', () => {
  it('gives each document once, though the bibliography repeats it', () => {
    const { papers, founds } = parseWith(proquest, fixture);
    expect(papers).toEqual([
      {
        givenId: '1000000001',
        title: 'Tidal gardens: hold their ground',
        abstract: 'Beds in rows lose less sand than sown ones.\nMethods: of 41 buoys, 5 were lost.',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        ids: ['http://dx.doi.org/10.5555/shore.14'],
        keywords: ['Tides', 'Gardens', 'Oceanography', 'Horticulture'],
        published: 'Jan 30, 2026',
        venue: 'Journal of Shores',
      },
      {
        givenId: '1000000002',
        title: 'Notes on kelp',
        authors: ['Fenn, Chi'],
        published: '2025',
        url: 'https://www.proquest.com/docview/1000000002',
      },
    ]);
    expect(founds.length).toBe(2);
  });

  it('names persons without their institutions, and has the English one of several abstracts', () => {
    const document = fixture
      .replace(
        'Author: Quill, Ada; Marsh, Bo',
        'Author: Quill, Ada 1 ; Marsh, Bo 1,2\n\n 1 Institute of Tides; quill@example.org\n 2 Office of Sand',
      )
      .replace('Abstract: Beds', 'Abstract (French): Des plages.\n\nAbstract (English): Beds');
    expect(parseWith(proquest, document).papers[0]).toMatchObject({
      authors: ['Quill, Ada', 'Marsh, Bo'],
      abstract: 'Beds in rows lose less sand than sown ones.\nMethods: of 41 buoys, 5 were lost.',
    });
  });

  it('that ends early gives every whole document and one reject (I2)', () => {
    const { papers, rejects } = parseWith(proquest, fixture.slice(0, fixture.indexOf('Degree date')));
    expect(papers.length).toBe(1);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off' }]);
  });

  it('is not taken for the BibTeX at its end, nor seen in text with rules (I1)', () => {
    expect(bibtex.recognises(headOf(fixture))).toBe(false);
    expect(proquest.recognises(headOf('____________________________\n\nAuthor: Quill\n'))).toBe(false);
  });
});
