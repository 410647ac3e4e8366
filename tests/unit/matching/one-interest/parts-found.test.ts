import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../../shared/matching/library/library.ts';
import { match } from '../../../../shared/matching/match.ts';
import { PackedPapers } from '../../../../shared/matching/one-interest/packed-papers.ts';
import { partsFound } from '../../../../shared/matching/one-interest/parts-found.ts';
import { aPaper } from '../a-paper.ts';
import { asked } from '../asked.ts';

const PAPERS = ['Owls hunt mice.', 'Hawks hunt. Mice hide.', 'An owl and its mice', 'Hunting owls'].map(
  (abstract, index) => aPaper({ id: `p${index}`, abstract, categories: index < 2 ? ['q-bio.PE'] : [] }),
);
const library = libraryOf(PAPERS);
const found = (query: string) => partsFound(asked(query), new PackedPapers(PAPERS), library);

describe('the parts of a query', () => {
  it('are its clauses, each once, with how many papers have it by itself', () => {
    expect(found('(owl OR hawk) AND mice -ti:nights cat:q-bio.* OR owl')).toEqual([
      { part: 'owl', papers: 3, words: [] },
      { part: 'hawk', papers: 1, words: [] },
      { part: 'mice', papers: 3, words: [] },
      { part: 'ti:nights', papers: 0, words: [] },
      { part: 'cat:q-bio.*', papers: 2, words: [] },
    ]);
  });

  it('are the words of words side by side, too, but for the small ones', () => {
    expect(found('owls and mice like:2403.12345')).toEqual([
      {
        part: 'owls and mice',
        papers: 2,
        words: [
          { word: 'owls', papers: 3 },
          { word: 'mice', papers: 3 },
        ],
      },
    ]);
  });

  it('are not told where there is only one', () => {
    for (const query of ['owl', '"owls hunt"', 'the owl', 'owl like:2403.12345', 'like:2403.12345', 'au:hinton'])
      expect(found(query), query).toEqual([]);
  });

  it('are as many as match finds', () => {
    for (const { part, papers } of found('owls mice OR hunt* OR ~hunting OR "owl and its"'))
      expect(match([{ id: 'i', query: asked(part) }], PAPERS, library)).toHaveLength(papers);
  });
});
