import { expect, it } from 'vitest';
import { cleanText } from '../../../shared/text/cleaning/clean.ts';
import { folded, holdsTex, isPlain, residueAt } from '../../bench/clean-measure.ts';
import { titlesAndAbstracts } from '../../bench/clean-strings.ts';
import { describeWithCorpus } from '../../fixtures/corpus.ts';

describeWithCorpus('titles and abstracts of real dumps', (folder) => {
  const texts = titlesAndAbstracts(folder);

  it('leave TeX behind in at most one of 200 that hold some', () => {
    const withTex = texts.filter(holdsTex);
    const left = withTex.filter((raw) => residueAt(raw, cleanText(raw)) >= 0);
    expect(withTex.length).toBeGreaterThan(1000);
    expect(left.length / withTex.length).toBeLessThanOrEqual(0.005);
  });

  it('are not touched where they are plain', () => {
    expect(texts.filter(isPlain).filter((raw) => cleanText(raw) !== folded(raw))).toEqual([]);
  });

  it('are clean after one cleaning', () => {
    expect(texts.map(cleanText).filter((clean) => cleanText(clean) !== clean)).toEqual([]);
  });
});
