import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));
const PAPER = { paperId: '00112233445566778899aabbccddeeff00112233', title: 'Sleepy Networks' };

describe('Semantic Scholar', () => {
  it('names a paper by all of its identifiers; a summary stands in where there is no abstract', async () => {
    const { papers } = await fixture('semantic-scholar.search.json');
    expect(papers).toMatchObject([
      {
        ids: [
          'arXiv:2607.00031',
          'doi:10.5555/s2.1',
          'pmid:99000002',
          'CorpusId:900000001',
          'https://www.semanticscholar.org/paper/00112233445566778899aabbccddeeff00112233',
        ],
        categories: ['Computer Science', 'Biology'],
        published: '2026-07-02',
        pdf: 'https://rest.example.org/1.pdf',
      },
      { abstract: 'A small model dreams of larger ones.', published: '2026' },
    ]);
  });

  it.each([
    ['citations', { data: [{ contexts: [], citingPaper: PAPER }] }],
    ['a match', { data: [{ ...PAPER, matchScore: 12.5 }] }],
    ['recommendations', { recommendedPapers: [PAPER] }],
    ['an author', { authorId: '1', name: 'Mira', papers: [PAPER] }],
    ['a paper with its references', { ...PAPER, references: [{ paperId: null, title: 'Cited' }] }],
  ])('answers with %s', async (_, answer) => {
    const { reading, papers } = await readWhole(JSON.stringify(answer));
    expect(reading.parts).toEqual([{ format: 'semantic-scholar' }]);
    expect(papers.map(({ title }) => title)).toEqual(['Sleepy Networks']);
  });

  it('answers a batch with null for what it does not know, which is skipped (I2)', async () => {
    const { papers, skips, rejects } = await readWhole(
      JSON.stringify([PAPER, null, { ...PAPER, title: 'More Sleep' }]),
    );
    expect([papers.length, skips.length, rejects.length]).toEqual([2, 1, 0]);
  });

  it('answers a batch of which it knows nothing with nulls only (I2)', async () => {
    const { reading, skips } = await readWhole('[null, null]\n');
    expect([reading.state, skips.length]).toEqual(['done', 2]);
  });

  it('has a data set of full texts, whose annotations say where title and abstract stand', async () => {
    const content = {
      text: 'Sleepy Networks\nA. Quill\nRest helps.',
      annotations: { title: '[{"start": 0, "end": 15}]', abstract: '[{"start": 25, "end": 36}]', author: null },
    };
    const { papers } = await readWhole(
      `${JSON.stringify({ corpusid: 12, externalids: { arxiv: '2611.00012' }, content })}\n${JSON.stringify({ corpusid: 13, content: {} })}\n`,
    );
    expect(papers).toMatchObject([{ title: 'Sleepy Networks', abstract: 'Rest helps.', givenId: '12' }]);
  });

  it('has a data set of abstracts, which says where their titles are', async () => {
    const { rejects } = await readWhole(
      '{"corpusid":12,"openaccessinfo":{"externalids":{}},"abstract":"Rest helps."}\n',
    );
    expect(rejects).toMatchObject([{ reason: expect.stringContaining('the data set "papers"') }]);
  });
});
