import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/interests/canonical.ts';
import { errorWithCaret } from '../../../shared/interests/explain-error.ts';
import { parseQuery } from '../../../shared/interests/parse.ts';
import { mutatedQuery } from './mutated-queries.ts';
import { typedText } from './typed-queries.ts';

const runs = Number(process.env.OFFPRINT_FUZZ_STRINGS ?? 20_000);

describe('any typed text', () => {
  it('is a query whose canonical form is the same query, or an error inside the text whose repair is a query', () => {
    fc.assert(
      fc.property(fc.oneof(typedText, mutatedQuery), (text) => {
        const parsed = parseQuery(text);
        if (parsed.ok) {
          const again = parseQuery(canonical(parsed.query));
          expect(again, canonical(parsed.query)).toEqual(parsed);
          return;
        }
        const { start, end, repair } = parsed.error;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThan(Math.max(1, text.length));
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(errorWithCaret(text, parsed.error).split('\n')[1]).toMatch(/^ *\^$/);
        if (repair !== undefined) expect(parseQuery(repair).ok, repair).toBe(true);
      }),
      { numRuns: runs, seed: 20_261_122 },
    );
  }, 300_000);
});
