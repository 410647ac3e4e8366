import { describe, expect, it } from 'vitest';
import type { FrozenPaper } from '../../../shared/editions/edition.ts';
import { renderEdition } from '../../../shared/mail/markup/render.tsx';
import { editionView } from '../../../shared/mail/view/view.ts';
import { anEdition, CONTINUAL, ENERGY, manyUnder, RETRIEVAL, ROBOTS } from '../../gallery/editions.ts';
import { listedPapers, samplePapers } from '../../gallery/papers.ts';

const CONTEXT = { operator: 'operator@offprint.example' };
const KB = 1_000;

function heavy(index: number): FrozenPaper {
  const paper = listedPapers()[index % 62]!;
  const quotes = '"&" '.repeat(200);
  return {
    ...paper,
    id: `heavy-${index}`,
    title: `${index} ${quotes}`,
    abstract: quotes.repeat(4),
    authors: [quotes, quotes, quotes],
    links: {
      abstract: `https://papers.example/?${'&a=b'.repeat(400)}`,
      pdf: `https://papers.example/?${'&a=b'.repeat(400)}`,
    },
  };
}

function bytesOf(papers: readonly FrozenPaper[], cards?: number): { html: number; text: number } {
  const body = anEdition([manyUnder(CONTINUAL, papers, papers.length)]);
  const { html, text } = renderEdition(editionView(body, { ...CONTEXT, ...(cards ? { cards } : {}) }));
  return { html: Buffer.byteLength(html), text: Buffer.byteLength(text) };
}

describe('the weight of a mail', () => {
  it('is at most 24 KB with ten cards and thirty titles', () => {
    expect(bytesOf(listedPapers().slice(0, 40)).html).toBeLessThanOrEqual(24 * KB);
    expect(bytesOf(samplePapers().slice(0, 40)).html).toBeLessThanOrEqual(24 * KB);
  });

  it('is never above 80 KB, nor above what Gmail clips once it is base64, with a hundred papers of the worst kind', () => {
    const worst = Array.from({ length: 100 }, (_, index) => heavy(index));
    for (const cards of [1, 10, 25]) {
      const { html, text } = bytesOf(worst, cards);
      expect(html).toBeLessThanOrEqual(72 * KB);
      expect((((html * 4) / 3) * 78) / 76).toBeLessThanOrEqual(100 * KB);
      expect(text).toBeLessThanOrEqual(40 * KB);
    }
  });

  it('loses excerpts from the lowest rank upward, and never a card for an excerpt', () => {
    const long = samplePapers()
      .slice(0, 25)
      .map((paper, index) => ({
        ...paper,
        authors: Array.from({ length: 3 }, () => 'ঙ'.repeat(60)),
        title: `${index} ${'ঙ'.repeat(250)}`,
        abstract: 'ঙ'.repeat(379),
        why: [],
      }));
    const { html } = renderEdition(editionView(anEdition([manyUnder(CONTINUAL, long, 25)]), { ...CONTEXT, cards: 25 }));
    const cards = html.split('<article>').slice(1);
    const withExcerpt = cards.map((card) => (card.match(/<p /g)?.length ?? 0) === 3);
    expect(cards).toHaveLength(25);
    expect(withExcerpt).toContain(false);
    expect(withExcerpt.toSorted((one, other) => Number(other) - Number(one))).toEqual(withExcerpt);
  });

  it('counts what it leaves to the web', () => {
    const worst = Array.from({ length: 100 }, (_, index) => heavy(index));
    const { html } = renderEdition(editionView(anEdition([manyUnder(CONTINUAL, worst, 100)]), CONTEXT));
    const cards = html.match(/<article>/g)?.length ?? 0;
    const titles = html.match(/<p dir="auto" style="margin:0 0 8px">/g)?.length ?? 0;
    expect(html).toContain(`${100 - cards - titles} more on the web`);
    expect(html).toContain(`#p${cards + titles + 1}"`);
  });

  it('counts a paper once, under each interest its own rest', () => {
    const papers = listedPapers();
    const sections = [CONTINUAL, RETRIEVAL, ENERGY, ROBOTS].map((wanted, index) =>
      manyUnder(wanted, papers.slice(index * 15, index * 15 + 15), 15),
    );
    const view = editionView(anEdition(sections), CONTEXT);
    const numbers = view.sections.flatMap(({ cards, also }) => [...cards, ...also].map(({ number }) => number));
    expect(new Set(numbers).size).toBe(40);
    expect(view.sections.map(({ cards }) => cards.length)).toEqual([3, 3, 3, 3]);
    expect(view.sections.map(({ more }) => more?.text)).toEqual(Array.from({ length: 4 }, () => '5 more on the web'));
  });
});
