import { describe, expect, it } from 'vitest';
import type { FoundPaper } from '../../../shared/papers/found-paper.ts';
import type { PaperRecord } from '../../../shared/papers/paper.ts';
import { toPaperRecord } from '../../../shared/papers/record.ts';
import { anAbstract } from '../../fixtures/records.ts';

const TODAY = '2026-11-22';

function recordOf(found: Partial<FoundPaper>): PaperRecord {
  const record = toPaperRecord({ title: 'Tidal gardens grow in borrowed light', ...found }, 'jsonl', TODAY);
  if ('reject' in record) throw new Error(record.reject);
  return record;
}

describe('a record', () => {
  it('is clean, and keeps the text as found', () => {
    const record = recordOf({ title: 'Tidal\n  gardens &amp; {\\"O}l', abstract: ' We study $\\alpha$. ' });
    expect(record).toMatchObject({
      title: 'Tidal gardens & Öl',
      abstract: 'We study α.',
      raw: { title: 'Tidal\n  gardens &amp; {\\"O}l', abstract: ' We study $\\alpha$. ' },
    });
  });

  it.each(['', '   ', '\u200b', '{}', '—', '...'])('without a title (%j) is none', (title) => {
    expect(toPaperRecord({ title }, 'jsonl', TODAY)).toEqual({ reject: 'has no title' });
  });

  it('says nothing that its source did not say', () => {
    expect(Object.keys(recordOf({})).sort()).toEqual([
      'abstract',
      'authorCount',
      'authors',
      'categories',
      'keys',
      'keywords',
      'links',
      'raw',
      'revision',
      'source',
      'title',
      'withdrawn',
    ]);
  });

  it('knows its identifiers from its addresses, and the version from them', () => {
    expect(recordOf({ url: 'https://arxiv.org/abs/2610.00001v2', ids: ['10.5555/x'] })).toMatchObject({
      keys: expect.arrayContaining(['arxiv:2610.00001', 'doi:10.5555/x']),
      version: 2,
    });
    expect(recordOf({ givenId: '2610.00001', version: 3 })).toMatchObject({ givenId: '2610.00001', version: 3 });
  });

  it('has dates in one spelling, and a list’s day only as a label (I6)', () => {
    expect(recordOf({ published: 'Tue, 12 Mar 2024 17:59:59 GMT', listedOn: 'Mar 14' })).toMatchObject({
      published: '2024-03-12',
      listedOn: '2026-03-14',
    });
    expect(recordOf({ published: 'in print', listedOn: '2027-01-01' })).not.toHaveProperty('listedOn');
  });

  it('has authors as people write them, the first hundred and how many they are', () => {
    const authors = ['Fern, Ada', '  ', 'G{\\"o}del, Kurt', ...Array.from({ length: 2998 }, (_, at) => `Author ${at}`)];
    const record = recordOf({ authors });
    expect(record.authors.slice(0, 3)).toEqual(['Ada Fern', 'Kurt Gödel', 'Author 0']);
    expect([record.authors.length, record.authorCount]).toEqual([100, 3000]);
  });

  it('names categories and keywords once each', () => {
    expect(recordOf({ categories: ['cs.LG', ' cs.LG', '', 'stat.ML'], keywords: ['tides', 'tides'] })).toMatchObject({
      categories: ['cs.LG', 'stat.ML'],
      keywords: ['tides'],
    });
  });

  it('counts votes in whole numbers', () => {
    expect(recordOf({ votes: 7.9 }).votes).toBe(7);
    expect(recordOf({ votes: -1 })).not.toHaveProperty('votes');
    expect(recordOf({ votes: Number.NaN })).not.toHaveProperty('votes');
  });
});

