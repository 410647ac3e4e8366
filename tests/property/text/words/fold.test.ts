import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../shared/text/words/fold.ts';

const seeded = { seed: 20_261_122, numRuns: 5_000 };
const anyText = fc.string({ unit: 'binary', maxLength: 30 });

describe('fold', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      seeded,
    );
  });

  it('does not care how Unicode spells a text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.normalize('NFC'))).toBe(fold(text));
      }),
      seeded,
    );
  });
});
