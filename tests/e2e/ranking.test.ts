import { describe, expect, it } from 'vitest';
import { COLLECTIONS, collectionsDir, readCollection } from '../bench/collections.ts';
import { JudgedPapers } from '../bench/judged.ts';
import { mean } from '../bench/ndcg.ts';
import { dislikesRow } from '../bench/quality-dislikes.ts';
import { likesRow } from '../bench/quality-likes.ts';
import { textRow } from '../bench/quality-text.ts';

/** The bounds of `npm run bench:quality`, which tells more. */
describe('papers in the order of what is asked for', () => {
  const folder = collectionsDir();
  if (!folder) return it.skip('skipped: no collections');
  const collections = COLLECTIONS.map((name) => readCollection(folder, name));
  const judged = collections.map((collection) => new JudgedPapers(collection));
  // The two smallest: the others are left to the bench, which takes three times as long.
  const residual = judged.filter(({ name }) => name === 'cacm' || name === 'med');

  it('are ranked at least as well as by BM25', () => {
    const rows = collections.map((collection, index) => textRow(collection, judged[index]!));
    expect(mean(rows.map(({ all }) => all))).toBeGreaterThanOrEqual(1.02);
    for (const { collection, all } of rows) expect(all, collection).toBeGreaterThanOrEqual(0.97);
  });

  it('are ranked better by a quarter with three liked ones', () => {
    const rows = residual.map((papers) => likesRow(papers, 'best ranked'));
    expect(mean(rows.map(({ all }) => all))).toBeGreaterThanOrEqual(1.25);
  });

  it('lose little of their order by a disliked one, whose kind comes further down', () => {
    for (const papers of residual) {
      const { collection, all, falls } = dislikesRow(papers, true);
      expect(all, collection).toBeGreaterThanOrEqual(0.97);
      expect(falls, collection).toBeGreaterThan(1);
    }
  });
});
