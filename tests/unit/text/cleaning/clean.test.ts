import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../shared/text/cleaning/clean.ts';

describe('a title or an abstract', () => {
  it('that is clean comes back as it is', () => {
    for (const text of [
      'Plain words, 50% of them; x^2, a_b and “quotes” — naïve, μ-opioid, 深度学习.',
      'p < 0.05 & q > 1 (R&D), ~10 km, $5 million',
      '',
    ]) {
      expect(cleanText(text)).toBe(text);
    }
  });

  it('becomes one line with single spaces', () => {
    expect(cleanText('  A title\r\n  on two\u2028lines,\u00a0with\u2009odd\tspaces \n')).toBe(
      'A title on two lines, with odd spaces',
    );
  });

  it('is read through all of its layers', () => {
    expect(cleanText('&lt;p&gt;R&amp;amp;D of K&amp;ouml;ln, $\\alpha$&lt;sub&gt;2&lt;/sub&gt;&lt;/p&gt;')).toBe(
      'R&D of Köln, α₂',
    );
    expect(cleanText('{\\&}amp; \\&lt; 5')).toBe('& < 5');
    expect(cleanText('Espa&Atilde;&plusmn;a')).toBe('España');
  });

  it('does not change when it is cleaned again', () => {
    for (const raw of [
      '\\$5 and \\$6',
      '\\textbackslash alpha',
      '\\{X\\}',
      '\\_{a}',
      '&amp;amp;lt;b&gt;x</b>',
      '\\u003cb>',
    ]) {
      expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
    }
  });

  it('keeps nothing that could be read once more when its layers do not end', () => {
    const layers = `\\${'u005c'.repeat(20)}alpha`;
    expect(cleanText(layers)).not.toContain('\\');
    expect(cleanText(cleanText(layers))).toBe(cleanText(layers));
  });
});
