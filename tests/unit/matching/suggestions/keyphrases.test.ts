import { expect, it } from 'vitest';
import { keyphrasesOf } from '../../../../shared/matching/suggestions/keyphrases.ts';
import { aPaper } from '../a-paper.ts';

/** Keyphrases with a word of the stem `model` of two papers that say the same. */
function said(abstract: string): string[] {
  const papers = ['a', 'b'].map((id) => aPaper({ id, title: '', abstract }));
  return keyphrasesOf(papers, new Set(), new Set(['model']), () => true).map(({ text }) => text);
}

it('takes one to three words side by side, compounds whole, for a keyphrase', () => {
  expect(said('Multi-view models win')).toEqual(['Multi-view models', 'models', 'models win']);
  expect(said('state-of-the-art models')).toEqual(['models']);
  expect(said('a model-based look')).toEqual(['model-based', 'model-based look']);
});

it('reads past no small word, number or end of a sentence', () => {
  expect(said('Models of 10 stars. Small models, large stars')).toEqual(['Models', 'Small models']);
});
