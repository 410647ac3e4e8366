import { describe, expect, it } from 'vitest';
import { PaperShelf } from '../../../shared/editions/paper-shelf.ts';
import { sketchOf } from '../../../shared/matching/duplicates.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';

const PAPERS = Array.from({ length: 300 }, (_, n) =>
  anArrivedPaper(`p${n}`, { title: `Ünïcode ${n} 猫 \u2028 "𝒳"`, ...(n % 2 === 0 && { votes: n }) }),
);

describe('the shelf of papers', () => {
  it('gives each back as it was put, without the text as found in the dump', () => {
    const shelf = new PaperShelf(
      PAPERS.map((paper) => ({ ...paper, raw: { title: 'as found', abstract: 'as found' } })),
    );
    expect([...shelf]).toEqual(PAPERS);
    expect([...new PaperShelf(PAPERS.slice(0, 256)).batches()].map(({ papers }) => papers.length)).toEqual([128, 128]);
    for (const paper of PAPERS.toReversed()) expect(shelf.whole(paper)).toEqual(paper);
    expect(
      [...shelf.batches()].flatMap(({ first, papers }) => papers.map((paper, nth) => [first + nth, paper.id])),
    ).toEqual(PAPERS.map(({ id }, place) => [place, id]));
  });

  it('keeps at hand what ranking looks at, and no more', () => {
    const { id, formerIds, firstArrivedAt, arrival, votes } = PAPERS[2]!;
    const { arrival: _, ...silent } = PAPERS[1]!;
    const { ranked } = new PaperShelf([PAPERS[2]!, silent]);
    expect(ranked).toStrictEqual([
      { id, formerIds, firstArrivedAt, arrival, votes },
      { id: 'p1', formerIds: [], firstArrivedAt },
    ]);
    expect(new PaperShelf([anArrivedPaper('a', { formerIds: ['b'] })]).ranked[0]?.formerIds).toEqual(['b']);
    expect(new PaperShelf().ranked).toEqual([]);
  });

  it('has one place for a paper, and what came last in it', () => {
    const shelf = new PaperShelf(PAPERS.slice(0, 2));
    shelf.whole({ id: 'p0' });
    shelf.sketch({ id: 'p0' });
    const revised = anArrivedPaper('p0', { title: 'Another title', abstract: 'of twelve words or more '.repeat(5) });
    shelf.add(revised);
    expect(shelf.ranked.map(({ id }) => id)).toEqual(['p0', 'p1']);
    expect(shelf.whole({ id: 'p0' })).toEqual(revised);
    expect(shelf.sketch({ id: 'p0' })).toEqual(sketchOf(revised));
  });

  it('does not know what it was not given', () => {
    expect(() => new PaperShelf(PAPERS).whole({ id: 'other' })).toThrow('paper other is not on the shelf');
  });
});
