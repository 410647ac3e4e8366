import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMIT } from '../../../../shared/dumps/limits.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('an arXiv feed', () => {
  it('loses its lead, and says which entry is a revision', async () => {
    const { papers } = await fixture('arxiv-feed.daily.atom');
    expect(papers).toMatchObject([
      { title: 'Sleepwalking Agents', ids: ['arXiv:2611.00041v1'], authors: ['Ada Oyelaran', 'Jens Brandt'] },
      { title: 'Tidal Locking of Learning Rates', revision: true },
    ]);
    expect(papers[0]?.abstract).toBe(
      'Agents that act while their planner is idle score <3% worse and break fewer vases.',
    );
    expect(papers[0]?.revision).toBeUndefined();
  });

  it('may be empty on a weekend, which is no reason to refuse it', async () => {
    const empty = `<?xml version='1.0'?><rss xmlns:arxiv="http://arxiv.org/schemas/atom" version="2.0"><channel><title>cs.LG updates on arXiv.org</title></channel></rss>`;
    const { papers, rejects, reading } = await readWhole(Buffer.from(empty));
    expect([papers, rejects, reading.state]).toEqual([[], [], 'done']);
  });
});

describe('an answer of the API', () => {
  const answer = (entry: string): string =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query: id_list=kelp</title><id>http://arxiv.org/api/a1b2</id>${entry}</feed>`;

  it('may hold nothing', async () => {
    const { founds, reading } = await readWhole(answer(''));
    expect([founds, reading.parts]).toEqual([[], [{ format: 'arxiv-feed' }]]);
  });

  it('may be an error, which is no paper (I2)', async () => {
    const { papers, rejects } = await readWhole(
      answer(
        '<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_kelp</id><title>Error</title><summary>incorrect id format for kelp</summary></entry>',
      ),
    );
    expect(papers).toEqual([]);
    expect(rejects).toMatchObject([{ reason: "is an error of the arXiv's API: incorrect id format for kelp" }]);
  });
});

describe('the text of an arXiv paper', () => {
  it('is known however many versions stand in its head (I1)', async () => {
    const dates = Array.from(
      { length: 20 },
      (_, at) => `Date (revised v${at + 2}): Mon, 2 Nov 2026 10:00:00 GMT (9kb)`,
    );
    const head = ['arXiv:2601.00042', 'From: Ada Quill', 'Date: Thu, 1 Jan 2026 10:00:00 GMT (9kb)', ...dates];
    const text = [
      '\\\\',
      ...head,
      '',
      'Title: Notes on kelp',
      'Authors: Ada Quill',
      '\\\\',
      '  It looked back.',
      '\\\\',
      '',
    ];
    const { papers, reading } = await readWhole(text.join('\n'));
    expect(reading.parts).toEqual([{ format: 'arxiv-mailing' }]);
    expect(papers).toMatchObject([{ title: 'Notes on kelp', version: 21, published: 'Thu, 1 Jan 2026 10:00:00 GMT' }]);
  });

  const entry = [
    '\\\\',
    'arXiv:2601.00042',
    'Date: Thu, 1 Jan 2026 10:00:00 GMT (9kb)',
    '',
    'Title: Notes on Kelp: Where It Grows\n  and Why',
    'Authors: Ada Quill (1 and 2), Bo Marsh ((1) Shore Lab, (2) Kelp\n  University)',
    'Categories: cs.LG',
    '\\\\',
    '  It looked back.',
    '\\\\ ( https://arxiv.org/abs/2601.00042 ,  9kb)',
    '-'.repeat(78),
    '',
  ].join('\n');

  it('that mentions another which was withdrawn is not withdrawn itself', async () => {
    const { papers } = await readWhole(
      entry.replace('Categories:', 'Comments: Supersedes the withdrawn arXiv:2505.00007\nCategories:'),
    );
    expect(papers).toMatchObject([{ comment: 'Supersedes the withdrawn arXiv:2505.00007' }]);
    expect(papers[0]?.withdrawn).toBeUndefined();
  });

  it.each([
    ['as it came', entry],
    ['quoted in an answer', entry.replace(/^/gm, '> ')],
    ['copied without its indents', entry.replace(/^ +/gm, '')],
    ['copied with every line twice as far apart', entry.replaceAll('\n', '\n\n')],
  ])('is read %s', async (_, text) => {
    const { papers } = await readWhole(`A mail\n\n${text}`);
    expect(papers).toMatchObject([
      { title: 'Notes on Kelp: Where It Grows and Why', authors: ['Ada Quill', 'Bo Marsh'], categories: ['cs.LG'] },
    ]);
    expect(papers[0]?.abstract?.trim()).toContain('It looked back.');
  });
});

describe('OAI-PMH', () => {
  it('gives the earliest date, no comment for an abstract, and nothing that was deleted', async () => {
    const { papers } = await fixture('oai-pmh.dublin-core.xml');
    expect(papers).toMatchObject([
      { published: '2006-11-09', comment: '7 pages', authors: ['Bauer, Anna', 'Sato, Ken'] },
    ]);
    const arxiv = await fixture('oai-pmh.arxiv.xml');
    expect(arxiv.papers.map(({ givenId }) => givenId)).toEqual(['2611.00045']);
    expect(arxiv.skips).toMatchObject([{ reason: 'deleted in its archive', deleted: ['oai:arXiv.org:2611.00046'] }]);
    expect(arxiv.papers[0]).toMatchObject({ published: '2026-11-04', authors: ['Maja Lindqvist', 'Henry Cole Jr.'] });
  });

  it('counts the versions of a raw record', async () => {
    expect((await fixture('oai-pmh.raw.xml')).papers).toMatchObject([
      { version: 2, authors: ['Eva Horn', 'Paulo Reis', 'Ning Xu'] },
    ]);
  });
});

