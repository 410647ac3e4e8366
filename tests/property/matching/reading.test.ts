import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAPER_LANGUAGE, type Reading, type ReadWord, readAnything } from '../../../shared/matching/reading/reading.ts';

const LETTERS = 'abeinorsuyzAEGMNSTX0123479'.split('');
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 9 });
const ending = fc.constantFrom('', 's', 'es', 'ies', 'ise', 'ising', 'our', 'uses', 'ics', 'yses', '3', 'GPTs');
const start = fc.constantFrom('', '', 'pre', 'multi', 'the', 'non', 'MT', 'Is');

/** With every word's `inName` said, and nothing that a word is not asked for. */
function told({ words, joinsBefore, joinsAfter, ...rest }: Reading) {
  const word = (one: ReadWord | undefined) =>
    one && [one.from, one.to, one.written, one.folded, one.term, one.inName ?? false];
  return { ...rest, words: words.map(word), joinsBefore: word(joinsBefore), joinsAfter: word(joinsAfter) };
}

describe('a piece of text', () => {
  it('reads alike as one plain word and as anything that may stand between blanks (M1)', () => {
    fc.assert(
      fc.property(start, word, ending, (...parts) => {
        const piece = parts.join('');
        expect(told(PAPER_LANGUAGE.read(piece))).toEqual(told(readAnything(piece)));
      }),
      { seed: 20_261_123, numRuns: 20_000 },
    );
  });
});
