import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refworks } from '../../../../shared/dumps/formats/refworks.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const EXPORT = readFileSync(join(import.meta.dirname, '../../../fixtures/dumps/refworks.export.txt'), 'utf8');

describe('RefWorks tagged format', () => {
  it('gives what its records say, below the legend', () => {
    expect(parseWith(refworks, EXPORT).papers).toEqual([
      {
        title: 'Tidal gardens hold their ground: one winter of\nself-powered buoys',
        abstract: 'Beds in rows lose less sand than sown ones.',
        givenId: '271',
        ids: ['doi:10.5555/shore.14', 'https://example.org/shore/14'],
        authors: ['Quill, Ada', 'Marsh, Bo'],
        keywords: ['tides', 'gardens'],
        published: '2026 Jan 30',
        url: 'https://example.org/shore/14',
        venue: 'Journal of Shores',
      },
      {
        title: 'Notes on kelp',
        ids: ['doi:10.5555/kelp.1', 'pmid:41000003'],
        authors: ['Fenn, Chi'],
        published: '2025',
      },
    ]);
  });

  it('that ends early gives every whole record and one reject (I2)', () => {
    const cut = parseWith(refworks, EXPORT.slice(0, EXPORT.indexOf('on kelp')));
    expect(cut.papers).toHaveLength(1);
    expect(cut.rejects).toMatchObject([{ reason: 'ends early: the last record is cut off' }]);
  });

  it.each([
    ['Web of Science text', 'FN ISI Export Format\nVR 1.0\nPT J\nAU Quill, A\nTI Kelp\nER\n'],
    ['a tweet', 'RT Everybody should read this\nand this\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(refworks.recognises(headOf(text))).toBe(false);
  });
});
