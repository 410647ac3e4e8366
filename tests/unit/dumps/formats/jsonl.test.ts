import { describe, expect, it } from 'vitest';
import { jsonl } from '../../../../shared/dumps/formats/jsonl.ts';
import { headOf, parseWith, readWhole } from '../../../fixtures/read-dump.ts';

const paper = (value: unknown): unknown => parseWith(jsonl, JSON.stringify(value)).papers[0];

describe('JSON Lines', () => {
  it('reads what a record may say', () => {
    const record = {
      id: '2602.00001',
      doi: '10.5555/gardens',
      title: 'Tidal gardens',
      abstract: 'They hold.',
      authors: ['Ada Quill', 'Bo Marsh'],
      categories: ['cs.LG', 'stat.ML'],
      published: '2026-02-05',
      url: 'https://example.org/1',
      pdf: 'https://example.org/1.pdf',
      upvotes: 7,
    };
    expect(paper(record)).toEqual({
      givenId: '2602.00001',
      ids: ['doi:10.5555/gardens'],
      title: 'Tidal gardens',
      abstract: 'They hold.',
      authors: ['Ada Quill', 'Bo Marsh'],
      categories: ['cs.LG', 'stat.ML'],
      published: '2026-02-05',
      url: 'https://example.org/1',
      pdf: 'https://example.org/1.pdf',
      votes: 7,
    });
  });

  it.each([
    ['Title', 'Abstract'],
    ['paper_title', 'summary'],
    ['Paper Title', 'ABSTRACT'],
    ['articleTitle', 'abstractText'],
    ['title', 'description'],
  ])('knows %s and %s', (title, abstract) => {
    expect(paper({ [title]: 'Tidal gardens', [abstract]: 'They hold.' })).toMatchObject({
      title: 'Tidal gardens',
      abstract: 'They hold.',
    });
  });

  it.each([
    ['strings', ['Ada Quill', 'Bo Marsh']],
    ['objects with names', [{ name: 'Ada Quill' }, { name: 'Bo Marsh', affiliation: 'Shore' }]],
    [
      'objects with given and family names',
      [
        { given: 'Ada', family: 'Quill' },
        { firstName: 'Bo', lastName: 'Marsh' },
      ],
    ],
    ['nested objects', [{ author: { display_name: 'Ada Quill' } }, { author: { display_name: 'Bo Marsh' } }]],
    ['a string with semicolons', 'Ada Quill; Bo Marsh'],
    ['a string with commas', 'Ada Quill, Bo Marsh'],
    ['a string with and', 'Ada Quill and Bo Marsh'],
    ['a list that a program printed', "['Ada Quill', 'Bo Marsh']"],
    ['objects that a program printed', "[{'name': 'Ada Quill'}, {'name': 'Bo Marsh'}]"],
    ['a list of a program, without quotes', '[Ada Quill, Bo Marsh]'],
    ['a list of Postgres', '{"Ada Quill","Bo Marsh"}'],
    ['a list that holds a line of them', ['Ada Quill, Bo Marsh']],
    ['a line with an ampersand', 'Ada Quill & Bo Marsh'],
    ['a line that leaves some out', 'Ada Quill, Bo Marsh, et al.'],
    ['a line with institutions', 'Ada Quill (Shore University); Bo Marsh (Kelp Lab)'],
    ['objects in objects', [{ person: { name: 'Ada Quill' } }, { name: { first: 'Bo', last: 'Marsh' } }]],
    [
      'creators, some of whom have other parts',
      [
        { name: 'Ada Quill', creatorType: 'author' },
        { name: 'Bo Marsh', creatorType: 'author' },
        { name: 'Chi Fenn', creatorType: 'editor' },
      ],
    ],
  ])('takes authors as %s', (_, authors) => {
    expect(paper({ title: 'Tidal gardens', authors })).toMatchObject({ authors: ['Ada Quill', 'Bo Marsh'] });
  });

  it('does not split a name that is written family name first', () => {
    expect(paper({ title: 'Tidal gardens', authors: 'Quill, Ada' })).toMatchObject({ authors: ['Quill, Ada'] });
    for (const authors of ['Quill, A.; Marsh, B.', 'Quill, A., Marsh, B.', 'Quill, A. and Marsh, B.'])
      expect(paper({ title: 'Tidal gardens', authors })).toMatchObject({ authors: ['Quill, A.', 'Marsh, B.'] });
    expect(paper({ title: 'Tidal gardens', authors: 'Quill, A., van den Berg, J. and Fenn, C.' })).toMatchObject({
      authors: ['Quill, A.', 'van den Berg, J.', 'Fenn, C.'],
    });
  });

  it.each([
    ['of MongoDB', { $date: '2026-02-05T00:00:00Z' }, '2026-02-05T00:00:00Z'],
    ['of MongoDB, in milliseconds', { $date: { $numberLong: '1770249600000' } }, '2026-02-05T00:00:00.000Z'],
    ['in parts', { year: 2026, month: 2, day: 5 }, '2026-2-5'],
    ['in a list', [2026, 2, 5, 12, 30], '2026-2-5'],
  ])('takes a date %s', (_, published, expected) => {
    expect(paper({ title: 'Tidal gardens', published })).toMatchObject({ published: expected });
  });

  it('takes identifiers that are numbers, and those of a list by their kinds', () => {
    expect(paper({ title: 'Tidal gardens', pmid: 31415926 })).toMatchObject({ ids: ['pmid:31415926'] });
    const ids = { doi: 'https://doi.org/10.5555/1', pmid: 31415926 };
    expect(paper({ title: 'Tidal gardens', ids })).toMatchObject({ ids: [ids.doi, 'pmid:31415926'] });
  });

  it('takes the paper out of what a search server wraps around it, and a text that stands for an abstract', () => {
    const hit = { _index: 'papers', _id: '1', _source: { title: 'Tidal gardens', text: 'They hold.' } };
    expect(paper(hit)).toEqual({ title: 'Tidal gardens', givenId: '1', abstract: 'They hold.' });
    const document = { page_content: 'They hold.', metadata: { Title: 'Tidal gardens' } };
    expect(paper(document)).toMatchObject({ title: 'Tidal gardens', abstract: 'They hold.' });
  });

  it.each([
    ['cs.LG stat.ML', ['cs.LG', 'stat.ML']],
    ['physics.ao-ph', ['physics.ao-ph']],
    ['oceans, gardens', ['oceans', 'gardens']],
    ['Life sciences; Sea', ['Life sciences', 'Sea']],
    [
      [{ name: 'Sea' }, { term: 'cs.LG' }],
      ['Sea', 'cs.LG'],
    ],
  ])('takes categories as %j', (categories, expected) => {
    expect(paper({ title: 'Tidal gardens', categories })).toMatchObject({ categories: expected });
  });

  it('takes seconds and milliseconds since 1970 for a day, and a year for a year', () => {
    expect(paper({ title: 'Tidal gardens', published: 1_770_249_600 })).toMatchObject({
      published: '2026-02-05T00:00:00.000Z',
    });
    expect(paper({ title: 'Tidal gardens', created: 1_770_249_600_000 })).toMatchObject({
      published: '2026-02-05T00:00:00.000Z',
    });
    expect(paper({ title: 'Tidal gardens', year: 2026 })).toMatchObject({ published: '2026' });
  });

  it('prefers the more telling name when several are there, and passes over empty ones', () => {
    const record = {
      title: 'Tidal gardens',
      tldr: 'short',
      summary: '',
      abstract: 'They hold.',
      year: 2025,
      published: '2026-02-05',
    };
    expect(paper(record)).toMatchObject({ abstract: 'They hold.', published: '2026-02-05' });
    expect(paper({ title: 'Tidal gardens', abstract: null, summary: 'They hold.' })).toMatchObject({
      abstract: 'They hold.',
    });
  });

  it('looks into the object that wraps each record', () => {
    expect(paper({ score: 1, paper: { title: 'Tidal gardens', summary: 'They hold.' } })).toMatchObject({
      title: 'Tidal gardens',
      abstract: 'They hold.',
    });
  });

  it('names the line of a broken record and reads on behind it (I2)', () => {
    const lines = [
      '{"title":"One"}',
      '{"title":"Two',
      '',
      '{"title":"Three"},',
      '["no object"]',
      '{"title":""}',
      '{"title":"Six"}',
    ];
    const { papers, rejects } = parseWith(jsonl, lines.join('\n'));
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Three', 'Six']);
    expect(rejects.map(({ at, reason }) => [at.line, reason])).toEqual([
      [2, 'is no valid JSON'],
      [5, 'is no JSON object'],
      [6, 'has no title'],
    ]);
  });

  it('says that a dump ends early when its last line is cut off', () => {
    const { papers, rejects } = parseWith(jsonl, '{"title":"One"}\n{"title":"Tw');
    expect(papers.length).toBe(1);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off', at: { line: 2 } }]);
  });

  it.each([
    ['NaN for nothing', '{"title":"One","abstract":NaN,"year":Infinity}'],
    ['a comma too many', '{"title":"One","authors":["Ada Quill",],}'],
    ['a tab inside a string', '{"title":"One","abstract":"a\tb"}'],
    ['backslashes of TeX', '{"title":"One","abstract":"$\\alpha + \\sqrt{2}$"}'],
    ['blanks as a browser copies them', '{\u00a0"title":\u2003"One",\u00a0\u00a0"abstract": "a\u00a0b"}'],
    ['words of Python', '{"title":"One","withdrawn":False,"abstract":None}'],
  ])('reads %s as careless programs write it', (_, line) => {
    const { papers, rejects } = parseWith(jsonl, `{"title":"Zero"}\n${line}`);
    expect(rejects).toEqual([]);
    expect(papers[1]).toMatchObject({ title: 'One' });
  });

  it.each([
    ['careless', '{"title":"One","abstract":NaN}'],
    ['a heading without a title', '{"type":"papers","count":2}'],
    ['broken', '{"title":"One" "abstract":"x"}'],
  ])('is known as such when its first line is %s', (_, first) => {
    const text = `${first}\n{"title":"Two"}\n{"title":"Three"}\n{"title":"Four"}`;
    expect(jsonl.recognises(headOf(text))).toBe(true);
    expect(
      parseWith(jsonl, text)
        .papers.slice(-3)
        .map(({ title }) => title),
    ).toEqual(['Two', 'Three', 'Four']);
  });

  it('is read as Python prints it', () => {
    const lines = [
      `{'title': "Don't Look at Kelp", 'abstract': 'It\\'s "slow", {and} it\\xa0holds.', 'doi': None}`,
      `{'title': 'On Rafts', 'authors': ['Ada Quill', "Bo O'Marsh"]}`,
    ];
    expect(jsonl.recognises(headOf(lines.join('\n')))).toBe(true);
    expect(parseWith(jsonl, lines.join('\n')).papers).toEqual([
      { title: "Don't Look at Kelp", abstract: 'It\'s "slow", {and} it\u00a0holds.' },
      { title: 'On Rafts', authors: ['Ada Quill', "Bo O'Marsh"] },
    ]);
  });

  it('repairs nothing inside of strings', () => {
    const { papers } = parseWith(jsonl, '{"title":"Zero"}\n{"title":"NaN, None,] and \\"True\\"","x":NaN}');
    expect(papers[1]).toEqual({ title: 'NaN, None,] and "True"' });
  });

  it('is not claimed for objects without titles, which are refused by what they hold (I1)', async () => {
    const { reading } = await readWhole('{"temperature":3,"place":"shore"}\n{"temperature":4,"place":"sea"}\n');
    expect(reading).toMatchObject({ state: 'refused' });
    expect(reading.reason).toContain('"temperature", "place"');
  });

  it('is claimed for abstracts without titles, and each is told to lack one', () => {
    const text = '{"id":1,"abstract":"They hold."}\n{"id":2,"abstract":"They do not."}';
    expect(jsonl.recognises(headOf(text))).toBe(true);
    expect(parseWith(jsonl, text).rejects.map(({ reason }) => reason)).toEqual(['has no title', 'has no title']);
  });
});

