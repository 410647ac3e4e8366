import { describe, expect, it } from 'vitest';
import { isUsual, usualCharacters } from '../../../../shared/text/cleaning/characters.ts';

describe('characters', () => {
  it('that nobody sees go', () => {
    expect(usualCharacters('\ufeffa\u200bb\u2060c\u00add\0e\u0007f\u202eg\u202c\u2066h\u2069\u200ei\u{e0041}')).toBe(
      'abcdefghi',
    );
  });

  it('of Windows-1252 in the wrong place become what they were', () => {
    expect(usualCharacters('\u0093so\u0094 \u0096 \u0085')).toBe('“so” – …');
  });

  it('are composed, and ligatures of type are letters', () => {
    expect(usualCharacters('e\u0301 ﬁnd eﬀect')).toBe('é find effect');
  });

  it('that join stay where they shape emoji or letters', () => {
    for (const text of ['👩‍🔬', '❤️‍🔥', 'می\u200cخواهم', 'क्\u200dष']) expect(usualCharacters(text)).toBe(text);
    expect(usualCharacters('a\u200db\u200c')).toBe('ab');
  });

  it('that are half a pair become the replacement character', () => {
    expect(usualCharacters('a\ud83db')).toBe('a\ufffdb');
  });

  it('that the first look lets pass are composed and seen', () => {
    const codes = [...Array(0x20000).keys()].filter((code) => isUsual(`a${String.fromCodePoint(code)}`));
    const texts = codes.map((code) => `a${String.fromCodePoint(code)}`);
    expect(texts.filter((text) => text.normalize('NFC') !== text)).toEqual([]);
    expect(
      texts.filter((text) => /[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(text)),
    ).toEqual([]);
  });
});
