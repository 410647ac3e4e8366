import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hfPage } from '../../../../shared/dumps/formats/hf-page.ts';
import { describeWithCorpus } from '../../../fixtures/corpus.ts';
import { headOf, parseWith, readWhole } from '../../../fixtures/read-dump.ts';

const SITE = 'Daily Papers\n\nby AK and the research community\n\n';
const TITLE = 'Tidal Gardens Hold Their Ground';
const OTHER_TITLE = 'Where Do Paper Lanterns Land?';
const ABSTRACT =
  'We follow tidal gardens through one winter with buoys that draw their power from the water itself. The beds that were planted in rows lose less ' +
  'sand than those that were sown, and the difference grows with every storm. A model with two parameters explains both.';
const OTHER_ABSTRACT =
  "Paper lanterns drift with the evening wind, and where they come down has been anyone's guess. We let 1,200 of them go over four years and show " +
  'that three measurements at the start are enough to find nine in ten of them. The pictures are 1920times1080 pixels.';
const PAPERS = [
  { title: TITLE, abstract: ABSTRACT },
  { title: OTHER_TITLE, abstract: OTHER_ABSTRACT },
];

function papersOf(page: string): readonly object[] {
  expect(hfPage.recognises(headOf(page))).toBe(true);
  return parseWith(hfPage, page).papers;
}

const joined = (text: string): string => text.replace(/\s+/g, ' ').trim();

function wrapped(text: string, width = 76): string {
  return text.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd();
}

describeWithCorpus('the page that the project starts from', (folder) => {
  it('gives 78 papers, titles and abstracts byte for byte, and no reject', async () => {
    const truth = JSON.parse(readFileSync(join(folder, 'truth/hf-page__daily-papers-mar-14.txt.json'), 'utf8'));
    const { reading, founds, papers } = await readWhole(readFileSync(join(folder, 'hf-page/daily-papers-mar-14.txt')));
    expect(reading).toMatchObject({ state: 'done', parts: [{ format: 'hf-page' }] });
    expect(founds.length).toBe(78);
    expect(papers.map(({ title }) => title)).toEqual(truth.titles);
    expect(papers.map(({ abstract }) => abstract)).toEqual(truth.abstracts);
    expect(new Set(papers.map(({ listedOn }) => listedOn))).toEqual(new Set(['Mar 14']));
    expect(papers.every(({ published }) => published === undefined)).toBe(true);
  });

  it.each([40, 60, 72, 80, 100])(
    'gives all of them wrapped at %i characters, whatever word a line begins with',
    async (width) => {
      const { titles, abstracts } = JSON.parse(
        readFileSync(join(folder, 'truth/hf-page__daily-papers-mar-14.txt.json'), 'utf8'),
      ) as { titles: string[]; abstracts: string[] };
      const page = titles.map((title, at) => `${wrapped(title, width)}\n\n${wrapped(abstracts[at] ?? '', width)}\n\n`);
      const { papers } = await readWhole(`${SITE}${page.join('')}`);
      expect(papers.map(({ title, abstract = '' }) => [joined(title), joined(abstract)])).toEqual(
        titles.map((title, at) => [joined(title), joined(abstracts[at] ?? '')]),
      );
    },
  );
});

