import { expect, it, describe as suite } from 'vitest';
import { EMPTY_LIBRARY, libraryOf } from '../../../../shared/matching/library/library.ts';
import { describe } from '../../../../shared/matching/meaning/describe.ts';
import { aPaper } from '../a-paper.ts';
import { asked } from '../asked.ts';

suite('describe', () => {
  it('says which words are not asked for, and what operators in small letters do', () => {
    expect(describe(asked('chain of thought'), EMPTY_LIBRARY)).toEqual([
      '“of” is in nearly every paper and not asked for here; in quotes it counts.',
    ]);
    expect(describe(asked('cats or dogs'), EMPTY_LIBRARY)).toContain(
      'In small letters “or” is a word like any other: write OR for either.',
    );
  });

  it('takes initials for a short form only where it is used too often to be another by chance', () => {
    const using = (papers: number) =>
      libraryOf(
        Array.from({ length: 2500 }, (_, index) =>
          aPaper({ id: `p${index}`, abstract: index < papers ? 'descent by BCD' : 'a paper' }),
        ),
      );
    const sentence = '“breast cancer detection” also finds “BCD”, by its initials; quotes would switch that off.';
    expect(describe(asked('breast cancer detection'), using(2))).not.toContain(sentence);
    expect(describe(asked('breast cancer detection'), using(3))).toContain(sentence);
  });

  it('says what capitals do, and which other form is found', () => {
    const library = libraryOf([aPaper({ abstract: 'retrieval-augmented generation (RAG)' })]);
    expect(describe(asked('RAG'), library)).toEqual([
      '“RAG” is found in these capitals only; in small letters it would be found in any.',
      '“RAG” also finds “retrieval-augmented generation”, so defined in one paper; =RAG would switch that off.',
    ]);
    expect(describe(asked('retrieval augmented generation'), library)).toEqual([
      '“retrieval augmented generation” also finds “RAG”, so defined in one paper; quotes would switch that off.',
    ]);
    expect(describe(asked('=RAG'), library)).toEqual([]);
  });

  it('says which verbs of the library the head of several words also finds', () => {
    const library = libraryOf([aPaper({ abstract: 'We generate videos. Generated clips are long.' })]);
    expect(describe(asked('video generation'), library)).toEqual([
      '“generation” also finds “generate”, “generated”; quotes would switch that off.',
    ]);
    expect(describe(asked('generation'), library)).toEqual([]);
  });

  it('says nothing of a query that means what it says', () => {
    expect(describe(asked('diffusion models'), EMPTY_LIBRARY)).toEqual([]);
  });
});
