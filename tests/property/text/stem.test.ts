import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import porter from 'wink-porter2-stemmer';
import { porter2 } from '../../../shared/text/porter2.ts';

const SUFFIXES =
  `ization ational fulness ousness iveness tional biliti lessli entli ation alism aliti ousli iviti fulli enci anci abli izer ator alli bli ogi
  logi li alize icate iciti ative ical ness ful ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ed eed edly eedly
  ing ingly s es ies ied sses us ss y ey e ll at iz bb`.split(/\s+/);
const WORDS =
  'skis dying only news herring proceed innings generous communism arsenal yesterday sayings hoping hopping'.split(' ');
const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzaeiouy'), maxLength: 7 });
const endings = fc.array(fc.constantFrom(...SUFFIXES), { maxLength: 3 }).map((list) => list.join(''));

describe('porter2', () => {
  it('stems as another hand wrote the algorithm', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.constantFrom(...WORDS)), endings, (begin, end) => {
        const word = `${begin}${end}`;
        fc.pre(word.length > 2 && word.length <= 40);
        expect(porter2(word)).toBe(porter(word));
      }),
      { seed: 20_261_123, numRuns: 30_000 },
    );
  });
});
