import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex, type Citable } from '../../../shared/papers/bibtex.ts';
import { toPaperRecord } from '../../../shared/papers/record.ts';
import { cleanText } from '../../../shared/text/cleaning/clean.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

const PAPER: Citable = {
  title: 'Lanterns that learn: an LLM for {every} orchard_keeper at 5% & more',
  abstract: 'We keep $5 and #2 of them ~ at night.',
  authors: ['Orla Quill', 'Tides and Shores Collaboration'],
  authorCount: 40,
  categories: ['cs.LG'],
  links: { abstract: 'https://arxiv.org/abs/2601.04321' },
  published: '2026-01-09',
};

async function readBack(papers: readonly Citable[]) {
  const { papers: found, rejects } = await readWhole(bibtex(papers));
  expect(rejects).toEqual([]);
  return found.map((paper) => {
    const record = toPaperRecord(paper, 'bibtex', '2026-11-22');
    if ('reject' in record) throw new Error(record.reject);
    return { ...record, givenId: paper.givenId };
  });
}

describe('a bibliography in BibTeX', () => {
  it('says what a person cites', () => {
    expect(bibtex([PAPER])).toMatchInlineSnapshot(`
      "@misc{quill2026lanterns,
        title = {Lanterns that learn: an {LLM} for \\textbraceleft{}every\\textbraceright{} orchard\\_keeper at 5\\% \\& more},
        author = {Orla Quill and {Tides and Shores Collaboration} and others},
        year = {2026},
        eprint = {2601.04321},
        archiveprefix = {arXiv},
        primaryclass = {cs.LG},
        url = {https://arxiv.org/abs/2601.04321},
        abstract = {We keep \\$5 and \\#2 of them \\textasciitilde{} at night.},
        month = jan,
      }
      "
    `);
  });

  it('is read back as the papers that it was written of', async () => {
    const { title, abstract, authors } = PAPER;
    expect(await readBack([PAPER])).toMatchObject([
      { title, abstract, authors, published: '2026-01', keys: expect.arrayContaining(['arxiv:2601.04321']) },
    ]);
  });

  it('gives every paper a key of its own', async () => {
    const keys = (await readBack(Array.from({ length: 60 }, () => PAPER))).map(({ givenId }) => givenId);
    expect(new Set(keys).size).toBe(60);
  });

  it('holds whatever signs stand in a cleaned title', async () => {
    const text = fc
      .stringMatching(/^[A-Za-z][\w {}~^%&#$@"=,'.-]{0,40}$/)
      .map(cleanText)
      .filter((title) => title !== '' && title === cleanText(title));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (titles) => {
        const papers = titles.map((title) => ({ ...PAPER, title, abstract: title }));
        expect((await readBack(papers)).map(({ title, abstract }) => [title, abstract])).toEqual(
          papers.map(({ title, abstract }) => [title, abstract]),
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
