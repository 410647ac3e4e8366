import { describe, expect, it } from 'vitest';
import { subscript, superscript } from '../../../../shared/text/cleaning/scripts.ts';

describe('superscripts and subscripts', () => {
  it.each([
    ['2', '²', '₂'],
    ['n+1', 'ⁿ⁺¹', 'ₙ₊₁'],
    ['ij', 'ⁱʲ', 'ᵢⱼ'],
    ['T', 'ᵀ', '_T'],
    ['2.5', '^2.5', '₂.₅'],
    ['1/2', '^(1/2)', '_(1/2)'],
    ['train', '^train', '_train'],
    ['∘', '°', '_∘'],
    ['*', '*', '_*'],
    ['⊙', '^⊙', '⊙'],
    ['n²', '^(n²)', '_(n²)'],
  ])('%s', (text, above, below) => {
    expect(superscript(text, false)).toBe(above);
    expect(subscript(text, false)).toBe(below);
  });

  it('take brackets where a word follows and there are no small letters', () => {
    expect(subscript('eff', true)).toBe('_(eff)');
    expect(subscript('2', true)).toBe('₂');
  });
});
