import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scholarAlert } from '../../../../shared/dumps/formats/scholar-alert.ts';
import { toPaperRecord } from '../../../../shared/papers/record.ts';
import { parseWith } from '../../../fixtures/read-dump.ts';

const ALERT = readFileSync(join(import.meta.dirname, '../../../fixtures/dumps/scholar-alert.results.html'), 'utf8');

describe('a Google Scholar alert', () => {
  const { papers } = parseWith(scholarAlert, ALERT);

  it('leads to the papers themselves, not through Google', () => {
    expect(papers.map(({ url }) => url)).toEqual([
      'https://arxiv.org/pdf/2610.00012',
      'https://doi.org/10.5555/roofs.2?a=1&b=2',
      'https://roofs.example.org/3',
    ]);
  });

  it('names authors, venue and year in one line, of which some may be missing', () => {
    expect(papers).toMatchObject([
      { authors: ['T Akello', 'J Brandt', 'M Osei'], ids: ['arXiv:2610.00012'], published: '2026' },
      { authors: ["F O'Hara"], venue: 'Journal of Roofs', published: '2026' },
      { title: 'Thatch', authors: ["F O'Hara"] },
    ]);
  });

  it('shows some words, which are no whole abstract', () => {
    expect(toPaperRecord(papers[0]!, 'scholar-alert', '2026-10-05')).toMatchObject({
      title: 'Rain on tin roofs as a training signal',
      abstract: 'We record rain on tin roofs and train on it. The model learns to sleep through storms …',
    });
    expect(papers[2]?.abstract).toBeUndefined();
  });

  it('that is cut off gives every whole result and one reject (I2)', () => {
    const cut = parseWith(scholarAlert, ALERT.slice(0, ALERT.indexOf('Slate &amp;') + 3));
    expect(cut.papers).toHaveLength(1);
    expect(cut.rejects).toMatchObject([{ reason: 'ends early: the last record is cut off', at: { record: 2 } }]);
    const inWords = parseWith(scholarAlert, ALERT.slice(0, ALERT.indexOf('Slate is quiet') + 8));
    expect([inWords.papers.length, inWords.rejects.length]).toEqual([1, 1]);
  });
});