describe('a record nested without end', () => {
  const deep = (open: string, close: string) => `${open.repeat(5000)}"a"${close.repeat(5000)}`;

  it.each([
    ['a title', `{"title":${deep('[', ']')}}`],
    ['authors', `{"title":"On Lids","authors":${deep('{"value":', '}')}}`],
    ['identifiers', `{"title":"On Lids","ids":${deep('{"ids":', '}')}}`],
  ])('in %s costs nobody else (I2)', async (_, line) => {
    const { papers, rejects } = await readWhole(`{"title":"On Glass"}\n${line}\n{"title":"On Steam"}\n`);
    expect(papers.map(({ title }) => title)).toEqual(expect.arrayContaining(['On Glass', 'On Steam']));
    expect(papers.length + rejects.length).toBe(3);
  });
});

describe('an answer of Scopus or ScienceDirect as JSON', () => {
  it('has the names of its XML, with their prefixes', async () => {
    const entry = {
      'prism:url': 'https://api.elsevier.com/content/abstract/scopus_id/1',
      'dc:title': 'Windows that Close Themselves',
      'dc:description': 'They close at dusk.',
      'prism:coverDate': '2026-11-01',
      'prism:doi': '10.5555/els.2',
      author: [{ authname: 'Hinge V.' }],
    };
    const { papers } = await readWhole(JSON.stringify({ 'search-results': { entry: [entry] } }));
    expect(papers).toEqual([
      {
        title: 'Windows that Close Themselves',
        abstract: 'They close at dusk.',
        ids: ['doi:10.5555/els.2'],
        authors: ['Hinge V.'],
        published: '2026-11-01',
      },
    ]);
  });
});

