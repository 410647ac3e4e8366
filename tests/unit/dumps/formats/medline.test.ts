import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { medline } from '../../../../shared/dumps/formats/medline.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8');

describe('MEDLINE', () => {
  const { papers, skips } = parseWith(medline, fixture('medline.pubmed.nbib'));

  it('gives what a record says', () => {
    expect(papers[0]).toEqual({
      givenId: '41000001',
      title: 'Tidal gardens hold their ground: one winter of\nself-powered buoys.',
      abstract:
        'BACKGROUND: Beds in rows lose less sand than sown ones. METHODS: Of 41 buoys,\n5 were lost. RESULTS: DNA-free water.',
      authors: ['Quill, Ada', 'Marsh, Bo', 'Society of Tides'],
      ids: ['pmid:41000001', 'doi:10.5555/shore.14', 'doi:10.5555/shore.14', 'PMC9999999'],
      keywords: ['tides', 'Gardens', 'Oceans and Seas/physiology'],
      published: '20260130',
      venue: 'Journal of shores',
    });
  });

  it('knows notices about another paper, which are skipped, and papers that were retracted', () => {
    expect(skips).toMatchObject([
      { reason: 'is a notice about another paper', title: 'Erratum: Tidal gardens hold their ground.' },
    ]);
    expect(papers[1]).toMatchObject({
      title: 'Notes on kelp.',
      withdrawn: true,
      authors: ['Fenn C'],
      published: '2025',
    });
  });

  it('is read as Ovid writes it, whose records begin with another tag', () => {
    expect(parseWith(medline, fixture('medline.ovid.txt')).papers).toMatchObject([
      { title: 'Tidal gardens hold their ground', ids: ['pmid:41000001', 'doi:10.5555/shore.14'], published: '2026' },
      { title: 'Notes on kelp', ids: ['pmid:41000003'] },
    ]);
  });

  it('takes a word at the start of a line for a word, and a careless tag for a tag', () => {
    const text =
      'PMID-41000004\nTI  -Notes on kelp\nAB  - They\nDNA-binding and NASA-funded\nkelp.\nAID - doi:10.5555/kelp.1 [doi]\n';
    expect(parseWith(medline, text).papers).toEqual([
      {
        givenId: '41000004',
        title: 'Notes on kelp',
        abstract: 'They\nDNA-binding and NASA-funded\nkelp.',
        ids: ['pmid:41000004', 'doi:10.5555/kelp.1'],
      },
    ]);
  });

  it('is read with the blanks that browsers copy', () => {
    const text = 'PMID-\u00a01\nTI\u00a0\u00a0-\u00a0One\nAB\u00a0\u00a0- They hold.\nSO\u00a0 - x\n';
    expect(medline.recognises(headOf(text))).toBe(true);
    expect(parseWith(medline, text).papers).toEqual([
      { givenId: '1', title: 'One', abstract: 'They hold.', ids: ['pmid:1'] },
    ]);
  });

  it('keeps records whole over blank lines', () => {
    const text = 'PMID- 1\nTI  - One\n\nAB  - They hold.\nSO  - x\n\n\nPMID- 2\nTI  - Two\nSO  - y\n';
    expect(parseWith(medline, text).papers).toMatchObject([{ title: 'One', abstract: 'They hold.' }, { title: 'Two' }]);
  });

  it.each([
    ['ERIC', 'OWN - ERIC\nTI  - Notes on kelp\nAB  - It looked back.\nPT  - Reports - Research'],
    [
      'a chapter of a PubMed book',
      'PMID- 3\nSTAT- Publisher\nBTI - Shores\nTI  - Notes on kelp\nAID - NBK1 [bookaccession]',
    ],
  ])('is whole where its records have no source, as those of %s (I2)', (_, text) => {
    expect(parseWith(medline, text)).toMatchObject({ papers: [{ title: 'Notes on kelp' }], rejects: [] });
  });

  it('that ends early gives every whole record and one reject (I2)', () => {
    const text = 'PMID- 1\nTI  - One\nSO  - x\n\nPMID- 2\nTI  - Two\nAB  - They ho';
    const { papers: whole, rejects } = parseWith(medline, text);
    expect(whole.map(({ title }) => title)).toEqual(['One']);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off', at: { line: 5 } }]);
  });

  it.each([
    ['RIS', 'TY  - JOUR\nPMID- 1\nTI  - One\nAU  - Quill\nER  - \n'],
    ['prose', 'PMID- and other numbers\nare what this text is about.\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(medline.recognises(headOf(text))).toBe(false);
  });
});
