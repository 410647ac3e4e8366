/** Papers that nobody wrote, in the forms in which people have theirs: as large as real ones are, for the bench of ingest. */

interface InventedPaper {
  readonly number: number;
  readonly arxiv: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly { readonly given: string; readonly family: string }[];
}

const WORDS =
  'the of and to in we for with that is on by are as this model tidal garden lantern glass beehive winter storm measure network learning data method show result between large small under over given each first second new known bound rate field light water evening slow river sand drift pattern signal noise sample estimate compare effect cause structure change season'.split(
    ' ',
  );

/** Always the same papers: a title of some 10 words and an abstract of some 170, as on arXiv. */
function inventedPapers(count: number): readonly InventedPaper[] {
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const words = (length: number): string => Array.from({ length }, () => WORDS[random(WORDS.length)]).join(' ');
  const sentence = (length: number): string => {
    const text = words(length);
    return `${text[0]?.toUpperCase()}${text.slice(1)}`;
  };
  return Array.from({ length: count }, (_, number) => ({
    number,
    arxiv: `2602.${String(number % 100_000).padStart(5, '0')}`,
    title: `${sentence(8 + random(5))} ${number % 7 === 0 ? 'naïve $\\alpha$' : 'revisited'}`,
    abstract: Array.from({ length: 8 }, () => `${sentence(18 + random(8))}.`).join(' '),
    authors: [
      { given: 'Ada', family: 'Quill' },
      { given: 'Bo', family: 'Marsh' },
      { given: 'Cyra M.', family: 'Holm' },
    ],
  }));
}

interface Form {
  readonly before?: string;
  paper(paper: InventedPaper): string;
  readonly between?: string;
  readonly after?: string;
}

const full = ({ authors }: InventedPaper): readonly string[] =>
  authors.map(({ given, family }) => `${given} ${family}`);
const last = ({ authors }: InventedPaper): readonly string[] =>
  authors.map(({ given, family }) => `${family}, ${given}`);
