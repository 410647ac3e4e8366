import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from '../../../../shared/text/cleaning/clean.ts';

/** What cleaning has rules for, in the pieces in which it meets: commands, halves of pairs, layers of encoding. */
const TOKENS = [
  ...'\\ { } $ _ ^ ~ ` \' " - & < > % # | ( ) [ ] . , : / a b x A 1 é ü Ã Â ² ₙ “ ⟨ · 中'.split(' '),
  ..."\\\\ $$ \\{ \\} \\$ \\_ ^{ _{ \\~ `` '' \\\" \\' -- --- -\n &amp; &lt; &gt; &#38; &amp;amp; lt; amp; &bsol; &dollar; &lcub; &shy;".split(
    ' ',
  ),
  ...'<b> </b> <sub> </sub> <sup> </sup> <p> </p> <title> </title> <math> </math> <mi> </mi> <msup> </msup> <mfrac> </mfrac>'.split(
    ' ',
  ),
  ...'<tex-math> </tex-math> <inline-formula> </inline-formula> <!-- --> <![CDATA[ ]]> <think> </think> https://a.example/b_c ://'.split(
    ' ',
  ),
  ...'\\alpha \\frac \\sqrt \\textbf \\emph \\cite \\url \\href \\begin{equation} \\end{equation} \\documentclass \\begin{document}'.split(
    ' ',
  ),
  ...'\\left \\right \\( \\) \\[ \\] \\c \\u \\i \\n \\u00e9 \\u003c \\u005c \\text \\mathbb \\not \\log \\times \\le \\deg \\over \\verb'.split(
    ' ',
  ),
  ...'\\unicode{x24} \\unicode{x5c} \\textbackslash \\textless \\textgreater \\textasciicircum \\footnote \\ours C: Ã© â€™ â€ ﬁ'.split(
    ' ',
  ),
  ...'word two The 10 m/sub 2/ \u0301 \u0338 \u200b \u200d \ufeff \u00ad \u0085 \u0093 \u202e \ud800 \u037e \u1fef \u212a'.split(
    ' ',
  ),
  ' ',
  '  ',
  '\t',
  '\n',
  'Â ',
  '/sub 3/',
  '5 million',
  '👩‍🔬',
];
const raw = fc.array(fc.constantFrom(...TOKENS), { maxLength: 16 }).map((tokens) => tokens.join(''));
const plain = fc
  .array(fc.stringMatching(/^(?:[a-zA-Z0-9]+(?:[-_^'][a-zA-Z0-9]+)*[,.;:%)?!]?|\(\w+|[<>=+*&|@#]|\$\d+|~\d+)$/u), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(' '));

it('cleaning twice is cleaning once', () => {
  const isStable = (text: string) => {
    const clean = cleanText(text);
    expect(cleanText(clean)).toBe(clean);
  };
  fc.assert(fc.property(raw, isStable), { numRuns: 8_000, seed: 1 });
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), isStable), { numRuns: 2_000, seed: 2 });
});

it('clean text is one line of visible characters, composed, with single spaces between', () => {
  const unclean = /[\0-\x1f\x7f-\xa0\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufb00-\ufb06]| {2}|^ | $/;
  const isOneLine = (text: string) => {
    const clean = cleanText(text);
    expect(clean).not.toMatch(unclean);
    expect(clean).toBe(clean.normalize('NFC'));
    expect(clean.isWellFormed()).toBe(true);
  };
  fc.assert(fc.property(raw, isOneLine), { numRuns: 5_000, seed: 3 });
});

it('plain text passes untouched', () => {
  const isUntouched = (text: string) => {
    expect(cleanText(text)).toBe(text);
  };
  fc.assert(fc.property(plain, isUntouched), { numRuns: 5_000, seed: 4 });
});

it('plain text comes back from its encodings', () => {
  const encoded = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const escaped = (text: string) => text.replace(/[&%#$_]/g, (sign) => `\\${sign}`);
  fc.assert(
    fc.property(plain, (text) => {
      expect(cleanText(encoded(text))).toBe(text);
      expect(cleanText(encoded(encoded(text).replace(/&/g, '&amp;')))).toBe(text);
      expect(cleanText(`<jats:p>${encoded(text)}</jats:p>\n`)).toBe(text);
      expect(cleanText(escaped(text))).toBe(text);
      expect(cleanText(text.replace(/ /g, '\r\n  '))).toBe(text);
    }),
    { numRuns: 2_000, seed: 5 },
  );
});

it('any sign over and over is cleaned, whatever it begins and never ends', () => {
  for (const sign of [
    '{',
    '$',
    '\\',
    '\\frac{',
    '\\(',
    '{$',
    '<b>',
    '<!--',
    '&amp;',
    '~',
    '`',
    '-\n',
    'Ãƒ',
    '\\"a',
    '\\begin{math}',
    '$5 ',
  ]) {
    const clean = cleanText(sign.repeat(2 ** 18 / sign.length));
    expect(cleanText(clean)).toBe(clean);
  }
});
