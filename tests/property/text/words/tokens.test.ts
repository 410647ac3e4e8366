import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compounds } from '../../../../shared/text/words/compounds.ts';
import { tokenise } from '../../../../shared/text/words/tokens.ts';

const PIECES = [
  'Deep',
  'multi',
  '-',
  '-\n',
  ' ',
  '. ',
  ', ',
  '/',
  "'s",
  'O’',
  'GPT4',
  '3.5',
  '10,000',
  'α',
  'ß',
  '扩散',
  'ガ',
  'C++',
  '\u0301',
  '😀',
  '\ud800',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 20 })
  .map((pieces) => pieces.join(''));

describe('tokenise', () => {
  it('gives ranges inside the text, parts in order, and joins only what stands side by side', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenise(text);
        const parts = tokens.filter(({ from, to }) => from === to);
        for (const [index, part] of parts.entries()) {
          expect(part.start).toBeLessThan(part.end);
          expect(part.end).toBeLessThanOrEqual(text.length);
          if (index > 0) expect(part.start).toBeGreaterThanOrEqual(parts[index - 1]!.end);
          if (index > 0) expect(part.from).toBeGreaterThan(parts[index - 1]!.from);
        }
        const positions = new Set(parts.map(({ from }) => from));
        for (const { from, to } of tokens)
          for (let position = from; position <= to; position++) expect(positions.has(position)).toBe(true);
      }),
      { seed: 20_261_122, numRuns: 5_000 },
    );
  });

  it('reads one plain word as it reads any text', () => {
    const anyWord = fc.string({ unit: fc.constantFrom(...'aesuyAEGS03-.'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyWord, (word) => {
        expect(tokenise(word)).toEqual(tokenise(word, compounds(word)));
      }),
      { seed: 20_261_123, numRuns: 20_000 },
    );
  });

  it('reads a plain text as it reads any, which a sign far behind makes it', () => {
    const plain = fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 20 })
      .map((pieces) => pieces.join('').replaceAll(/[^\0-\x7f]/g, ''));
    fc.assert(
      fc.property(plain, (text) => {
        const tokens = tokenise(text);
        expect(tokenise(`${text}          😀`)).toEqual(tokens);
      }),
      { seed: 20_261_123, numRuns: 5_000 },
    );
  });
});