const wrap = (text: string, indent = ''): string => text.replace(/(.{1,76})(?: |$)/g, `${indent}$1\n`).trimEnd();
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const asJson = (paper: InventedPaper): object => ({
  id: paper.arxiv,
  title: paper.title,
  abstract: paper.abstract,
  authors: full(paper),
  categories: ['cs.LG', 'stat.ML'],
  published: '2026-02-05',
  url: `https://arxiv.org/abs/${paper.arxiv}`,
});
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A form for each way of parsing, and for the likeliest dumps. */
const FORMS: Readonly<Record<string, Form>> = {
  'JSON Lines': { paper: (paper) => JSON.stringify(asJson(paper)) },
  'JSON, one line': { before: '[', paper: (paper) => JSON.stringify(asJson(paper)), between: ',', after: ']' },
  'JSON, indented': {
    before: '{"results": [',
    paper: (paper) => JSON.stringify(asJson(paper), null, 2),
    between: ',\n',
    after: ']}',
  },
  'daily papers JSON': {
    before: '[',
    paper: (paper) =>
      JSON.stringify({
        paper: {
          id: paper.arxiv,
          title: paper.title,
          summary: paper.abstract,
          upvotes: 7,
          publishedAt: '2026-02-05T00:00:00.000Z',
          submittedOnDailyAt: '2026-02-06T00:00:00.000Z',
          authors: full(paper).map((name) => ({ _id: '65', name, hidden: false })),
          ai_keywords: ['tidal'],
        },
        publishedAt: '2026-02-05T19:00:00.000Z',
        title: paper.title,
        numComments: 1,
        isAuthorParticipating: false,
      }),
    between: ',',
    after: ']',
  },
  'arXiv snapshot': {
    paper: (paper) =>
      JSON.stringify({
        id: paper.arxiv,
        submitter: 'Ada Quill',
        authors: full(paper).join(', '),
        title: paper.title,
        comments: '9 pages',
        'journal-ref': null,
        doi: null,
        'report-no': null,
        categories: 'cs.LG stat.ML',
        license: null,
        abstract: `  ${wrap(paper.abstract)}\n`,
        versions: [{ version: 'v1', created: 'Thu, 5 Feb 2026 10:00:00 GMT' }],
        update_date: '2026-02-06',
        authors_parsed: paper.authors.map(({ given, family }) => [family, given, '']),
      }),
  },
  'page of papers': {
    before: 'Daily Papers\n\nby AK and the research community\n\nFeb 7\n\n',
    paper: ({ title, abstract }) => `${title}\n\n${abstract}\n`,
  },
  'page, Markdown': {
    before: '# Daily Papers\n\n',
    paper: ({ title, abstract, arxiv }) =>
      `### [${title}](https://huggingface.co/papers/${arxiv})\n\n${wrap(abstract)}\n- 3 authors\n`,
  },
  'Title: text': {
    paper: ({ title, abstract, arxiv }) =>
      `Title: ${title}\nPDF: https://arxiv.org/pdf/${arxiv}\nSummary: ${abstract}\n---\n`,
  },
  'arXiv mailing': {
    paper: (paper) =>
      `------------------------------------------------------------------------------\n\\\\\narXiv:${paper.arxiv}\nDate: Thu, 5 Feb 2026 10:00:00 GMT   (129kb)\n\nTitle: ${paper.title}\nAuthors: ${full(paper).join(', ')}\nCategories: cs.LG stat.ML\n\\\\\n${wrap(paper.abstract, '  ').replace(/^ {4}/gm, '  ')}\n\\\\ ( https://arxiv.org/abs/${paper.arxiv} ,  129kb)`,
    after: '\n------------------------------------------------------------------------------\n',
  },
  'arXiv Atom': {
    before:
      '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">\n<id>http://arxiv.org/api/x</id><title>arXiv Query: tidal</title>\n',
    paper: (paper) =>
      `<entry>\n<id>http://arxiv.org/abs/${paper.arxiv}v1</id>\n<title>${escaped(paper.title)}</title>\n<updated>2026-02-05T10:00:00Z</updated>\n<link href="https://arxiv.org/abs/${paper.arxiv}v1" rel="alternate" type="text/html"/>\n<summary>${escaped(paper.abstract)}</summary>\n<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>\n<published>2026-02-05T10:00:00Z</published>\n${full(
        paper,
      )
        .map((name) => `<author><name>${name}</name></author>`)
        .join('\n')}\n</entry>`,
    after: '\n</feed>\n',
  },
  'PubMed XML': {
    before:
      '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "pubmed.dtd">\n<PubmedArticleSet>\n',
    paper: (paper) =>
      `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${30_000_000 + paper.number}</PMID><Article PubModel="Print"><Journal><Title>Journal of Tidal Gardens</Title></Journal><ArticleTitle>${escaped(paper.title)}</ArticleTitle><Abstract><AbstractText>${escaped(paper.abstract)}</AbstractText></Abstract><AuthorList CompleteYN="Y">${paper.authors.map(({ given, family }) => `<Author ValidYN="Y"><LastName>${family}</LastName><ForeName>${given}</ForeName></Author>`).join('')}</AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">${30_000_000 + paper.number}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`,
    after: '\n</PubmedArticleSet>\n',
  },
  CSV: {
    before: 'id,title,abstract,authors,year\n',
    paper: (paper) => [paper.arxiv, paper.title, paper.abstract, full(paper).join('; '), '2026'].map(quoted).join(','),
  },
  BibTeX: {
    paper: (paper) =>
      `@article{quill${paper.number},\n  title = {${paper.title}},\n  author = {${last(paper).join(' and ')}},\n  abstract = {${paper.abstract}},\n  year = {2026},\n  eprint = {${paper.arxiv}},\n  journal = {Journal of Tidal Gardens}\n}\n`,
  },
  RIS: {
    paper: (paper) =>
      `TY  - JOUR\nTI  - ${paper.title}\n${last(paper)
        .map((name) => `AU  - ${name}`)
        .join('\n')}\nPY  - 2026\nAB  - ${paper.abstract}\nDO  - 10.5555/tidal.${paper.number}\nER  - \n`,
  },
  MEDLINE: {
    paper: (paper) =>
      `PMID- ${30_000_000 + paper.number}\nOWN - NLM\nTI  - ${wrap(paper.title).replaceAll('\n', '\n      ')}\nAB  - ${wrap(paper.abstract).replaceAll('\n', '\n      ')}\n${last(
        paper,
      )
        .map((name) => `FAU - ${name}`)
        .join('\n')}\nDP  - 2026 Feb 5\n`,
  },
};

/** Dumps of at least that many bytes, by the name of their form. */
export function* inventedDumps(bytes: number): Generator<{ readonly name: string; readonly text: string }> {
  const papers = inventedPapers(2_000);
  for (const [name, { before = '', paper, between = '\n', after = '\n' }] of Object.entries(FORMS)) {
    const records = papers.map(paper).join(between);
    const times = Math.ceil(bytes / records.length);
    yield { name, text: before + Array.from({ length: times }, () => records).join(between) + after };
  }
}
