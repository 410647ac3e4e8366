import { describe, expect, it } from 'vitest';
import { isLatinOrGreek, isPlain, LATIN_AND_GREEK } from '../../../../shared/text/words/plain-letters.ts';

const LISTED = new RegExp(`[${LATIN_AND_GREEK}]`);
const CHARACTERS = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));

describe('plain letters', () => {
  it('are all letters and numbers of a Latin or Greek text, and no marks stand in it', () => {
    for (const character of CHARACTERS.filter(isLatinOrGreek)) {
      expect(LISTED.test(character), character).toBe(/[\p{L}\p{N}]/u.test(character));
      expect(/\p{M}/u.test(character), character).toBe(false);
      expect(/\p{Nd}/u.test(character), character).toBe(/[0-9]/.test(character));
    }
  });

  it('are those of ASCII in a plain text', () => {
    for (const character of CHARACTERS.filter(isPlain))
      expect(/[A-Za-z0-9]/.test(character), character).toBe(/[\p{L}\p{N}\p{M}]/u.test(character));
  });
});