describe('raw records of the arXiv', () => {
  it('name authors without their institutions', async () => {
    const raw =
      '<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>2601.00042</id><title>Kelp</title><authors>Ada Quill (Shore Lab, Kelpton), Bo Marsh (1), and Dee Holm ((1) Kelp University)</authors></arXivRaw>';
    const { papers } = await readWhole(
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:arXiv.org:2601.00042</identifier></header><metadata>${raw}</metadata></record></ListRecords></OAI-PMH>`,
    );
    expect(papers).toMatchObject([{ authors: ['Ada Quill', 'Bo Marsh', 'Dee Holm'] }]);
  });
});

describe('a snapshot of the arXiv', () => {
  const record = {
    id: '0704.0001',
    submitter: 'Ada Quill',
    title: 'Notes on kelp',
    abstract: '  It grows.\n',
    authors: 'Ada Quill (Shore Lab), Bo Marsh\n  and Chi Fenn',
    update_date: '2026-02-05',
  };

  it.each([
    ['with versions that say when', [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }, { version: 'v2' }], 2],
    ['with versions that say nothing more', ['v1', 'v2', 'v3'], 3],
    ['with its last version only', [{ version: 'v4', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }], 4],
  ])('is read as it is copied elsewhere: %s', async (_, versions, version) => {
    const [categories, authors_parsed] = [
      'hep-ph cs.LG',
      [
        ['Quill', 'Ada', ''],
        ['Marsh', 'Bo', ''],
        ['Fenn', 'Chi', ''],
      ],
    ];
    const copies = [
      { ...record, categories, authors_parsed, versions },
      { ...record, categories: [categories], versions },
    ];
    for (const copy of copies) {
      const { papers, reading } = await readWhole(JSON.stringify(copy));
      expect(reading.parts).toEqual([{ format: 'arxiv-kaggle' }]);
      expect(papers).toMatchObject([
        { authors: ['Ada Quill', 'Bo Marsh', 'Chi Fenn'], categories: ['hep-ph', 'cs.LG'], version },
      ]);
      expect(papers[0]?.published ?? 'Mon, 2 Apr 2007 19:18:42 GMT').toBe('Mon, 2 Apr 2007 19:18:42 GMT');
    }
  });
});

describe("the Hugging Face's daily papers as JSON", () => {
  it('are read also where an entry says little; what has no number is rejected (I2)', async () => {
    const paper = { id: '2602.00001', title: 'Notes on kelp', summary: 'It grows.', upvotes: 3 };
    const list = [{ paper }, { paper: { ...paper, upvotes: undefined } }, { paper: null }];
    const { papers, rejects } = await readWhole(JSON.stringify(list));
    expect(papers.map(({ votes }) => votes)).toEqual([3, undefined]);
    expect(rejects).toMatchObject([{ reason: 'is no entry of daily papers', at: { record: 3 } }]);
  });
});

describe('an arXiv mailing', () => {
  const entry = (id: string, abstract: string): string =>
    `\\\\\narXiv:${id}\nDate: Thu, 1 Jan 2026 10:00:00 GMT\n\nTitle: Notes on kelp ${id}\nAuthors: Ada Quill\n\\\\\n  ${abstract}\n\\\\ ( https://arxiv.org/abs/${id} ,  9kb)\n`;

  it.each([
    [
      'is longer than 8 Mi characters',
      `${'Kelp grows for another year. '.repeat(10)}\n`.repeat(LIMIT.recordCharacters / 290),
    ],
    ['has more than 128 Ki lines', 'It grows\n'.repeat(LIMIT.recordLines)],
    ['has a line of more than 8 Mi characters', 'x'.repeat(LIMIT.recordCharacters)],
  ])('with an entry that %s gives all others, and one reject (I2)', async (reason, long) => {
    const { papers, rejects } = await readWhole(
      entry('2601.00001', 'It grows.') + entry('2601.00002', long) + entry('2601.00003', 'It grew.'),
    );
    expect(papers.map(({ givenId }) => givenId)).toEqual(['2601.00001', '2601.00003']);
    expect(rejects).toMatchObject([
      { at: { line: 11, record: 2 }, reason, excerpt: expect.stringContaining('2601.00002') },
    ]);
  });

  it('tells new papers from replacements, which have no abstract', async () => {
    const { papers } = await fixture('arxiv-mailing.daily.txt');
    expect(
      papers.map(({ givenId, revision, abstract }) => [givenId, revision ?? false, abstract !== undefined]),
    ).toEqual([
      ['2611.00031', false, true],
      ['2611.00032', false, true],
      ['2604.05656', true, false],
    ]);
    expect(papers[1]?.title).toBe('A Parsimonious Theory of Things That Are Nearly Round, With an Appendix on Eggs');
  });
});
