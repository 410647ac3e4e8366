import { describe, expect, it } from 'vitest';
import { firstOfEach } from '../../../shared/matching/duplicates.ts';
import { aPaper } from './a-paper.ts';

const abstract =
  'We show that small owls count mice at night by listening to the grass, and that the count is right in nine of ten cases when the wind is low.';

describe('firstOfEach', () => {
  it('folds a paper into the first one that it nearly repeats', () => {
    const papers = [
      aPaper({ id: 'a', title: 'Owls count mice', abstract }),
      aPaper({ id: 'b', title: 'Owls can count mice', abstract: abstract.replace('small owls', 'little owls') }),
      aPaper({
        id: 'c',
        title: 'Mice count owls',
        abstract: 'Nothing in common with the others but some of the words that everybody uses.',
      }),
    ];
    expect(firstOfEach(papers)).toEqual([0, 0, 2]);
  });

  it('folds papers that share a key, whatever their text', () => {
    const papers = [
      aPaper({ keys: ['doi:10.1/a'], title: 'One' }),
      aPaper({ keys: ['arxiv:2403.1', 'doi:10.1/a'], title: 'Two' }),
    ];
    expect(firstOfEach(papers)).toEqual([0, 0]);
  });

  it('does not fold short titles that are alike by chance', () => {
    expect(firstOfEach([aPaper({ title: 'Editorial' }), aPaper({ title: 'Editorial' })])).toEqual([0, 1]);
  });
});
