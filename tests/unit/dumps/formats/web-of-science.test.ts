import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { webOfScience } from '../../../../shared/dumps/formats/web-of-science.ts';
import { webOfScienceTable } from '../../../../shared/dumps/formats/web-of-science-table.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8');

describe('Web of Science text', () => {
  const { papers, skips } = parseWith(webOfScience, fixture('web-of-science.export.txt'));

  it('has its tags before tabs in older files', () => {
    const text =
      'FN Thomson Reuters Web of Knowledge\nVR 1.0\nPT\tJ\nAU\tQuill, A\n   Marsh, B\nTI\tNotes on kelp\nSO\tKELP\nER\n';
    expect(webOfScience.recognises(headOf(text))).toBe(true);
    expect(parseWith(webOfScience, text).papers).toMatchObject([
      { title: 'Notes on kelp', authors: ['Quill, A', 'Marsh, B'] },
    ]);
  });

  it('gives what a record says', () => {
    expect(papers).toEqual([
      {
        givenId: 'WOS:000000000000001',
        title: 'Tidal gardens hold their ground: one winter of\nself-powered buoys',
        abstract: 'Beds in rows lose less sand than sown ones. Of 41 buoys,\n5 were lost, IS that much?',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        ids: ['doi:10.5555/shore.14', 'pmid:41000001'],
        keywords: ['tides', 'gardens that the tide waters', 'MODEL'],
        categories: ['Oceanography', 'Horticulture'],
        published: 'JAN 2026',
        venue: 'JOURNAL OF SHORES',
      },
      {
        givenId: 'WOS:000000000000003',
        title: 'Notes on kelp',
        authors: ['Fenn, C'],
        published: '2025 JUN 18',
        venue: 'PROCEEDINGS OF THE SEAWEED MEETING',
      },
    ]);
  });

  it('skips corrections of other papers', () => {
    expect(skips).toMatchObject([{ reason: 'is a notice about another paper', at: { line: 29, record: 2 } }]);
  });

  it('of another database of the house has other tags, which are no part of the field before them', () => {
    const text =
      'FN ISI\nVR 1.0\nPT J\nTI Tidal gardens hold\n   their ground\nZ1 조수 정원\nAB They hold.\nMC Ecology\nTA Algae\nER\n';
    expect(parseWith(webOfScience, text).papers).toEqual([
      { title: 'Tidal gardens hold\ntheir ground', abstract: 'They hold.' },
    ]);
    const careless = 'FN ISI\nVR 1.0\nPT J\nTI Tidal gardens in the\nUK hold their ground\nAB They hold.\nER\n';
    expect(parseWith(webOfScience, careless).papers).toMatchObject([{ title: expect.stringMatching(/UK hold/) }]);
  });

  it('that ends early gives every whole record and one reject (I2)', () => {
    const text = 'FN ISI Export Format\nVR 1.0\nPT J\nTI One\nER\n\nPT J\nTI Two\nPY 2026\n';
    const { papers: whole, rejects } = parseWith(webOfScience, text);
    expect(whole.map(({ title }) => title)).toEqual(['One']);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off', at: { line: 7 } }]);
  });

  it('is not seen in prose (I1)', () => {
    expect(webOfScience.recognises(headOf('PT J said it.\nTI and AU are tags.\nSO are others.\n'))).toBe(false);
  });
});

describe('Web of Science table', () => {
  it.each(['web-of-science-table.tab.txt', 'web-of-science-table.bibliometrix.csv'])(
    'gives what its tags say: %s',
    (name) => {
      const [first, second] = parseWith(webOfScienceTable, fixture(name)).papers;
      expect(first?.title).toMatch(/^tidal gardens hold their ground$/i);
      expect(first?.authors?.map((author) => author.toLowerCase())).toEqual(['quill, ada', 'marsh, bo']);
      expect(first?.ids).toContain('doi:10.5555/shore.14');
      expect(first?.keywords).toContain('MODEL');
      expect(first?.givenId).toMatch(/^WOS:|^2-S2/);
      expect(second).not.toHaveProperty('abstract');
      expect(second?.authors?.[0]).toMatch(/^fenn/i);
    },
  );

  it('reads quotes behind backslashes, as R writes them', () => {
    expect(parseWith(webOfScienceTable, fixture('web-of-science-table.bibliometrix.csv')).papers[0]?.abstract).toBe(
      'BEDS IN ROWS LOSE "LESS" SAND; MOST HOLD',
    );
  });
});
