import { describe, expect, it } from 'vitest';
import type { Told } from '../../../shared/editions/choosing.ts';
import { folded } from '../../../shared/editions/folding.ts';
import { copyOf } from '../../../shared/editions/freezing.ts';
import { sketchOf } from '../../../shared/matching/duplicates.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';

const SKETCH = sketchOf(anArrivedPaper('a', { abstract: Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ') }));
const GRAPHS = { id: 'graphs', label: 'graphs', query: 'graphs', addedAt: '2026-01-01T00:00:00.000Z' };
const cards = (...kinds: Told['kind'][]) =>
  folded(
    kinds.map((kind, n) => ({ interest: GRAPHS, score: 50 - n, kind, paper: anArrivedPaper(`p${n}`) })),
    () => SKETCH,
  ).map(({ paper, copies }) => [paper.id, ...copies.map((copy) => copy.paper.id)].join(' '));

describe('papers that nearly repeat each other', () => {
  it('are one card, whether they are new or their abstract came at last', () => {
    expect(cards('new', 'enriched', 'new')).toEqual(['p0 p1 p2']);
    expect(cards('enriched', 'new')).toEqual(['p0 p1']);
  });

  it('are cards of their own where one is a revision or a withdrawal: that is told of the very paper', () => {
    expect(cards('new', 'revised', 'withdrawn', 'new')).toEqual(['p0 p3', 'p1', 'p2']);
    expect(cards('revised', 'revised')).toEqual(['p0', 'p1']);
  });

  it('say where each appeared, and when it came', () => {
    const enriched = anArrivedPaper('a', { arrival: { kind: 'enriched', at: '2026-03-01T15:00:00.000Z' } });
    const { id, title, links } = enriched;
    const copy = { id, title, links, source: 'hf-page', arrivedAt: '2026-03-01T15:00:00.000Z' };
    expect(copyOf(enriched)).toStrictEqual(copy);
    expect(copyOf({ ...enriched, venue: 'Nature' })).toStrictEqual({ ...copy, venue: 'Nature' });
  });
});