describe('a page of papers', () => {
  it('is read without any header', () => {
    expect(papersOf(`${TITLE}\n\n${ABSTRACT}\n\n${OTHER_TITLE}\n\n${OTHER_ABSTRACT}`)).toEqual(PAPERS);
  });

  it.each([
    ['quoted, as in an answer', (title: string, abstract: string) => `> ${title}\n>\n> ${abstract}\n>\n`],
    ['numbered in brackets', (title: string, abstract: string, at: number) => `[${at}] ${title}\n\n${abstract}\n\n`],
    [
      'with its address behind each abstract',
      (title: string, abstract: string, at: number) =>
        `${title}\n${abstract}\nhttps://arxiv.org/abs/2602.0000${at}\n\n`,
    ],
  ])('is read %s', (_, one) => {
    expect(papersOf(one(TITLE, ABSTRACT, 1) + one(OTHER_TITLE, OTHER_ABSTRACT, 2))).toMatchObject(PAPERS);
  });

  it.each(['Mar 15', '15 March', 'March 15, 2026', 'Sun, 15 Mar 2026', '2026-03-15', 'Sunday, March 15th'])(
    'takes %s for the day of the list, directly before a title too',
    (day) => {
      const page = `new\n\nSubscribe\n\nbyAK and the research community\n\n${day}\n${TITLE}\n\n${ABSTRACT}\n`;
      expect(papersOf(page)).toEqual([{ title: TITLE, abstract: ABSTRACT, listedOn: day }]);
    },
  );

  it('keeps a paper whose abstract is missing', () => {
    const bare = 'Nobody Wrote an Abstract for This One';
    const page = `Daily Papers\n\n${TITLE}\n\n${ABSTRACT}\n\n${bare}\n\n${OTHER_TITLE}\n\n${OTHER_ABSTRACT}\n\nView all activity\n`;
    expect(papersOf(page)).toEqual([PAPERS[0], { title: bare }, PAPERS[1]]);
  });

  it('knows users, votes, author counts and buttons from titles', () => {
    const page = [
      'Daily Papers',
      'by AK and the research community',
      'Submitted by',
      'quillmarsh',
      '65',
      TITLE,
      '·',
      '5 authors',
      '6',
      'Submitted by',
      'cyraholm',
      '1.2k',
      OTHER_TITLE,
      '· 1 author',
    ].join('\n');
    expect(papersOf(page)).toEqual([{ title: TITLE }, { title: OTHER_TITLE }]);
  });

  it('reads the page of one paper, with its authors', () => {
    const page = `${TITLE}\n\nPublished on Mar 13\n·\nSubmitted by\nquillmarsh\non Mar 14\n\nUpvote\n31\n\nAuthors:\n\nAda Quill\n,\nBo Marsh\n\nAbstract\n\n${ABSTRACT}\n\nView arXiv page\nView PDF\n`;
    expect(papersOf(page)).toEqual([
      { title: TITLE, abstract: ABSTRACT, authors: ['Ada Quill', 'Bo Marsh'], votes: 31, published: 'Mar 13' },
    ]);
  });

  it('gives both cards of a trending page, each with its one-line summary', () => {
    const summary = 'Buoys that draw their power from the water follow tidal gardens through one winter.';
    const card = `${TITLE}\n\n${summary}\n\n8 authors\n·\nPublished on Aug 5, 2025\n\nUpvote\n\n63\n\nGitHub\n11.3k\n\narXiv Page\n\n`;
    const paper = { title: TITLE, abstract: summary, votes: 63, published: 'Aug 5, 2025' };
    expect(papersOf(`Trending Papers\n\nbyAK and the research community\n\n${card}${card}`)).toEqual([paper, paper]);
  });

  it('keeps an abstract of several paragraphs together', () => {
    const more = 'The recordings are available at the address below.';
    const page = `${TITLE}\n\n${ABSTRACT}\n\n${more}\n\n${OTHER_TITLE}\n\n${OTHER_ABSTRACT}\n\n${ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([
      { title: TITLE, abstract: `${ABSTRACT}\n\n${more}` },
      { title: OTHER_TITLE, abstract: `${OTHER_ABSTRACT}\n\n${ABSTRACT}` },
    ]);
  });

  it('keeps a note behind an abstract with it, and takes its link', () => {
    const page = `${TITLE}\n\n${ABSTRACT}\n\nCode: https://github.com/example/gardens\n\n${OTHER_TITLE}\n\nKeywords: lanterns, wind\n\n${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([
      {
        title: TITLE,
        abstract: `${ABSTRACT}\n\nCode: https://github.com/example/gardens`,
        code: 'https://github.com/example/gardens',
      },
      PAPERS[1],
    ]);
  });

  it('takes what looks like a note for a title when an abstract follows', () => {
    const title = 'Demo: Gardens on a Small Screen';
    const page = `${TITLE}\n\n${ABSTRACT}\n\n${title}\n\n${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([PAPERS[0], { title, abstract: OTHER_ABSTRACT }]);
  });

  it('takes the numbers of a list off the titles, and leaves other numbers there', () => {
    const page = `1. ${TITLE}\n\n${ABSTRACT}\n\n2. ${OTHER_TITLE}\n\n${OTHER_ABSTRACT}\n\n3. 2001 Gardens\n\n${ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([...PAPERS, { title: '2001 Gardens', abstract: ABSTRACT }]);
    expect(papersOf(`5. ${TITLE}\n\n${ABSTRACT}\n`)).toMatchObject([{ title: `5. ${TITLE}` }]);
  });

  it('is read in a script without spaces too', () => {
    const title = '潮汐花园如何在冬季风暴中保持稳定';
    const abstract = '我们用从水中获取电力的浮标对潮汐花园进行了整整一个冬季的跟踪观测。'.repeat(6);
    const page = `Daily Papers\n\n${title}\n\n${abstract}\n\n纸灯笼会落在哪里\n\n${abstract}\n`;
    expect(papersOf(page)).toEqual([
      { title, abstract },
      { title: '纸灯笼会落在哪里', abstract },
    ]);
  });

  it('takes a sentence with a full stop for a title when an abstract follows', () => {
    const title = 'Gardens Are All That You Will Ever Need.';
    const page = `${TITLE}\n\n${ABSTRACT}\n\n${title}\n\n${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([PAPERS[0], { title, abstract: OTHER_ABSTRACT }]);
  });

  it('keeps the line ends of wrapped titles and abstracts', () => {
    const page = `${TITLE} for a Winter\nof Storms\n\n${wrapped(ABSTRACT)}\n\n${OTHER_TITLE}\n\n${wrapped(OTHER_ABSTRACT)}\n`;
    expect(papersOf(page)).toEqual([
      { title: `${TITLE} for a Winter\nof Storms`, abstract: wrapped(ABSTRACT) },
      { title: OTHER_TITLE, abstract: wrapped(OTHER_ABSTRACT) },
    ]);
  });

  it('parts title and abstract where no blank line does', () => {
    expect(papersOf(`${TITLE}\n${ABSTRACT}\n\n${OTHER_TITLE}\n${OTHER_ABSTRACT}\n`)).toEqual(PAPERS);
    expect(papersOf(`${TITLE}\n${wrapped(ABSTRACT)}\n\n${OTHER_TITLE}\n${wrapped(OTHER_ABSTRACT)}\n`)).toMatchObject([
      { title: TITLE },
      { title: OTHER_TITLE },
    ]);
  });

  it('parts them where no line is blank at all', () => {
    expect(papersOf(`${TITLE}\n${ABSTRACT}\n${OTHER_TITLE}\n${OTHER_ABSTRACT}\n`)).toEqual(PAPERS);
  });

  it('knows a title that was wrapped, above its abstract without a blank line', () => {
    const title = `${TITLE} Against the Storms of a Long Winter in the North`;
    const page = `${wrapped(title, 60)}\n${wrapped(ABSTRACT, 60)}\n\n${OTHER_TITLE}\n${wrapped(OTHER_ABSTRACT, 60)}\n`;
    expect(papersOf(page)).toMatchObject([{ title: wrapped(title, 60) }, { title: OTHER_TITLE }]);
  });
});

describe('a page whose titles stand right above a short abstract', () => {
  it('loses none of them (I2)', () => {
    const short = 'We study rafts and show that they float longer than boats do, in all of our experiments.';
    const page = `${SITE}1. ${TITLE}\n${ABSTRACT}\n\n2. Rafts\n${short}\n\n3. Reeds of Reason\n${short}\n`;
    expect(papersOf(page)).toEqual([
      PAPERS[0],
      { title: 'Rafts', abstract: short },
      { title: 'Reeds of Reason', abstract: short },
    ]);
  });
});

describe('a page with authors between titles and abstracts', () => {
  const authors = ['Ada M. Quill', 'Jan van den Berg', 'Bo Marsh'];

  it.each([
    ['all together', '\n', '\n'],
    ['each with a blank line', '\n\n', '\n\n'],
    ['with the abstract apart', '\n', '\n\n'],
    ['with the title apart', '\n\n', '\n'],
  ])('takes them for authors, also one alone: %s', (_, above, below) => {
    const [first, other] = [`${authors[0]}¹, ${authors[1]}*, and ${authors[2]}`, 'Dee Holm'];
    const page = `${SITE}${TITLE}${above}${first}${below}${ABSTRACT}\n\n${OTHER_TITLE}${above}${other}${below}${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([
      { ...PAPERS[0], authors },
      { ...PAPERS[1], authors: [other] },
    ]);
  });

  it('knows them behind votes, by emphasis or by a word, below headings', () => {
    const one = (title: string, line: string, abstract: string): string => `## ${title}\n\n${line}\n\n${abstract}\n\n`;
    const page =
      one(TITLE, `▲ 12 · ${authors.join(', ')}`, ABSTRACT) +
      one(OTHER_TITLE, `*By ${authors.join(', ')}*`, OTHER_ABSTRACT);
    expect(papersOf(page)).toEqual(PAPERS.map((paper) => ({ ...paper, authors })));
  });

  it('takes a title that might be names for a title where no abstract follows', () => {
    const titles = ['Nobody Wrote an Abstract for This One', 'Large Models, Small Worlds', 'Nor for This One'];
    const page = `${SITE}${titles.join('\n\n')}\n\n${OTHER_TITLE}\n\n${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([...titles.map((title) => ({ title })), PAPERS[1]]);
  });
});

describe('a page of the site, copied line by line', () => {
  const card = (title: string, ...behind: string[]) =>
    ['Submitted by', 'quillmarsh', '65', title, ...behind].join('\n');

  it('has titles of one word, which the number of their authors proves, and organisations, which are none', () => {
    const page = [
      'by\nAK\nand the research community',
      card('Kelp', 'Shore Lab', '·', '5 authors', ''),
      card(OTHER_TITLE, "Shore Lab's avatar", 'Shore Lab', '· 12 authors', '3'),
      card('Reeds', '', 'Shore University', '·', '2 authors'),
      card('Rafts', '', 'They float.', '', 'Shore University', '·', '1 author'),
      card('Where Do Buoys Go at Night?', '', 'Ada Quill,', 'Bo Marsh', '', 'Upvote', '3'),
    ].join('\n');
    const buoys = { title: 'Where Do Buoys Go at Night?', authors: ['Ada Quill', 'Bo Marsh'], votes: 3 };
    const rafts = { title: 'Rafts', abstract: 'They float.' };
    expect(papersOf(page)).toEqual([{ title: 'Kelp' }, { title: OTHER_TITLE }, { title: 'Reeds' }, rafts, buoys]);
  });

  it('has summaries without a full stop, which are no titles', () => {
    const page = [
      card('Kelp', '', 'A year of looking at kelp', '', '3 authors'),
      card(TITLE, '', ABSTRACT, '', '1 author'),
    ];
    expect(papersOf(`Trending Papers\n\n${page.join('\n\n')}`)).toEqual([
      { title: 'Kelp', abstract: 'A year of looking at kelp' },
      PAPERS[0],
    ]);
  });

  it('is of one paper, between its number and what others say of it', () => {
    const head = `Papers\narxiv:2602.00001\n\n${TITLE}\n\nPublished on Mar 13\n·\nSubmitted by\nquillmarsh\non Mar 14\n\nShore Lab\nUpvote\n31\n\nAuthors:\nAda Quill\n,\nBo Marsh\n`;
    const page = `${head}\nAbstract\n\nBuoys follow gardens.\nAI-generated summary\n\n${ABSTRACT}\n\nView arXiv page\nView PDF\nCommunity\nquillmarsh\n1 day ago\n\nThis is a fine paper, and we like it a lot.\n\nModels citing this paper\n0\n`;
    expect(papersOf(page)).toEqual([
      {
        title: TITLE,
        abstract: ABSTRACT,
        authors: ['Ada Quill', 'Bo Marsh'],
        ids: ['arxiv:2602.00001'],
        votes: 31,
        published: 'Mar 13',
      },
    ]);
  });
});

describe('a page saved as Markdown', () => {
  const url = 'https://huggingface.co/papers/2602.00001';

  it('has headings that are links', () => {
    const page = `Title: Daily Papers - Hugging Face\n\nURL Source: https://huggingface.co/papers\n\nMarkdown Content:\n### [${TITLE}](${url})\n\n${ABSTRACT}\n\n* [![Image 3](https://example.org/y.png) 5 authors](${url})\n\n[Upvote 65](https://example.org/login)\n\n[GitHub 1.2k](https://github.com/a/b)\n\n### [${OTHER_TITLE}](/papers/2602.00002)\n\n${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toEqual([
      { title: TITLE, abstract: ABSTRACT, url, code: 'https://github.com/a/b', votes: 65 },
      { title: OTHER_TITLE, abstract: OTHER_ABSTRACT, url: 'https://huggingface.co/papers/2602.00002' },
    ]);
  });

  it.each([
    ['links', `[${TITLE}](${url})`],
    ['a list of links', `- [${TITLE}](${url})`],
    ['bold links', `**[${TITLE}](${url})**`],
    ['numbers for links', `[1]${TITLE}`],
    ['references', `## [${TITLE}][1]`],
  ])('has titles that are %s', (_, title) => {
    const page = `${title}\n\n${ABSTRACT}\n\n${title.replace(TITLE, OTHER_TITLE)}\n\n${OTHER_ABSTRACT}\n\nReferences\n\n[1]: ${url}\n`;
    expect(papersOf(page)).toEqual(PAPERS.map((paper) => ({ ...paper, url })));
  });

  it('has labels in bold, links and quotes below its headings', () => {
    const item = (title: string, id: string, abstract: string) =>
      `## ${title}\n\n**Authors**: Ada Quill, Bo Marsh\n\n**Link**: [PDF](https://arxiv.org/pdf/${id})\n\n> ${abstract}\n`;
    const page = `${item(TITLE, '2602.00001', ABSTRACT)}\n---\n\n${item(OTHER_TITLE, '2602.00002', OTHER_ABSTRACT)}`;
    expect(papersOf(page)).toEqual(
      PAPERS.map((paper, at) => ({
        ...paper,
        authors: ['Ada Quill', 'Bo Marsh'],
        url: `https://arxiv.org/pdf/2602.0000${at + 1}`,
      })),
    );
  });

  it.each([
    ['short lines follow a heading', `### [${TITLE}](${url})\n${'a\n'.repeat(200_000)}`],
    [
      'numbers stand above a heading',
      `View arXiv page\n\n${'arXiv:2602.00001\n'.repeat(600_000)}### [${TITLE}](${url})\n`,
    ],
  ])('is read to its end however many %s (I4)', (_, end) => {
    const page = `### [${OTHER_TITLE}](${url})\n\n${OTHER_ABSTRACT}\n\n21 authors\n\n`;
    const { papers } = parseWith(hfPage, `# Daily Papers\n\n${page}${end}`);
    expect(papers[0]).toMatchObject({ title: OTHER_TITLE, abstract: OTHER_ABSTRACT });
  });

  it('has headings that are wrapped, as a link and as text', () => {
    const page = `### [${TITLE} for a Winter\n  of Storms](${url})\n\n${ABSTRACT}\n\n### ${OTHER_TITLE} A Long\n  Field Study\n\n${OTHER_ABSTRACT}\n`;
    expect(papersOf(page)).toMatchObject([
      { title: `${TITLE} for a Winter\n  of Storms`, url },
      { title: `${OTHER_TITLE} A Long\n  Field Study` },
    ]);
  });
});

