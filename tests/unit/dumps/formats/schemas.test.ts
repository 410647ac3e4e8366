import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPaperRecord } from '../../../../shared/papers/record.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('a JATS article', () => {
  it('gives its own title, abstract and authors, without marks, teasers, editors and citations', async () => {
    const { papers } = await fixture('jats.article.xml');
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      ids: ['doi:10.5555/stairs.1', 'pmid:99000031', 'PMC9900031'],
      authors: ['Rolf A. Ibsen', 'The Banister Group', 'Ann Hidden'],
      keywords: ['stairs', 'memory'],
      published: '2026-11-04',
      venue: 'Journal of Stairs',
    });
    expect(toPaperRecord(papers[0]!, 'jats', '2026-11-05')).toMatchObject({
      title: 'Stairs that Remember Feet: A Step-wise Account',
      abstract: 'Background: Stairs creak at p<0.05. Results: They recall CO₂ and feet.',
    });
  });

  it.each([
    ['Steps<break/>and Stairs', 'Steps and Stairs'],
    ['The <overline>x</overline> of <sc>Stairs</sc>', 'The x of Stairs'],
    [
      'At <inline-formula><alternatives><tex-math>$\\alpha$</tex-math><mml:math><mml:mi>α</mml:mi></mml:math></alternatives></inline-formula> steps',
      'At α steps',
    ],
  ])('has a title in which every element is markup: %s', async (title, clean) => {
    const article = `<article><front><article-meta><title-group><article-title>${title}</article-title></title-group></article-meta></front></article>`;
    const [paper] = (await readWhole(article)).papers;
    expect(toPaperRecord(paper!, 'jats', '2026-11-05')).toMatchObject({ title: clean });
  });

  it('that corrects another is skipped; a title in translation is better than none (I2)', async () => {
    const { papers, skips } = await fixture('jats.set.xml');
    expect(skips).toMatchObject([{ reason: 'a notice about another paper (correction)' }]);
    expect(papers).toMatchObject([{ title: 'Ramps', abstract: '<jats:p>Ramps do not creak.</jats:p>' }]);
  });
});

describe('MODS', () => {
  it('gives title with article and subtitle, authors without editors, the English abstract, and where it appeared', async () => {
    expect((await fixture('mods.collection.xml')).papers).toMatchObject([
      {
        title: 'The Patience of Harbours: Notes on H<sub>2</sub>O',
        abstract: 'Harbours wait for ships, and ships for the tide.',
        givenId: 'harbour-1',
        ids: ['doi:10.5555/harbour.1'],
        authors: ['Mina Kai', 'Harbour Office'],
        keywords: ['harbours'],
        published: '2026-10-12',
        url: 'https://repository.example/harbour/1',
        venue: 'Journal of Quays',
      },
      { title: 'Mooring at Night', url: 'https://repository.example/harbour/2' },
    ]);
  });
});

describe('TEI', () => {
  it('that was made of a PDF gives the paper, and nothing of what it cites', async () => {
    expect((await fixture('tei.grobid.xml')).papers).toEqual([
      {
        title: 'Folding Maps of Moving Dunes',
        abstract: '<jats:div><jats:p>Dunes move while their maps are folded. We fold faster.</jats:p></jats:div>',
        givenId: 'arXiv:2610.00321v1[cs.CG]',
        ids: ['arXiv:2610.00321v1[cs.CG]'],
        authors: ['Nour B Sand', 'Ole Wind'],
        keywords: ['dunes', 'maps'],
        published: '2026-10-02',
      },
    ]);
  });

  it('of an archive gives each work in English where it can, without the head of the list', async () => {
    expect((await fixture('tei.hal.xml')).papers).toMatchObject([
      {
        title: 'Bridges and Their Shadows',
        abstract: '<jats:p>Bridges have shadows that lengthen.</jats:p>',
        ids: ['doi:10.5555/spans.3', 'hal-09900001', 'https://hal.example/hal-09900001'],
        authors: ['Léa Pont'],
        published: '2026-09',
        url: 'https://hal.example/hal-09900001',
        venue: 'Journal of Spans',
      },
    ]);
  });

  it('of a play is no paper (I2)', async () => {
    const play =
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The Ferry, a Play</title></titleStmt></fileDesc></teiHeader><text/></TEI>';
    expect(await readWhole(play)).toMatchObject({ papers: [], skips: [{ reason: 'a text that is no paper' }] });
  });
});

