import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../../shared/dumps/formats/csv.ts';
import { headOf, parseWith, readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r', '');

describe('a table', () => {
  it('gives what its columns are named for', () => {
    expect(parseWith(csv, fixture('csv.zotero.csv')).papers[0]).toEqual({
      givenId: 'QUILL26A',
      title: 'Tidal gardens: "slow" water, fast roots',
      abstract:
        'Gardens that the tide waters grow in spring, and\nshrink in autumn. We measured 41 of them, from two coasts, over six years; most held.',
      authors: ['Quill, Ada', 'Marsh, Bo'],
      venue: 'Journal of Shores',
      ids: ['doi:10.5555/shore.2026.14'],
      url: 'https://example.org/shore/14',
      published: '2026-01-30',
      keywords: ['tides', 'gardens'],
    });
  });

  it.each([
    ['Title', 'Abstract'],
    ['paper_title', 'summary'],
    ['Document Title', 'ABSTRACT'],
    ['titles', 'summaries'],
    ['TI', 'AB'],
    ['Titel', 'Zusammenfassung'],
    ['Titre', 'Résumé'],
    ['Título', 'Resumen'],
    ['题名', '摘要'],
    ['Title-题名', 'Summary-摘要'],
    ['書名', '摘要'],
    ['제목', '초록'],
    ['Название', 'Аннотация'],
  ])('may call its columns %s and %s', (title, abstract) => {
    const { papers } = parseWith(csv, `${title},year,${abstract}\nTidal gardens,2026,They hold.\n`);
    expect(papers).toMatchObject([{ title: 'Tidal gardens', abstract: 'They hold.', published: '2026' }]);
  });

  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('may part its cells by %s', (_, sign) => {
    const text = [
      ['Title', 'DOI', 'Abstract'],
      ['Tidal gardens', '10.5555/1', `"They hold${sign} mostly."`],
    ];
    expect(parseWith(csv, text.map((row) => row.join(sign)).join('\n')).papers).toMatchObject([
      { title: 'Tidal gardens', abstract: `They hold${sign} mostly.`, ids: ['doi:10.5555/1'] },
    ]);
  });

  it.each([
    [
      'Authors,Author full names',
      '"Quill A.; Marsh B.","Quill, Ada (57190000001); Marsh, Bo (57190000002)"',
      ['Quill, Ada', 'Marsh, Bo'],
    ],
    ['Authors,Author Full Names', '"Quill, A; Marsh, B","Quill, Ada; Marsh, Bo"', ['Quill, Ada', 'Marsh, Bo']],
    ['Authors', '"Quill A., Marsh B."', ['Quill A.', 'Marsh B.']],
    ['Authors', '"Quill, A., Marsh, B.-C."', ['Quill, A.', 'Marsh, B.-C.']],
    ['Authors', '"Quill, Ada, Marsh, Bo"', ['Quill, Ada', 'Marsh, Bo']],
  ])(
    'names persons in full where it can, as Scopus and Web of Science did over the years: %s, %s',
    (columns, cells, authors) => {
      const { papers } = parseWith(csv, `${columns},Title,Year\n${cells},Tidal gardens,2026\n`);
      expect(papers).toMatchObject([{ authors }]);
    },
  );

  it('may have the day of an issue apart from its year', () => {
    const text =
      'Article Title,Publication Date,Publication Year,UT (Unique WOS ID)\nTidal gardens,NOV 12,2026,WOS:1\n';
    expect(parseWith(csv, text).papers).toMatchObject([{ published: '2026', givenId: 'WOS:1' }]);
  });

  it('may have lines above the names of its columns', () => {
    const text =
      'sep=,\n"About the data: exported on 3 February 2026. Criteria: tides"\nRank,Title,DOI\n1,Tidal gardens,10.5555/1\n';
    expect(parseWith(csv, text).papers).toMatchObject([{ title: 'Tidal gardens' }]);
  });

  it('may repeat the names of its columns, as tables put one behind the other do', () => {
    const { papers, rejects } = parseWith(csv, 'title,year\nOne,2025\ntitle,year\nTwo,2026\n');
    expect([papers.length, rejects.length]).toEqual([2, 0]);
  });

  it('may be of Windows-1252, with a comma or two too few', async () => {
    const text = 'Titre;Auteurs;Résumé\nLes jardins à marée;Quill, Ada;Ils tiennent.\nLe varech\n';
    const { papers } = await readWhole(Buffer.from(text, 'latin1'));
    expect(papers).toEqual([
      { title: 'Les jardins à marée', authors: ['Quill, Ada'], abstract: 'Ils tiennent.' },
      { title: 'Le varech' },
    ]);
  });

  it('may have no names of columns when its cells show what they are', () => {
    expect(parseWith(csv, fixture('csv.bare.tsv')).papers).toEqual([
      {
        title: 'A lighthouse, seen from below',
        ids: ['arXiv:2601.04321'],
        published: '2026-1-12',
        categories: ['physics.ao-ph', 'physics.optics'],
      },
      {
        title: '"Almost tidal" gardens and the  shores that hold them',
        ids: ['arXiv:2601.05555'],
        published: '2026-1-14',
        categories: ['physics.ao-ph'],
      },
      {
        title: 'How many keels has a raft',
        ids: ['arXiv:2602.00777'],
        published: '2026-2-2',
        categories: ['math.CO', 'cs.DM'],
      },
    ]);
  });

  it.each([
    [
      'commas in an abstract',
      'Kelp,We look, and it looks back, at us.,10.5555/1',
      'We look, and it looks back, at us.',
    ],
    ['commas without spaces', 'Kelp,We look,and look.,10.5555/1', 'We look,and look.'],
  ])('may lack quotes around %s', (_, row, abstract) => {
    const text = `title,abstract,doi\n${row}\nRafts,They hold.,10.5555/2\nReeds,They bend.,10.5555/3\n`;
    expect(parseWith(csv, text).papers).toMatchObject([
      { title: 'Kelp', abstract, ids: ['doi:10.5555/1'] },
      { ids: ['doi:10.5555/2'] },
      { ids: ['doi:10.5555/3'] },
    ]);
  });

  it('may lack all quotes, also where one stands alone (I2)', async () => {
    const row = (title: string): string =>
      `${title},We look, and it looks back, at us.,https://arxiv.org/abs/2601.00001\n`;
    const titles = ['Kelp', '"Rafts in winter', 'Of 950,000 reeds', 'Buoys'];
    const { papers, rejects } = await readWhole(`title,abstract,url\n${titles.map(row).join('')}`);
    expect(rejects.length + papers.length).toBe(4);
    const found = papers.map(({ title }) => title);
    expect(found).toEqual(expect.arrayContaining(['Kelp', 'Of 950,000 reeds', 'Buoys']));
  });

  it("is Embase's, with the date behind the journal and the DOI in the link of a library", () => {
    const text =
      'Title,Author Names,Source,Abstract,Open URL Link\n"Kelp, by night","Quill A., Marsh B.","Kelp (2026) 3:3 (1-9). Date of Publication: 5 Feb 2026","It grows.",http://sfx.example.org/shore?sid=EMBASE&id=doi:10.5555%2Fkelp.1&atitle=Kelp\n';
    expect(parseWith(csv, text).papers).toEqual([
      {
        title: 'Kelp, by night',
        authors: ['Quill A.', 'Marsh B.'],
        venue: 'Kelp',
        published: '5 Feb 2026',
        abstract: 'It grows.',
        ids: ['doi:10.5555%2Fkelp.1'],
      },
    ]);
  });

  it('may lack quotes around authors', () => {
    const text = 'title,authors,doi\nKelp,Ada Quill, Bo Marsh,10.5555/1\nRafts,Chi Fenn,10.5555/2\n';
    expect(parseWith(csv, text).papers).toMatchObject([
      { title: 'Kelp', authors: ['Ada Quill', 'Bo Marsh'], ids: ['doi:10.5555/1'] },
      { authors: ['Chi Fenn'] },
    ]);
  });

  it('may be titles and abstracts without names above them, as a spreadsheet copies them', async () => {
    const abstract =
      'In this paper we show that kelp grows well in our experiments, and more so by night than by day, in all the years.';
    for (const row of [`Kelp by night\t${abstract}\n`, `"Kelp by night","${abstract}"\n`]) {
      const { papers, reading } = await readWhole(row.repeat(3));
      expect(reading.parts).toEqual([{ format: 'csv' }]);
      expect(papers[0]).toEqual({ title: 'Kelp by night', abstract });
    }
    const answer =
      'You can grow it at home: put the kelp into the bath, add some salt, and wait for a year or two until it looks at you.';
    expect((await readWhole(`How do I grow kelp?\t${answer}\n`.repeat(3))).reading.state).toBe('refused');
  });

  it('may have blank lines with spaces in them above, between and below', async () => {
    const rows = ['2601.00001\tNotes on kelp by night', '2601.00002\tHow many keels has a raft'];
    expect((await readWhole(`\n  \n${rows.join('\n \n')}\n   \n`)).papers).toMatchObject([
      { title: 'Notes on kelp by night' },
      { title: 'How many keels has a raft' },
    ]);
  });

  it('is not seen in one that lies on its side (I1)', () => {
    const text = '"TITLE","Kelp by night"\n"AUTHOR NAMES","Quill A.; Marsh B."\n"ABSTRACT","It grows."\n';
    expect(csv.recognises(headOf(text))).toBe(false);
  });

  it('may end each row with a delimiter, and call its authors a description, as PubMed did', () => {
    const names = 'Title,URL,Description,Details,ShortDetails,Identifiers,EntrezUID';
    const row =
      '"Notes on kelp.","/pubmed/41000003","Fenn C, Quill A.","Kelp. 2026."," 2026","PMID:41000003","41000003",';
    const { papers } = parseWith(csv, `${names}\n${row}\n${row}\n`);
    expect(papers[0]).toMatchObject({ title: 'Notes on kelp.', authors: ['Fenn C', 'Quill A.'] });
    expect(papers[0]?.ids).toContain('pmid:41000003');
    expect(papers[0]?.abstract).toBeUndefined();
  });

  it('may number its rows in a column without a name, as R does', () => {
    const text = '"Title","Year"\n"1","Tidal gardens","2026"\n"2","Notes on kelp","2025"\n';
    expect(parseWith(csv, text).papers).toMatchObject([
      { title: 'Tidal gardens', published: '2026' },
      { title: 'Notes on kelp', published: '2025' },
    ]);
  });

  it('may say no more than titles, beside columns that nobody knows', () => {
    expect(csv.recognises(headOf('Title,keep\nTidal gardens hold,yes\nNotes on kelp,no\n'))).toBe(true);
    expect(csv.recognises(headOf('title,amount\n12,3\n14,5\n'))).toBe(false);
  });

  it('may have neither names nor identifiers, but keys, titles and abstracts', () => {
    const row = (key: string) =>
      `${key},"Notes on kelp, ${key}","We looked at kelp for a whole year, in two bays and under a pier, and it looked back; ${key} is the name of the bay."`;
    expect(parseWith(csv, `${row('Qx7')}\n${row('Qx8')}\n`).papers).toMatchObject([
      { givenId: 'Qx7', title: 'Notes on kelp, Qx7' },
      { givenId: 'Qx8' },
    ]);
  });

  it.each(['[No abstract available]', 'NA', 'N/A', 'nan', 'None', '-', 'Abstract not available'])(
    'says nothing where it says %s',
    (nothing) => {
      const { papers } = parseWith(
        csv,
        `title,abstract,summary\nTidal gardens,${nothing},They hold.\nKelp,${nothing},\n`,
      );
      expect(papers).toEqual([{ title: 'Tidal gardens', abstract: 'They hold.' }, { title: 'Kelp' }]);
    },
  );

  it('may put backslashes before quotes, as R does', () => {
    const text = String.raw`"AU";"TI";"AB"
"QUILL A;MARSH B";"TIDAL GARDENS";"GARDENS THAT ARE \"SLOW\"; MOST HOLD"
"FENN C";"KELP";"SCHR\\"ODER AND KELP"`;
    expect(parseWith(csv, text).papers).toMatchObject([
      { title: 'TIDAL GARDENS', abstract: 'GARDENS THAT ARE "SLOW"; MOST HOLD', authors: ['QUILL A', 'MARSH B'] },
      { title: 'KELP', abstract: String.raw`SCHR\"ODER AND KELP` },
    ]);
  });

  it('rejects a row without a title, by its line (I2)', () => {
    const { papers, rejects } = parseWith(csv, 'title,abstract\n"One","a\nb"\n"","c"\nThree,\n');
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(rejects).toMatchObject([{ reason: 'has no title', at: { line: 4, record: 2 } }]);
  });

  it('that ends early gives every whole row and one reject (I2)', () => {
    const text = 'title,year,abstract\nOne,2025,"a"\nTwo,2026,"The first line\nthe second line, with a comma\nthe th';
    const { papers, rejects } = parseWith(csv, text);
    expect(papers.map(({ title }) => title)).toEqual(['One']);
    expect(rejects).toMatchObject([{ reason: 'ends early: a quote is not closed', at: { line: 3 } }]);
  });

  it('of identifiers and abstracts without titles is refused, and told what it lacks (I1)', async () => {
    const { reading } = await readWhole('paper_id,abstract\n2601.04321,"We look up."\n2601.05555,"They hold."\n');
    expect(reading).toMatchObject({
      state: 'refused',
      reason:
        'This is a table with the columns "paper_id", "abstract", but none of them holds titles; add a column "title".',
    });
  });

  it.each([
    ['prose', 'The title, the author, and the date.\nAll of it, once more, is prose.\n'],
    ['another kind of table', 'temperature,place\n3,shore\n4,sea\n'],
    ['a list of numbers and words', '1,one\n2,two\n'],
    ['a table of Markdown', '| Title | Year |\n|---|---|\n| [One](https://example.org) | 2026 |\n'],
    ['JSON', '{"title":"One","year":1}\n{"title":"Two","year":2}\n'],
    ['a program', "export const de = {\n  title: 'Titel',\n  abstract: 'Zusammenfassung',\n  year: 'Jahr',\n};\n"],
    ['labelled text', 'Title: One, two\nAbstract: They hold, mostly.\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(csv.recognises(headOf(text))).toBe(false);
  });
});
