import { describe, expect, it } from 'vitest';
import { safe, safeText } from '../../../../shared/mail/typesetting/safe-text.ts';

describe('text from a dump, made safe to show', () => {
  it.each([
    ['a line break', 'one\r\ntwo\u2028three', 'one two three'],
    ['blanks of every kind', '  a\u2003b\u3000c \t d\u00a0', 'a b c d'],
    ['a next-line control, which JavaScript takes for no white space', 'a\u0085b', 'a b'],
    ['control characters', 'a\u0000b\u001b[31mc\u009b', 'ab[31mc'],
    ['bidi overrides and isolates', '\u202eabc\u202c\u2066d\u2069', 'abcd'],
    ['invisible characters', 'a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
    ['tag characters', 'flag\u{e0067}\u{e007f}', 'flag'],
    ['halves of surrogate pairs', 'a\ud800b\udc00c', 'abc'],
    ['replacement characters', 'na\ufffdve', 'nave'],
  ])('takes out %s', (_, text, shown) => {
    expect(safe(text)).toBe(shown);
  });

  it.each([
    ['an emoji sequence', '👩🏽‍🔬 and 👨‍👩‍👧‍👦 and 🏳️‍🌈'],
    ['Persian, which needs its zero-width non-joiner', 'می‌آموزند'],
    ['Hindi, which needs its zero-width joiner', 'क्‍ष'],
    ['accents in two characters', 'e\u0301tude'],
    ['formulas in Unicode', 'O(√(T log d)) ≤ ε², 10⁶\u2009M☉'],
  ])('leaves %s alone', (_, text) => {
    expect(safe(text)).toBe(text);
  });

  it('takes joiners out of Latin words, where they only hide', () => {
    expect(safe('zero\u200dwidth\u200cjoins')).toBe('zerowidthjoins');
  });

  it('leaves four marks on a letter and takes the rest of a pile', () => {
    expect(safe(`Z${'\u0310'.repeat(40)}algo`)).toBe(`Z${'\u0310'.repeat(4)}algo`);
  });

  it('moves ranges along with their words', () => {
    const { text, ranges } = safeText('\u200b the\u200b  graph\u0000 network ', [
      [8, 13],
      [15, 22],
    ]);
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['graph', 'network']);
  });
});
