import { describe, expect, it } from 'vitest';
import type { EditionBody, FrozenPaper } from '../../../shared/editions/edition.ts';
import { textOf } from '../../../shared/mail/view/runs.ts';
import { editionPageView, editionView } from '../../../shared/mail/view/view.ts';
import { libraryOf } from '../../../shared/matching/library/library.ts';
import { compileSaved } from '../../../shared/matching/saved-interests.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { anEdition, CONTINUAL, ENERGY } from '../../gallery/editions.ts';
import { aPaper, listedPapers, samplePapers, sectionFor } from '../../gallery/papers.ts';

const CONTEXT = { operator: 'operator@offprint.example' };
const view = (papers: readonly FrozenPaper[], with_: Partial<EditionBody> = {}) =>
  editionView(anEdition([{ ...sectionFor(CONTINUAL, []), papers }], with_), CONTEXT);
const card = (with_: Partial<FrozenPaper>) => view([aPaper(with_)]).sections[0]!.cards[0]!;

describe('a card', () => {
  it('names three authors and counts the rest', () => {
    expect(card({ authors: ['A', 'B', 'C', 'D'], authorCount: 2_900 }).authors).toBe('A, B, C +2,897');
    expect(card({ authors: ['A', 'B'], authorCount: 2 }).authors).toBe('A, B');
    expect(card({}).authors).toBe('');
  });

  it('says where it is from, its categories and its date, with the year when that is another', () => {
    const links = { abstract: 'http://arxiv.org/abs/2611.10001' };
    const origin = { links, source: 'jsonl', categories: ['cs.LG', 'stat.ML'] };
    expect(card({ ...origin, published: '2026-11-20' }).origin).toEqual(['arXiv', 'cs.LG, stat.ML', '20 Nov']);
    expect(card({ ...origin, published: '2025-11-20' }).origin).toEqual(['arXiv', 'cs.LG, stat.ML', '20 Nov 2025']);
    expect(card({ venue: 'NeurIPS 2026', listedOn: '2026-11-20' }).origin).toEqual(['NeurIPS 2026', '20 Nov']);
    expect(card({ votes: 1_204 }).origin).toEqual(['Hugging Face Papers', '20 Nov', '1,204 upvotes']);
  });

  it('links to the paper, and where it has no address of its own to its place on the page', () => {
    const own = card({
      links: {
        abstract: 'https://papers.example/1',
        pdf: 'https://papers.example/1.pdf',
        code: 'https://code.example/1',
      },
    });
    expect(own.href).toBe('https://papers.example/1');
    expect(own.links.map(({ text }) => text)).toEqual(['Abstract', 'PDF', 'Code']);
    const none = card({ links: { code: 'https://code.example/1' } });
    expect(none.href).toMatch(/\/e\/[^#]+#p1$/);
    expect(none.links.map(({ text }) => text)).toEqual(['Whole abstract', 'Code']);
  });

  it('sets in bold what its reasons name, and nothing else', () => {
    const paper = {
      title: 'Continual learning, continually',
      abstract: 'We study lifelong learning of continual tasks. '.repeat(3),
    };
    const [interest] = [{ id: 'i', query: '"continual learning" OR lifelong' }];
    const text = { ...anArrivedPaper('p'), ...paper };
    const why = compileSaved([interest], libraryOf([text]), new Map()).explain(0, text);
    const shown = card({ ...paper, why });
    const bold = [shown.title, shown.excerpt!].flatMap(({ runs }) =>
      runs.filter(({ hit }) => hit).map((run) => run.text),
    );
    expect(bold).toEqual(['Continual learning', 'lifelong', 'lifelong', 'lifelong']);
    expect(new Set(bold)).toEqual(new Set(why.flatMap(({ words }) => words)));
    expect(shown.why).toEqual(['Why: “continual learning” in the title; “lifelong” in the abstract']);
  });

  it('tells of the papers that nearly repeat it: three in a mail, all on the page', () => {
    const copy = (id: string, with_: object) => ({
      id,
      title: 'Same',
      source: 'jsonl',
      links: {},
      arrivedAt: '',
      ...with_,
    });
    const links = { abstract: 'https://papers.example/1' };
    const copies = [
      copy('a', { venue: 'Nature', links: { abstract: 'https://nature.example/1' } }),
      copy('b', { title: 'Same, revisited', links: { pdf: 'https://papers.example/2.pdf' } }),
      copy('c', { title: 'Not linked' }),
      copy('d', { links: { abstract: 'https://arxiv.org/abs/2611.10001' } }),
    ];
    const mailed = card({ title: 'same', links, copies });
    expect(mailed.links.map(({ text }) => text)).toEqual(['Abstract', 'Also: Nature', 'Also: Same, revisited']);
    expect(mailed.origin.at(-1)).toBe('Also: Not linked');
    const page = editionPageView(
      anEdition([{ ...sectionFor(CONTINUAL, []), papers: [aPaper({ title: 'same', links, copies })] }]),
      CONTEXT,
    );
    expect(page.sections[0]!.cards[0]!.links.map(({ text }) => text)).toContain('Also: arXiv');
  });

  it('says what is special about it', () => {
    expect(card({ arrival: 'revised' }).marks).toEqual(['Revised']);
    expect(card({ arrival: 'withdrawn' }).marks).toEqual(['Withdrawn']);
    expect(card({ arrival: 'enriched', carried: 'may have reached you' }).marks).toEqual([
      'Its abstract is new',
      'May have reached you before',
    ]);
    expect(card({ carried: 'not mailed' }).marks).toEqual(['Carried over from an edition that was not mailed']);
    expect(card({}).marks).toEqual([]);
  });

  it('says so when the source gives no abstract', () => {
    const [{ why }] = sectionFor(ENERGY, samplePapers()).papers as [FrozenPaper];
    expect(card({ abstract: '', why })).toMatchObject({ noAbstract: 'The source gives no abstract.' });
    expect(card({ abstract: '', why }).excerpt).toBeUndefined();
  });
});

describe('the line under the heading', () => {
  it('names the dump where papers carry no date, and the newest day of each source where they do', () => {
    expect(view(samplePapers().slice(0, 2)).summary).toEqual([
      'Sunday, 22 November 2026',
      '2 of 62 new papers match',
      'in the dump of 20 Nov',
      'from Hugging Face Papers',
    ]);
    expect(view(listedPapers().slice(0, 2)).summary).toEqual([
      'Sunday, 22 November 2026',
      '2 of 62 new papers match',
      'from arXiv (20 Nov)',
    ]);
  });

  it('names two dumps, and of more the first and the last', () => {
    const days = ['2026-11-18', '2026-11-20', '2026-11-19'].map((listedOn, index) =>
      aPaper({ id: `${index}`, listedOn }),
    );
    expect(view(days.slice(0, 2)).summary).toContain('in the dumps of 18 Nov and 20 Nov');
    expect(view(days).summary).toContain('in the dumps of 18 Nov – 20 Nov');
  });

  it('counts against what came only what came: not what was carried, looked back at, revised or withdrawn', () => {
    const [one, other] = samplePapers();
    for (const old of [
      { carried: 'not mailed' },
      { arrival: 'revised' },
      { arrival: 'withdrawn' },
      { arrivedAt: '2026-11-20T06:00:00.000Z' },
    ] as const) {
      const { summary } = view([one!, { ...other!, ...old }]);
      expect(summary).toContain('1 of 62 new papers matches');
    }
  });

  it('says nothing of the share when more is listed than came', () => {
    expect(view(samplePapers().slice(0, 2), { considered: 1 }).summary).not.toContainEqual(
      expect.stringContaining('match'),
    );
  });
});

describe('the preheader', () => {
  it('has 40 to 140 characters: the first titles, by rank', () => {
    const both = [sectionFor(CONTINUAL, samplePapers()), sectionFor(ENERGY, samplePapers())];
    const { preheader } = editionView(anEdition(both), CONTEXT);
    expect(preheader).toMatch(/^Replay Without Rehearsal: .+/);
    for (const title of ['Short', 'x'.repeat(400), '论', 'a '.repeat(30)]) {
      const length = view([aPaper({ title }), aPaper({ id: '2', title })]).preheader.length;
      expect(length).toBeGreaterThanOrEqual(40);
      expect(length).toBeLessThanOrEqual(140);
    }
  });

  it('does not repeat the title that is the subject', () => {
    expect(
      view([aPaper({ title: 'Energy-Based Models Learn to Abstain', abstract: 'We revisit energy-based models.' })])
        .preheader,
    ).toMatch(/^We revisit energy-based models\. · Sunday/);
  });
});

describe('the edition’s page', () => {
  it('holds every paper with its whole abstract, in the order and under the numbers of the mail', () => {
    const papers = samplePapers();
    const page = editionPageView(anEdition([{ ...sectionFor(CONTINUAL, []), papers }]), CONTEXT);
    const cards = page.sections.flatMap((section) => section.cards);
    expect(cards.map(({ number }) => number)).toEqual(papers.map((_, index) => index + 1));
    expect(cards.map(({ excerpt }) => textOf(excerpt!.runs))).toEqual(papers.map(({ abstract }) => abstract));
  });

  it('shows the most upvoted after the matches, and alone when a reader wants nothing else', () => {
    const trending = samplePapers().slice(0, 4);
    const after = { trending, listedBefore: ['p0'] };
    const beside = editionView(anEdition([sectionFor(ENERGY, samplePapers())], after), CONTEXT);
    expect(beside.sections.map(({ label }) => label)).toEqual([
      'energy-based models',
      'Most upvoted since your last edition',
    ]);
    expect(beside.sections[1]!.cards).toHaveLength(4);
    const alone = editionView(anEdition([], after), CONTEXT);
    expect(alone).toMatchObject({
      heading: 'Most upvoted since your last edition',
      subject: 'Most upvoted papers (22 Nov)',
    });
    expect(alone.sections[0]!.cards).toHaveLength(4);
  });
});