describe('DataCite metadata', () => {
  it('as XML gives the abstract, not the series, and is known by the DOI of all its versions', async () => {
    expect((await fixture('datacite-xml.resource.xml')).papers).toMatchObject([
      {
        title: 'Songs of Blackbirds at Noon: Recordings',
        abstract: 'Blackbirds pause at noon,<br></br>but not all of them.',
        ids: ['10.5555/zen.2', '10.5555/zen.1'],
        authors: ['Amsel, Greta', 'Bird Office'],
        published: '2026-10-12',
        url: 'https://doi.org/10.5555/zen.2',
      },
    ]);
  });

  it('as JSON says the same', async () => {
    expect((await fixture('datacite-json.page.json')).papers).toMatchObject([
      {
        title: 'Songs of Blackbirds at Noon',
        abstract: 'Blackbirds pause at noon, but not all of them.',
        ids: ['10.5555/zen.2', '10.5555/zen.1'],
        authors: ['Greta Amsel', 'Bird Office'],
        venue: 'Zen',
      },
      { title: 'Noon, a Program', venue: 'Zen' },
    ]);
  });

  it.each([
    [
      [
        ['Collected', '2019-01-01/2020-01-01'],
        ['Issued', '2026-11-18'],
      ],
      '2026-11-18',
    ],
    [
      [
        ['Updated', '2025-01-01'],
        ['Created', '2025-12-01'],
        ['Submitted', '2026-01-18'],
      ],
      '2026-01-18',
    ],
    [
      [
        ['Created', '2026-01-02'],
        ['Valid', '2020-01-01'],
      ],
      '2026-01-02',
    ],
    [[['Coverage', '1890']], '2026'],
  ])('is dated by when it came out, not by what it is about: %j', async (dates, published) => {
    const elements = dates.map(([type, date]) => `<date dateType="${type}">${date}</date>`).join('');
    const xml = `<resource xmlns="http://datacite.org/schema/kernel-4"><titles><title>Kelp</title></titles><publicationYear>2026</publicationYear><dates>${elements}</dates></resource>`;
    const json = {
      schemaVersion: 'http://datacite.org/schema/kernel-4',
      titles: [{ title: 'Kelp' }],
      publicationYear: 2026,
      dates: dates.map(([dateType, date]) => ({ date, dateType })),
    };
    for (const dump of [xml, JSON.stringify(json)])
      expect((await readWhole(dump)).papers).toMatchObject([{ published }]);
  });

  it('may follow OpenAIRE, with descriptions and dates that stand alone', async () => {
    const xml = `<oaire:resource xmlns:oaire="http://namespace.openaire.eu/schema/oaire/" xmlns:datacite="http://datacite.org/schema/kernel-4" xmlns:dc="http://purl.org/dc/elements/1.1/"><datacite:titles><datacite:title>Kelp</datacite:title></datacite:titles><dc:description>We looked at it.</dc:description><datacite:date dateType="Issued">2026-11-18</datacite:date></oaire:resource>`;
    const oai = `<OAI-PMH><ListRecords><record><header><identifier>x</identifier></header><metadata>${xml}</metadata></record></ListRecords></OAI-PMH>`;
    for (const dump of [xml, oai])
      expect((await readWhole(dump)).papers).toMatchObject([
        { title: 'Kelp', abstract: 'We looked at it.', published: '2026-11-18' },
      ]);
  });

  it('whose title is a code for "unknown" is rejected (I2)', async () => {
    const xml =
      '<resource xmlns="http://datacite.org/schema/kernel-4"><titles><title>:unav</title></titles></resource>';
    expect((await readWhole(xml)).rejects).toMatchObject([{ reason: 'has no title, but the code ":unav"' }]);
  });
});

describe('DataCite metadata as JSON', () => {
  it('puts title and subtitle together, as its XML does', async () => {
    const { papers } = await readWhole(
      JSON.stringify({
        schemaVersion: 'http://datacite.org/schema/kernel-4',
        doi: '10.5555/kelp.1',
        titles: [{ title: 'Notes on Kelp' }, { title: 'A Year', titleType: 'Subtitle' }],
      }),
    );
    expect(papers).toMatchObject([{ title: 'Notes on Kelp: A Year', givenId: '10.5555/kelp.1' }]);
  });
});