describe('a page as a person pastes it', () => {
  const sentence =
    'We show that kelp grows faster in straight rows than in any other arrangement that was tried before.';
  const others =
    'Moored rafts lose a tenth of their ropes in a storm, and a simulation of the waves predicts which ones break.';
  const plain =
    'The drift of paper lanterns over cold water is examined. An equation for their descent is derived from the balance of heat and wind, and its ' +
    'solutions agree with what was observed on forty evenings in autumn.';

  it.each([
    ['one paper alone', `${TITLE}\n\n${ABSTRACT}\n`, 1],
    ['one paper alone, its abstract on the next line', `${TITLE}\n${ABSTRACT}`, 1],
    ['one paper alone, wrapped', `${TITLE}\n\n${wrapped(ABSTRACT)}\n`, 1],
    ['one paper whose authors do not speak of themselves', `${TITLE}\n\n${plain}\n`, 1],
    ['one paper with its authors', `${TITLE}\n\nAuthors: Ada Quill, Bo Marsh\n\n${ABSTRACT}\n`, 1],
    ['two papers', `${TITLE}\n\n${ABSTRACT}\n\n${OTHER_TITLE}\n\n${plain}\n`, 2],
    ['two papers, each on two lines', `${TITLE}\n${ABSTRACT}\n${OTHER_TITLE}\n${OTHER_ABSTRACT}\n`, 2],
    [
      "two papers below a heading of one's own",
      `# To read this week\n\n## ${TITLE}\n\n${ABSTRACT}\n\n## ${OTHER_TITLE}\n\n${plain}\n`,
      2,
    ],
    ['abstracts of one sentence', `${TITLE}\n\n${sentence}\n\n${OTHER_TITLE}\n\n${others}\n`, 2],
    ['titles with digits', `7 Gardens in 2025: A 3D Survey\n\n${ABSTRACT}\n\nGARDEN-2: 40% Less Sand\n\n${plain}\n`, 2],
    [
      'titles of one word',
      `Kelp\n\n${ABSTRACT} We measured it twice, and simulations predict the effect.\n\n${OTHER_TITLE}\n\n${plain}\n`,
      2,
    ],
    ...[
      'Laternen treiben im Herbst weit auf das Wasser hinaus. Diese Arbeit untersucht ihren Weg an vierzig Abenden. Es zeigt sich, dass der Wind mehr zählt als die Wärme.',
      'Les lanternes dérivent loin sur les eaux froides. Nous proposons une méthode qui prédit leur chute, et les résultats de quarante soirées la confirment.',
      'Las linternas de papel derivan lejos sobre el agua. Este trabajo mide su descenso en cuarenta tardes. Los resultados coinciden con una ecuación del calor.',
      '纸灯笼在秋天漂得很远。本文提出一种方法，根据水温和风速预测其下落过程，四十个傍晚的实验结果与预测相符，误差不到一成。',
    ].map((abstract): [string, string, number] => [
      `two papers, one of them as ${abstract.slice(0, 12)} …`,
      `${TITLE}\n\n${abstract}\n\n${OTHER_TITLE}\n\n${plain}\n`,
      2,
    ]),
    [
      'the header of the site',
      `Daily Papers\n\nbyAK and the research community\n\nMar 14\n\n${TITLE}\n\n${sentence}\n`,
      1,
    ],
    ['the name of the page alone', `Daily Papers\n\n${TITLE}\n\n${ABSTRACT}\n\n${OTHER_TITLE}\n\n${plain}\n`, 2],
    ['the links of the site alone', `[Kelp Rows](https://huggingface.co/papers/2602.00001)\n\nKelp in rows.\n`, 1],
  ])('may be %s', (_, page, papers) => {
    expect(papersOf(page).length).toBe(papers);
  });
});

