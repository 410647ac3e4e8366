import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refer } from '../../../../shared/dumps/formats/refer.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8');

describe('EndNote import format', () => {
  it('gives what a record says, over blank lines', () => {
    expect(parseWith(refer, fixture('refer.endnote.enw')).papers).toEqual([
      {
        givenId: '41000001',
        title: 'Tidal gardens hold their ground: one winter of self-powered buoys',
        abstract:
          'Beds in rows lose less sand than sown ones.\nOf 41 buoys, 5 were lost (12 %).\nAll recordings are open.',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        ids: ['doi:10.5555/shore.14', 'pmid:41000001', 'https://example.org/shore/14'],
        url: 'https://example.org/shore/14',
        keywords: ['tides', 'gardens'],
        published: '2026 Jan 30',
        venue: 'Journal of Shores',
      },
      { title: '灯塔的下面', authors: ['潮一', '岸二'], published: '2025-11-03', abstract: '我们向上看。' },
    ]);
  });

  it('parts records by blank lines where they have no types', () => {
    expect(parseWith(refer, fixture('refer.untyped.ref')).papers).toMatchObject([
      { title: 'Notes on kelp', abstract: 'We looked at kelp for a year,\nand it looked back.', venue: 'Kelp' },
      { title: 'How many keels has a raft', venue: 'Rafts' },
    ]);
  });

  it('finds the number of the arXiv where Google Scholar has it', () => {
    const text = '%0 Journal Article\n%T One\n%J arXiv preprint arXiv:2601.04321\n';
    expect(parseWith(refer, text).papers).toMatchObject([{ ids: ['2601.04321'] }]);
  });

  it('rejects a record without a title, by its line (I2)', () => {
    const { papers, rejects } = parseWith(refer, '%0 Book\n%T One\n\n%0 Book\n%A Quill, Ada\n');
    expect(papers.length).toBe(1);
    expect(rejects).toMatchObject([{ reason: 'has no title', at: { line: 4, record: 2 } }]);
  });

  it('is seen in a file that holds nothing but tags, whatever they say (I1)', () => {
    expect(refer.recognises(headOf('%E Quill, Ada\n'))).toBe(true);
    expect(parseWith(refer, '%E Quill, Ada\n').rejects).toMatchObject([{ reason: 'has no title' }]);
  });

  it('that ends early gives every whole record and one reject (I2)', () => {
    const { papers, rejects } = parseWith(refer, '%0 Book\n%T One\n%D 2026\n\n%0 Book\n%T Two\n%X They hold mo');
    expect(papers.map(({ title }) => title)).toEqual(['One']);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off', at: { line: 5 } }]);
  });

  it.each([
    ['TeX', '% A comment\n%T his too\n\\documentclass{article}\n'],
    ['a program', '%PDF-1.7\n%A\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(refer.recognises(headOf(text))).toBe(false);
  });
});
