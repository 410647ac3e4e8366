import { describe, expect, it } from 'vitest';
import { EMPTY_LIBRARY, libraryOf } from '../../../shared/matching/library/library.ts';
import { match } from '../../../shared/matching/match.ts';
import { aPaper } from './a-paper.ts';
import { asked } from './asked.ts';

function found(query: string, papers: Parameters<typeof aPaper>[0][], library = EMPTY_LIBRARY): number[] {
  return match([{ id: 'i', query: asked(query) }], papers.map(aPaper), library).map(({ paper }) => paper);
}

describe('match', () => {
  it('tells title from abstract', () => {
    const papers = [
      { title: 'A survey', abstract: 'of nets' },
      { title: 'Nets', abstract: 'a survey' },
    ];
    expect(found('ti:survey', papers)).toEqual([0]);
    expect(found('abs:survey', papers)).toEqual([1]);
    expect(found('ti:survey AND abs:nets', papers)).toEqual([0]);
  });

  it('does not look for words near each other across title and abstract', () => {
    expect(found('graph survey', [{ title: 'Graph', abstract: 'Survey' }])).toEqual([]);
    expect(found('graph AND survey', [{ title: 'Graph', abstract: 'Survey' }])).toEqual([0]);
  });

  it('knows authors by any order of their names and by initials', () => {
    const papers = [
      { authors: ['Ada Lovelace', 'Łukasz Müller'] },
      { authors: ['A. Lovelace'] },
      { authors: ['Lovelace, Bob'] },
    ];
    expect(found('au:lovelace', papers)).toEqual([0, 1, 2]);
    expect(found('au:"Lovelace, Ada"', papers)).toEqual([0, 1]);
    expect(found('au:lovelace_b', papers)).toEqual([2]);
    expect(found('au:"Lukasz Muller"', papers)).toEqual([0]);
    expect(found('au:love*', papers)).toEqual([0, 1, 2]);
    expect(found('au:"ada muller"', papers)).toEqual([]);
  });

  it('knows categories, and everything that begins so', () => {
    const papers = [
      { categories: ['cs.LG', 'stat.ML'] },
      { categories: ['cs.CL'] },
      { categories: ['Computer Vision'] },
    ];
    expect(found('cat:cs.lg', papers)).toEqual([0]);
    expect(found('cat:cs.*', papers)).toEqual([0, 1]);
    expect(found('cat:"computer vision"', papers)).toEqual([2]);
  });

  it('knows where a paper came from: format, registry, venue', () => {
    const papers = [{ sources: ['arxiv-oai'] }, { keys: ['doi:10.1000/x'] }, { venue: 'Nature Communications' }];
    expect(found('src:arxiv', papers)).toEqual([0]);
    expect(found('src:doi', papers)).toEqual([1]);
    expect(found('src:nature', papers)).toEqual([2]);
    expect(found('src:nat', papers)).toEqual([]);
  });

  it('knows a paper by any of its identifiers', () => {
    const papers = [{ keys: ['arxiv:2403.12345', 'doi:10.1000/xyz'] }, { keys: ['pmid:123'] }];
    expect(found('id:2403.12345', papers)).toEqual([0]);
    expect(found('id:arXiv:2403.12345v3', papers)).toEqual([0]);
    expect(found('doi:10.1000/XYZ', papers)).toEqual([0]);
    expect(found('id:123', papers)).toEqual([1]);
    expect(found('id:2403.1234', papers)).toEqual([]);
  });

  it('finds the classes of a category that is asked for as a whole', () => {
    const papers = [['cs.LG'], ['cs'], ['csx.LG'], ['q-bio.NC', 'stat.ML'], ['CS.CL']].map((categories) => ({
      categories,
    }));
    expect(found('cat:cs', papers).sort()).toEqual([0, 1, 4]);
    expect(found('cat:cs.LG', papers)).toEqual([0]);
    expect(found('cat:cs.*', papers).sort()).toEqual([0, 4]);
    expect(found('cat:q-bio', papers)).toEqual([3]);
    expect(found('cat:q*', papers)).toEqual([3]);
  });

  it('finds a paper of which only the month or year is known where all of it is asked for', () => {
    const papers = [{ published: '2024' }, { published: '2024-02' }, { published: '2024-02-29' }];
    expect(found('date:2024', papers)).toEqual([0, 1, 2]);
    expect(found('date:2024-02', papers)).toEqual([1, 2]);
    expect(found('date:2024-02-01..', papers)).toEqual([1, 2]);
    expect(found('date:..2024-02-28', papers)).toEqual([]);
    expect(found('date:>2023', papers)).toEqual([0, 1, 2]);
    expect(found('date:>=2024-02-15', papers)).toEqual([2]);
  });

  it('knows when a paper is from, by its own date before that of its list', () => {
    const papers = [
      { published: '2024-03-14' },
      { listedOn: '2024-05-01' },
      { published: '2020-01-01', listedOn: '2024-05-01' },
      {},
    ];
    expect(found('date:2024', papers)).toEqual([0, 1]);
    expect(found('date:2024-03..2024-04', papers)).toEqual([0]);
    expect(found('date:<2021', papers)).toEqual([2]);
  });

  it('reads acronyms of a title in capitals in any case', () => {
    expect(found('DiT', [{ title: 'SCALING DIT MODELS' }, { title: 'Scaling DIT models' }])).toEqual([0]);
  });

  it('does not take half a name for a short acronym', () => {
    expect(found('MT', [{ abstract: 'on MT-Bench' }, { abstract: 'MT-based' }, { abstract: 'for MT' }])).toEqual([
      1, 2,
    ]);
  });

  it('puts the better match first, then the newer paper, then the one with more votes', () => {
    const at = (day: string) => ({ arrival: { kind: 'new', at: `${day}T00:00:00.000Z` } as const });
    const papers = [
      { id: 'a', abstract: 'cats', ...at('2024-01-01') },
      { id: 'b', abstract: 'cats', ...at('2024-01-02') },
      { id: 'c', title: 'Cats', abstract: 'cats', ...at('2023-01-01') },
      { id: 'd', abstract: 'cats', ...at('2024-01-01'), votes: 3 },
    ];
    expect(found('cats', papers)).toEqual([2, 1, 3, 0]);
  });

  it('scores from 0 to 100: more of the clauses, in the title, of rarer words', () => {
    const papers = [
      { abstract: 'cats and dogs' },
      { title: 'Cats', abstract: 'dogs' },
      { abstract: 'dogs' },
      { abstract: 'cats' },
      { abstract: 'dogs again' },
    ].map((paper, index) => aPaper({ id: `p${index}`, ...paper }));
    const scores = match([{ id: 'i', query: asked('cats OR dogs') }], papers, libraryOf(papers));
    expect(scores.map(({ paper }) => paper)).toEqual([1, 0, 3, 2, 4]);
    for (const { score } of scores) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(100);
    }
  });

  it('lets a weight change the order and nothing else', () => {
    const papers = [
      { id: 'a', abstract: 'cats' },
      { id: 'b', abstract: 'dogs' },
    ];
    expect(found('cats OR dogs^3', papers)).toEqual([1, 0]);
    expect(found('cats^3 OR dogs', papers)).toEqual([0, 1]);
  });

  it('gives the same scores again, to the last bit (M3)', () => {
    const papers = Array.from({ length: 30 }, (_, index) =>
      aPaper({ id: `p${index}`, abstract: `cats ${'dogs '.repeat(index)}` }),
    );
    const once = match([{ id: 'i', query: asked('cats^2 OR dogs') }], papers);
    const again = match(
      [{ id: 'i', query: asked('cats^2 OR dogs') }],
      papers.map((paper) => ({ ...paper })),
    );
    expect(again).toEqual(once);
  });
});
