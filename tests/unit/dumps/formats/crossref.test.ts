import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPaperRecord } from '../../../../shared/papers/record.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));
const work = (members: object) => ({
  DOI: '10.5555/w',
  indexed: {},
  type: 'journal-article',
  title: ['On Lids'],
  ...members,
});
const read = async (...works: object[]) => readWhole(works.map((one) => JSON.stringify(one)).join('\n'));

describe('Crossref works', () => {
  it('are papers, but for issues, notices about other papers and front matter (I2)', async () => {
    const { papers, skips } = await fixture('crossref.page.json');
    expect(papers.map(({ title }) => title)).toEqual([
      'Why Kettles Sing: A Spectral Account',
      'Cold Fusion in a Teapot',
    ]);
    expect(skips.map(({ reason }) => reason)).toEqual([
      'an issue of a journal, no paper',
      'a notice about another paper (Retraction)',
      'front matter, no paper',
    ]);
    expect(papers[1]).toMatchObject({ withdrawn: true, published: '2026-02' });
  });

  it('are known by their DOI and by that of their preprint, and came out when they first did (I5)', async () => {
    const [paper] = (await fixture('crossref.page.json')).papers;
    expect(paper).toMatchObject({
      ids: ['doi:10.5555/kettles.2026.1', 'arXiv:2606.00091'],
      authors: ['Marta Quell', 'Ito Brandauer Jr.', 'The Kettle Consortium'],
      published: '2026-11-02',
      venue: 'Journal of Domestic Acoustics',
      url: 'https://doi.org/10.5555/kettles.2026.1',
    });
  });

  it('have an abstract without tags, in which p<0.05 and a<b still stand', async () => {
    const [paper] = (await fixture('crossref.page.json')).papers;
    expect(toPaperRecord(paper!, 'crossref', '2026-11-06')).toMatchObject({
      abstract: 'Kettles that whistle in E minor boil p<0.05 sooner; where a<b the pitch of CO₂ rises.',
    });
  });

  it.each([
    ['no day', { issued: { 'date-parts': [[2026, 3]] } }, '2026-03'],
    ['strings', { issued: { 'date-parts': [['2026', '3', '9']] } }, '2026-03-09'],
    ['nothing', { issued: { 'date-parts': [[null]] }, created: { 'date-parts': [[2026, 4, 1]] } }, '2026-04-01'],
    ['an empty list', { issued: { 'date-parts': [[]] } }, undefined],
  ])('may be dated with %s', async (_, members, published) => {
    expect((await read(work(members))).papers[0]?.published).toBe(published);
  });

  it('may come one a line, with the title as plain text, or with hardly any member', async () => {
    const { papers, reading } = await read(
      work({}),
      work({ title: 'On Glass', author: null, subject: null, abstract: null }),
    );
    expect(reading.parts).toEqual([{ format: 'crossref' }]);
    expect(papers.map(({ title }) => title)).toEqual(['On Lids', 'On Glass']);
    const answer = {
      status: 'ok',
      'message-type': 'work-list',
      message: { items: [{ DOI: '10.5555/w', title: ['On Lids'] }] },
    };
    expect((await read(answer)).papers).toMatchObject([{ title: 'On Lids', ids: ['doi:10.5555/w'] }]);
  });
});

describe('A list of journals', () => {
  it('is one of no papers (I2)', async () => {
    const items = [{ title: 'Annals of Jars', publisher: 'Jars', ISSN: ['1234-5678'], 'last-status-check-time': 1 }];
    const answer = { status: 'ok', 'message-type': 'journal-list', message: { items } };
    const { papers, skips } = await readWhole(JSON.stringify(answer));
    expect([papers.length, skips.length]).toEqual([0, 1]);
  });
});

describe('A new version of a work', () => {
  it('is a revision, known by the DOI of the former one; a correction is a notice (I5)', async () => {
    const work = (type: string) => ({
      indexed: {},
      deposited: {},
      DOI: '10.5555/lids.2',
      title: ['On Lids'],
      'update-to': [{ DOI: '10.5555/lids.1', type, label: type }],
    });
    const json = await readWhole(JSON.stringify([work('new_version'), work('correction')]));
    const element = (type: string) =>
      `<journal_article><titles><title>On Lids</title></titles><crossmark><updates><update type="${type}">10.5555/lids.1</update></updates></crossmark><doi_data><doi>10.5555/lids.2</doi></doi_data></journal_article>`;
    const xml = await readWhole(
      `<doi_batch><body>${element('new_version')}${element('correction')}</body></doi_batch>`,
    );
    for (const { papers, skips } of [json, xml]) {
      expect(papers).toMatchObject([{ revision: true, ids: ['doi:10.5555/lids.2', 'doi:10.5555/lids.1'] }]);
      expect(skips).toMatchObject([{ reason: 'a notice about another paper (correction)' }]);
    }
  });
});

describe('Crossref XML', () => {
  it('gives the article with its journal, the chapter and not the book around it, and passes a bare journal', async () => {
    const { papers, skips } = await fixture('crossref-xml.records.xml');
    expect(papers).toMatchObject([
      {
        title: 'Echoes of CO<jats:sub>2</jats:sub> in the Pantry: A Slow Study',
        authors: ['Ines Falk III', 'The Pantry Collaboration'],
        ids: ['doi:10.5555/pantry.2'],
        published: '2026-11-03',
        venue: 'Journal of Domestic Acoustics',
      },
      { title: 'Steam and Time', venue: 'Handbook of Tea', ids: ['doi:10.5555/tea.7'], authors: ['Bo Marsh'] },
    ]);
    expect(papers[0]?.abstract).toContain('Shelves answer');
    expect(skips).toMatchObject([{ reason: 'a journal, no paper' }]);
  });

  it('of a deposit gives every article of a journal', async () => {
    const { papers } = await fixture('crossref-xml.deposit.xml');
    expect(papers).toMatchObject([
      { title: 'On Lids', venue: 'Annals of Jars' },
      { title: 'On Glass', venue: 'Annals of Jars' },
    ]);
  });

  it('of a query says which DOI Crossref does not know (I2)', async () => {
    const query = '<query status="unresolved"><doi>10.5555/none</doi><msg>DOI not found</msg></query>';
    const { skips } = await readWhole(
      `<crossref_result><query_result><body>${query}</body></query_result></crossref_result>`,
    );
    expect(skips).toMatchObject([{ reason: 'a DOI that Crossref does not know' }]);
  });

  it('comes in OAI-PMH answers too', async () => {
    const article = `<crossref><journal><journal_article><titles><title>On Lids</title></titles><doi_data><doi>10.5555/lids</doi></doi_data></journal_article></journal></crossref>`;
    const oai = `<OAI-PMH><ListRecords><record><header><identifier>x</identifier></header><metadata>${article}</metadata></record></ListRecords></OAI-PMH>`;
    expect((await readWhole(oai)).papers).toMatchObject([{ title: 'On Lids', ids: ['doi:10.5555/lids'] }]);
  });
});
