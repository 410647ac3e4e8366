import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ovid } from '../../../../shared/dumps/formats/ovid.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8');

describe('Ovid text', () => {
  it('gives what a numbered record says', () => {
    expect(parseWith(ovid, fixture('ovid.numbered.txt')).papers).toEqual([
      {
        givenId: '41000001',
        title: 'Tidal gardens hold their ground: one winter of\nself-powered buoys.',
        abstract: 'BACKGROUND: Beds in rows lose less sand than sown ones.\nRESULTS: They hold.',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        ids: ['doi:10.5555/shore.14', 'pmid:41000001'],
        published: '2026 Jan 30',
        venue: 'Journal of Shores',
      },
      { givenId: '41000003', title: 'Notes on kelp.', authors: ['Fenn C.'], published: '2025', venue: 'Kelp' },
    ]);
  });

  it('gives what a record with tags says', () => {
    expect(parseWith(ovid, fixture('ovid.tagged.txt')).papers).toEqual([
      {
        givenId: '41000001',
        title: 'Tidal gardens hold their ground: one winter of\nself-powered buoys.',
        abstract: 'Beds in rows lose less sand than sown ones.\nThey hold.',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        ids: ['doi:10.5555/shore.14', 'pmid:41000001'],
        keywords: ['tides'],
        published: 'Jan 2026',
        venue: 'Journal of Shores',
        url: 'https://ovidsp.example.org/ovidweb.cgi?AN=41000001',
      },
      {
        givenId: '2026-33942-012',
        title: 'Notes on kelp.',
        authors: ['Fenn, C.'],
        ids: ['pmid:41000003'],
        published: '2025',
        venue: 'Kelp',
      },
    ]);
  });

  it('gives what a record without a number says, without marks and degrees of persons', () => {
    expect(parseWith(ovid, fixture('ovid.journals.txt')).papers).toEqual([
      {
        givenId: '00005131-900000000-99049',
        title: 'Tidal gardens hold their ground.',
        abstract: 'Beds in rows lose less sand than sown ones.',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        ids: ['doi:10.5555/shore.14'],
        keywords: ['tides', 'gardens that wait'],
        published: '30 January 2026',
        venue: 'Journal of Shores',
        url: 'http://ovidsp.example.org/ovidweb.cgi?AN=00005131-900000000-99049',
      },
      {
        givenId: '00012097-900000000-99899',
        title: 'Notes on kelp.',
        authors: ['Fenn, Chi'],
        published: 'September 2025',
        venue: 'Kelp',
      },
    ]);
  });

  it('of Embase names its PubMed id with the address behind it', () => {
    const record =
      '<1>\nAccession Number\n  2040000001\nTitle\n  Tides.\nSource\n  Shores. 12, 2026.\nPMID\n  41000009 [https://x.example/?term=41000009]\n';
    expect(parseWith(ovid, record).papers).toMatchObject([{ givenId: '2040000001', ids: ['pmid:41000009'] }]);
  });

  it('may have colons, digits and quotes in its labels, which are no part of the abstract before them', () => {
    const record =
      '<1>\nTitle\n  Tides.\nAuthor\n  Quill A.\nAbstract\n  They hold.\nLink to the Ovid Full Text or citation:\n  https://ovid.example.org/1\nEmbase 2\n  x\n';
    expect(parseWith(ovid, record).papers).toEqual([
      { title: 'Tides.', authors: ['Quill A.'], abstract: 'They hold.', url: 'https://ovid.example.org/1' },
    ]);
  });

  it('rejects a record without a title, by its line (I2)', () => {
    const { papers, rejects } = parseWith(ovid, '<1>\nTitle\n  One.\nSource\n  Kelp.\n\n<2>\nAuthor\n  Fenn, Chi\n');
    expect(papers.length).toBe(1);
    expect(rejects).toMatchObject([{ reason: 'has no title', at: { line: 7, record: 2 } }]);
  });

  it('that ends early gives every whole record and one reject (I2)', () => {
    const { papers, rejects } = parseWith(ovid, '<1>\nTitle\n  One.\n\n<2>\nTitle\n  Two.\nAbstract\n  They ho');
    expect(papers.map(({ title }) => title)).toEqual(['One.']);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off', at: { line: 5 } }]);
  });

  it('is not seen in an article with headings (I1)', () => {
    expect(ovid.recognises(headOf('Notes on kelp\n\nAbstract\n\nWe looked at kelp.\n\nIntroduction\n\nKelp.\n'))).toBe(
      false,
    );
  });
});
