import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('OpenReview notes', () => {
  it('of the first version are submissions; reviews and deleted notes are skipped (I2)', async () => {
    const { papers, skips } = await fixture('openreview.v1.json');
    expect(papers).toMatchObject([
      {
        title: 'Attention Is Mostly Listening',
        ids: ['openreview:Aa1Bb2Cc3'],
        authors: ['Lena Vogt', 'Samir Haddad'],
        keywords: ['attention', 'listening'],
        url: 'https://openreview.net/forum?id=Aa1Bb2Cc3',
        pdf: 'https://openreview.net/pdf/aa11bb22.pdf',
        published: new Date(1791000000000).toISOString(),
      },
      { title: 'Attention Is Entirely Talking', withdrawn: true },
    ]);
    expect(skips).toMatchObject([
      { reason: 'a review or comment, no paper' },
      { reason: 'deleted in its archive', deleted: ['openreview:Gg7Hh8Ii9'] },
    ]);
  });

  it('of the second version hold each value in an object, and tell by their venue that they were withdrawn', async () => {
    const { papers } = await fixture('openreview.v2.json');
    expect(papers).toMatchObject([
      {
        title: 'Whispering to Gradients',
        abstract: 'Quiet gradients converge where loud ones overshoot.',
        authors: ['Lena Vogt', 'Samir Haddad'],
        categories: ['optimization'],
        venue: 'ICIL 2027 poster',
      },
      { title: 'Shouting at Gradients', abstract: 'They do not hear.', withdrawn: true },
    ]);
    expect(papers[0]?.withdrawn).toBeUndefined();
  });

  it('of an expertise archive are known where they come from (I5)', async () => {
    const { papers } = await fixture('openreview.expertise.jsonl');
    expect(papers).toMatchObject([
      { givenId: '00112233445566778899aabbccddeeff00112233', published: '2026' },
      { title: 'Cards for Models Nobody Trains' },
    ]);
    expect(papers[0]?.ids).toEqual([
      'arXiv:2605.00012',
      'https://www.semanticscholar.org/paper/00112233445566778899aabbccddeeff00112233',
      'https://arxiv.org/pdf/2605.00012.pdf',
    ]);
  });

  it('are told from papers that the site of a conference keeps in the same form under ids of its own', async () => {
    const content = { title: 'Lids', abstract: 'They close.' };
    const { papers } = await readWhole(JSON.stringify([{ forum: 'main.1', id: 'main.1', content }]));
    expect(papers).toEqual([{ title: 'Lids', abstract: 'They close.', givenId: 'main.1' }]);
  });
});