describe('Dublin Core', () => {
  it('stands in lists of records', async () => {
    expect((await fixture('dublin-core.records.xml')).papers).toMatchObject([
      {
        title: 'Ferries in Fog',
        ids: ['https://ferries.example.org/1', 'doi:10.5555/ferries.1'],
        published: '2026-09-30',
      },
      { title: 'Buoys in Snow' },
    ]);
  });

  it('has the English one of titles and descriptions in several languages', async () => {
    const both = (name: string, german: string, english: string) =>
      `<dc:${name} xml:lang="de-DE">${german}</dc:${name}><dc:${name} xml:lang="en-US">${english}</dc:${name}>`;
    const xml = `<records><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${both('title', 'Fähren', 'Ferries')}${both('description', 'Nebel.', 'Fog.')}</oai_dc:dc></records>`;
    expect((await readWhole(xml)).papers).toMatchObject([{ title: 'Ferries', abstract: 'Fog.' }]);
  });

  it('stands in RDF, which says what it is about', async () => {
    expect((await fixture('dublin-core.descriptions.rdf')).papers).toMatchObject([
      {
        abstract: 'What the water leaves, the quay keeps.',
        ids: ['https://doi.org/10.5555/quays.1'],
        published: '2026-08',
      },
    ]);
  });

  it('is what Zotero keeps in its RDF, where attached files are no papers', async () => {
    expect((await fixture('dublin-core.zotero.rdf')).papers).toEqual([
      {
        title: 'Notes on Kelp',
        givenId: '10.5555/kelp.1',
        ids: ['10.5555/kelp.1', 'https://example.org/kelp'],
        authors: ['Ada Quill'],
        abstract: 'We looked at kelp for a year, and it looked back.',
        published: '2026-01-30',
        url: 'https://example.org/kelp',
        venue: 'Journal of Shores',
      },
      {
        title: 'On Rafts',
        givenId: 'https://arxiv.org/abs/2601.00001',
        ids: ['https://arxiv.org/abs/2601.00001'],
        url: 'https://arxiv.org/abs/2601.00001',
      },
    ]);
  });
});

describe('OAI-PMH', () => {
  const oai = (metadata: string) =>
    readWhole(
      `<OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata>${metadata}</metadata></record></ListRecords></OAI-PMH>`,
    );

  it.each([
    [
      'JATS',
      '<article><front><article-meta><title-group><article-title>On Lids</article-title></title-group></article-meta></front></article>',
    ],
    ['DataCite', '<resource><titles><title>On Lids</title></titles></resource>'],
    [
      'wrapped DataCite',
      '<oai_datacite><payload><resource><titles><title>On Lids</title></titles></resource></payload></oai_datacite>',
    ],
    [
      'qualified Dublin Core',
      '<qdc:qualifieddc><dc:title>On Lids</dc:title><dcterms:abstract>Lids.</dcterms:abstract></qdc:qualifieddc>',
    ],
    ['MODS', '<mods><titleInfo><title>On Lids</title></titleInfo></mods>'],
    [
      'TEI',
      '<TEI><text><body><listBibl><biblFull><titleStmt><title>On Lids</title></titleStmt><profileDesc><abstract>Lids.</abstract></profileDesc></biblFull></listBibl></body></text></TEI>',
    ],
  ])('carries %s', async (_, metadata) => {
    const { papers, reading } = await oai(metadata);
    expect(reading.parts).toEqual([{ format: 'oai-pmh' }]);
    expect(papers).toMatchObject([{ title: 'On Lids' }]);
  });

  it('says which metadata it cannot read (I2)', async () => {
    expect((await oai('<marc:record><leader/></marc:record>')).rejects).toMatchObject([
      { reason: expect.stringContaining('"marc:record"') },
    ]);
  });
});

describe('Elsevier', () => {
  it.each([
    ['2026-01-01', '2026', '2026'],
    ['2026-11-30', 'November 2026', '2026-11'],
    ['2026-11-18', '18 November 2026', '2026-11-18'],
    ['2026-11-18', 'Available online', '2026-11-18'],
  ])('is dated as exactly as it is printed: %s, %s (I6)', async (cover, printed, published) => {
    const coredata = `<dc:title>Hinges</dc:title><prism:coverDate>${cover}</prism:coverDate><prism:coverDisplayDate>${printed}</prism:coverDisplayDate>`;
    const xml = `<full-text-retrieval-response xmlns="http://www.elsevier.com/xml/svapi/article/dtd"><coredata>${coredata}</coredata></full-text-retrieval-response>`;
    expect((await readWhole(xml)).papers).toMatchObject([{ published }]);
  });

  it('keeps an article with what describes it; the citation is no abstract', async () => {
    const { papers } = await fixture('elsevier.article.xml');
    expect(papers).toMatchObject([
      {
        title: 'Doors that Open Slowly',
        authors: ['Vera Hinge', 'The Doors'],
        keywords: ['doors'],
        venue: 'Doors',
        published: '2026-12',
      },
    ]);
    expect(papers[0]?.abstract).toMatch(/A door that opens slowly/);
  });

  it('answers searches and requests', async () => {
    const search = await fixture('elsevier.search.xml');
    expect(search.papers).toMatchObject([
      { title: 'Windows that Close Themselves', ids: ['doi:10.5555/els.2'], givenId: '10.5555/els.2' },
    ]);
    expect(search.papers[0]?.url).toBeUndefined();
    expect(search.skips).toMatchObject([{ reason: 'the search found nothing' }]);
    expect((await fixture('elsevier.answer.xml')).papers).toMatchObject([
      {
        title: 'Hinges, Revisited',
        authors: ['Hinge, Vera', 'Latch, Tom'],
        abstract: 'Abstract A hinge is half a door.',
      },
    ]);
  });
});
