import { describe, expect, it } from 'vitest';
import { renderEdition } from '../../../../shared/mail/markup/render.tsx';
import { columns, wrap } from '../../../../shared/mail/typesetting/wrap.ts';
import { editionView } from '../../../../shared/mail/view/view.ts';
import { anEdition, CONTINUAL, ENERGY, manyUnder } from '../../../gallery/editions.ts';
import { listedPapers, samplePapers, sectionFor } from '../../../gallery/papers.ts';
import { specimens } from '../../../gallery/specimens.ts';
import { visibleWords, wordsOf } from '../../../gallery/words.ts';

const CONTEXT = { operator: 'operator@offprint.example' };

function textOf(papers: ReturnType<typeof samplePapers>): string {
  return renderEdition(editionView(anEdition([sectionFor(CONTINUAL, papers), sectionFor(ENERGY, papers)]), CONTEXT))
    .text;
}

describe('the text part', () => {
  it('has a card as a person would type it: title as written, why, excerpt, each link on its own line', () => {
    expect(textOf(listedPapers())).toContain(`
2. Forgetting Is Not the Enemy: Plasticity Budgets for Lifelong Instruction
   Tuning
Ingrid Sørensen, Tomasz Wójcik
arXiv · cs.CL · 19 Nov
Why: “continual learning” in the title and abstract

We argue that a deployed assistant should be allowed to forget, provided that
it forgets what its owner has agreed to. We introduce plasticity budgets: a
per-skill allowance, set before training, which says how much accuracy may be
given up for new abilities. …

Abstract: https://arxiv.org/abs/2611.10038
PDF: https://arxiv.org/pdf/2611.10038
Code: https://code.example/paper-2
`);
  });

  it('leads a paper without links of its own to its place on the edition’s page', () => {
    expect(textOf(samplePapers())).toMatch(/\nWhole abstract: https:\/\/papers\.offprint\.example\/e\/\S+#p1\n/);
  });

  it('lists titles with their address under them', () => {
    const { text } = renderEdition(editionView(anEdition([manyUnder(CONTINUAL, listedPapers(), 12)]), CONTEXT));
    expect(text).toMatch(
      /\nAlso matched\n\n11\. .+\nhttps:\/\/arxiv\.org\/abs\/\S+\n\n12\. .+\nhttps:\/\/arxiv\.org\/abs\/\S+\n/,
    );
  });

  it.each([...specimens()].filter(([name]) => name !== 'hostile'))(
    'of %s says at least 95 %% of the words that the HTML shows',
    (_, { html, text }) => {
      const left = new Map<string, number>();
      for (const word of wordsOf(text)) left.set(word, (left.get(word) ?? 0) + 1);
      const shown = visibleWords(html);
      const said = shown.filter((word) => {
        const count = left.get(word) ?? 0;
        left.set(word, count - 1);
        return count > 0;
      });
      expect(said.length / shown.length).toBeGreaterThanOrEqual(0.95);
    },
  );

  it.each([...specimens()])('of %s is wrapped at 78 columns, but for addresses', (_, { text }) => {
    const long = text.split('\n').filter((line) => columns(line) > 78 && !/(?:https|mailto):\S+$/.test(line));
    expect(long).toEqual([]);
  });
});

describe('wrapping', () => {
  it('counts two columns for an ideograph, and breaks after its punctuation', () => {
    const lines = wrap(
      '低光照条件下拍摄的视频同时受到光子散粒噪声、读出噪声和行噪声的影响，现有的去噪网络大多假设噪声为高斯分布。',
    );
    expect(lines[0]).toMatch(/，$/);
    expect(lines.every((line) => columns(line) <= 78)).toBe(true);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrap('W'.repeat(200)).every((line) => line.length <= 78)).toBe(true);
    expect(wrap('W'.repeat(200)).join('')).toBe('W'.repeat(200));
  });

  it('hangs what follows the first line', () => {
    expect(wrap(`1. ${'word '.repeat(30)}`, '   ')[1]).toMatch(/^ {3}word/);
  });
});
