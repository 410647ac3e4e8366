import { describe, expect, it } from 'vitest';
import { withoutCaseBraces } from '../../../../shared/dumps/bibtex/case-braces.ts';

describe('braces in a title of BibTeX', () => {
  it.each([
    ['{CIRCA:} an {n-type} shore', 'CIRCA: an n-type shore'],
    ['{{Notes on {K}elp}}', 'Notes on Kelp'],
    ['{T}ides, {0,1} and (more) {nm}', 'Tides, 0,1 and (more) nm'],
    ['\\& {Rafts}', '\\& Rafts'],
  ])('go where they only keep capitals: %s', (title, without) => {
    expect(withoutCaseBraces(title)).toBe(without);
  });

  it.each([
    'Notes on \\emph{kelp} and \\frac{one}{two}',
    "One winter of {\\'e}tude",
    '{\\em Kelp} in $O(n^{2})$ and CO_{2}',
    'Ni\\{111\\} and $\\left\\{ x \\right.$',
  ])('stay where TeX needs them: %s', (title) => {
    expect(withoutCaseBraces(title)).toBe(title);
  });

  it('leave the words as they are where they do not pair', () => {
    expect(withoutCaseBraces('Aesthetic {Judgment')).toBe('Aesthetic {Judgment');
    expect(withoutCaseBraces('Judgment}')).toBe('Judgment}');
  });
});
