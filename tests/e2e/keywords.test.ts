import { expect, it } from 'vitest';
import { parseQuery } from '../../shared/interests/parse.ts';
import { libraryOf } from '../../shared/matching/library/library.ts';
import { match } from '../../shared/matching/match.ts';
import { suggestions } from '../../shared/matching/suggestions/suggest.ts';
import { describeWithCorpus } from '../fixtures/corpus.ts';
import { judgedKeywords, macro } from './judged-keywords.ts';

describeWithCorpus('keywords as people type them', (corpus) => {
  const judged = judgedKeywords(corpus);
  if (!judged) return it.skip('skipped: no collection');
  const { papers, interests } = judged;
  const library = libraryOf(papers);
  const found = (query: string): Set<number> => {
    const parsed = parseQuery(query);
    if (!parsed.ok) throw new Error(`${query}: ${parsed.error.message}`);
    return new Set(match([{ id: query, query: parsed.query }], papers, library).map(({ paper }) => paper));
  };

  it('bring what is meant', () => {
    const { precision, recall } = macro(
      interests,
      interests.map(({ typed }) => found(typed)),
    );
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.65);
  });

  it('bring more with the first three suggestions accepted, and little that is wrong', () => {
    const widened = interests.map(({ typed }) => {
      const parsed = parseQuery(typed);
      const offered = parsed.ok ? suggestions(parsed.query, papers, library).slice(0, 3) : [];
      return found([typed, ...offered.map(({ query }) => query)].join(', '));
    });
    const { precision, recall } = macro(interests, widened);
    expect(recall).toBeGreaterThanOrEqual(0.78);
    expect(precision).toBeGreaterThanOrEqual(0.75);
  });
});