describe('an answer of Elsevier as JSON', () => {
  it('names persons in objects, and is no record called after what holds it', async () => {
    const coredata = {
      'dc:title': 'Windows that Close Themselves',
      'dc:creator': [{ '@_fa': 'true', $: 'Hinge, Vera' }],
    };
    const whole = await readWhole(JSON.stringify({ 'full-text-retrieval-response': { coredata } }));
    expect(whole.papers).toEqual([{ title: 'Windows that Close Themselves', authors: ['Hinge, Vera'] }]);
    const abstract = { ...coredata, 'dc:creator': { author: [{ 'ce:given-name': 'Vera', 'ce:surname': 'Hinge' }] } };
    const { papers } = await readWhole(JSON.stringify({ 'abstracts-retrieval-response': { coredata: abstract } }));
    expect(papers).toMatchObject([{ authors: ['Vera Hinge'] }]);
  });
});

describe('a library that keeps dates in parts, and tags in objects', () => {
  it('is read as one that does not', async () => {
    const item = { title: 'Kelp', issued: { 'date-parts': [[2026, 1, 30]] }, tags: [{ tag: 'sea' }] };
    expect((await readWhole(JSON.stringify([item]))).papers).toMatchObject([
      { published: '2026-01-30', keywords: ['sea'] },
    ]);
  });
});

describe('an answer that found nothing', () => {
  it.each([
    '[]',
    '{"total":0,"offset":0,"data":[]}',
    '{"notes":[],"count":0}',
    '{"meta":{"count":0},"results":[]}',
    '{"status":"ok","message-type":"work-list","message":{"total-results":0,"items":[]}}',
    '{"messages":[{"status":"no posts found"}],"collection":[]}',
  ])('is a list of no papers: %s', async (answer) => {
    const { reading, founds } = await readWhole(answer);
    expect([reading.state, founds]).toEqual(['done', []]);
  });
});