describe('text that is no page of papers', () => {
  it.each([
    ['a letter', `Dear Sir or Madam,\n\n${ABSTRACT}\n\nYours sincerely,\n\nA. Quill\n`],
    [
      'a read-me',
      `# Offprint\n\nMails papers.\n\n## Install\n\n${ABSTRACT}\n\n\`\`\`\nnpm ci\n\`\`\`\n\n## License\n\nMIT\n`,
    ],
    ['one paragraph', ABSTRACT],
    [
      'a package',
      `# Garden Mail Actions\n\n${'This module contains classes that add actions to the rules of a garden, and instances of them are passed to the rule. '.repeat(3)}\n`,
    ],
    [
      'a program',
      `# A list of what gardens know\n\n${'def plant(bed, seeds): return [bed[seed] for seed in seeds]\n'.repeat(9)}`,
    ],
    ['a list under a heading', `# Things that We Like a Lot\n\n- ${ABSTRACT}\n- ${OTHER_ABSTRACT}\n`],
    [
      'a licence',
      `The Garden License\n\nCopyright (c) Ada Quill\n\n${'You may use, copy and change these data for any study, provided that this permission notice appears in all copies. There is no warranty as to their performance or the results of their use. '.repeat(2)}\n`,
    ],
    [
      'a manual',
      `*garden.txt*  For the Garden program, version 9\n\n${[
        'Moving around in the garden',
        'Making small changes to it',
        'Using a method of your own',
      ]
        .map(
          (title) =>
            `${title}\n\nThis command shows the effects of your last change, and a model of the bed. You can estimate the parameters with the default method, or give an argument that must name a file.\n\n`,
        )
        .join('')}`,
    ],
    [
      'a program with comments',
      ['GardenLexer', 'KelpAnalysisLexer']
        .map(
          (name) =>
            `class ${name}(RegexLexer):\n    """\n    For the language of gardens, with the theory of its analysis.\n\n    .. versionadded:: 2.6\n    """\n\n    name = '${name}'\n    aliases = ['kelp']\n\n    tokens = {'root': [(r'\\s+', Text), (r'model|learning|theorem', Keyword)]}\n\n`,
        )
        .join(''),
    ],
    [
      'news',
      `Researchers Find Kelp That Grows in Rows\n\n${'A study of kelp has surprised everybody on the coast. "It grows in rows," said Ada Quill, who found it, and who hopes that you will see it. '.repeat(3)}\n`,
    ],
    [
      'the text of one paper',
      `${TITLE}\n\n${['Introduction', 'Methods', 'Results', 'Discussion'].map((heading) => `${heading}\n\n${`${ABSTRACT}\n\n`.repeat(12)}`).join('')}`,
    ],
    [
      'a card that links to its paper',
      `# Garden-7B\n\n${'This model writes of gardens when you ask it to. '.repeat(6)}\n\n## How to Use This Model\n\n${'You need a command and a file. '.repeat(9)}\n\n## More About the Model\n\n[The paper](https://huggingface.co/papers/2602.00001) says more of it.\n\n## What It Must Not Do\n\n${'You must not eat it. '.repeat(20)}\n`,
    ],
    [
      'a read-me of a reader of daily papers',
      `# Daily Papers\n\nShows papers.\n\n## Getting It to Run Here\n\n${'You install it with one command, and your files stay where they are. '.repeat(4)}\n`,
    ],
    [
      'a certificate',
      `Certificate of a Garden by the Sea\n\n${'46:96:fc:e9:13:ff:72:4e:79:5f:e3:6e:9d:77:88:5f:cd:62 observed\n'.repeat(9)}`,
    ],
    ['a shopping list', 'milk\n\neggs\n\nbread\n'],
    ['nothing', ''],
  ])('%s is not claimed', (_, text) => {
    expect(hfPage.recognises(headOf(text))).toBe(false);
  });
});