describe('links', () => {
  it.each<[Partial<FoundPaper>, object]>([
    [
      { ids: ['2610.00001'] },
      { abstract: 'https://arxiv.org/abs/2610.00001', pdf: 'https://arxiv.org/pdf/2610.00001' },
    ],
    [{ ids: ['10.1002/(SICI)1<2>3'] }, { abstract: 'https://doi.org/10.1002/(sici)1%3C2%3E3' }],
    [{ ids: ['pmid:7'] }, { abstract: 'https://pubmed.ncbi.nlm.nih.gov/7/' }],
    [
      { ids: ['acl:P18-1001'] },
      { abstract: 'https://aclanthology.org/P18-1001/', pdf: 'https://aclanthology.org/P18-1001.pdf' },
    ],
    [
      { url: 'http://arxiv.org/abs/2610.00001v3' },
      { abstract: 'https://arxiv.org/abs/2610.00001', pdf: 'https://arxiv.org/pdf/2610.00001' },
    ],
    [
      { url: 'www.example.org/paper one', code: 'https://github.com/someone/thing' },
      { abstract: 'https://www.example.org/paper%20one', code: 'https://github.com/someone/thing' },
    ],
    [
      { url: 'https://example.org/a', pdf: 'https://example.org/a.pdf', ids: ['10.1000/a'] },
      { abstract: 'https://example.org/a', pdf: 'https://example.org/a.pdf' },
    ],
    [{ url: 'javascript:alert(1)', pdf: 'data:text/html,x', code: 'ftp://example.org/x' }, {}],
    [{ url: 'https://user:secret@example.org/' }, {}],
    [{ url: 'https://localhost/x' }, {}],
    [{ url: `https://example.org/${'x'.repeat(3000)}` }, {}],
    [{ url: 'not an address' }, {}],
  ])('of %j are %j', (found, links) => {
    expect(recordOf(found).links).toEqual(links);
  });
});

describe('a withdrawn paper', () => {
  it.each<Partial<FoundPaper>>([
    { withdrawn: true },
    { comment: 'This paper has been withdrawn by the author due to an error in Lemma 2' },
    { comment: 'Withdrawn.' },
    { comment: 'withdrawn due to errors' },
    { comment: 'The paper is now withdrawn' },
    { abstract: 'This submission has been withdrawn by arXiv administrators.' },
    { comment: '12 pages, 3 figures. This paper has been withdrawn by the author(s) due to an error' },
    { comment: '12 pages, withdrawn' },
    { comment: 'arXiv admin note: this submission has been withdrawn by arXiv administrators' },
    { comment: 'The authors have withdrawn this paper because of a mistake in equation 3' },
    { comment: 'v2: paper withdrawn as it has been superseded' },
    { abstract: 'We withdraw this paper. Lemma 3 is wrong.' },
    { abstract: `This paper has been withdrawn by its authors. ${anAbstract('tidal gardens')}` },
    { venue: 'ICLR.cc/2025/Conference/Withdrawn_Submission' },
    { venue: 'Withdrawn' },
    { title: 'WITHDRAWN: Tidal gardens' },
    { title: '[Retracted] Tidal gardens' },
    { title: 'Retracted Article: Tidal gardens' },
    { title: 'WITHDRAWN – Tidal gardens' },
    { title: 'Tidal gardens (Retracted article. See vol. 12, 2026)' },
  ])('says so: %j', (found) => {
    expect(recordOf(found).withdrawn).toBe(true);
  });

  it.each<Partial<FoundPaper>>([
    { comment: '12 pages; supersedes a withdrawn version' },
    { abstract: 'We study why papers are withdrawn.' },
    { title: 'Withdrawn behaviour in gardens' },
    { title: 'Retracted papers: a survey' },
    { comment: 'Withdrawnness is a word' },
    { comment: 'Withdrawn from the conference; to appear in another' },
    { comment: 'The previous version was withdrawn; this one is corrected' },
    { comment: 'This version was withdrawn by mistake; now restored' },
    { title: 'Withdrawn: how gardeners cope' },
    { title: 'A cohort of gardeners (withdrawn, shy and bold)' },
    ...[
      'Withdrawn children are said to like gardens.',
      'Papers have been withdrawn more often since gardens were studied.',
      'The work was retracted in 2005, and we ask why.',
      'Retracted and withdrawn papers keep being cited.',
      'Retracted, corrected and withdrawn papers keep being cited.',
      `Our paper has been withdrawn for a reason. ${anAbstract('withdrawing')}`,
      `Withdrawn: so say the pages of some papers. ${anAbstract('withdrawing')}`,
    ].map((abstract) => ({ abstract })),
  ])('is none that speaks of others: %j', (found) => {
    expect(recordOf(found).withdrawn).toBe(false);
  });
});
