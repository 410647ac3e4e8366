import { describe, expect, it } from 'vitest';
import { texToText } from '../../../../../shared/text/cleaning/tex/tex.ts';

describe('dollar signs', () => {
  it.each([
    'price $5 million and $10',
    '$5,$6 or $20-$30',
    'US$44 and A$3',
    'from 10$ to 20$ for 5$',
    '5$-10$ a month',
    'a $5/hr or A$ a day',
    'R$ 5 e R$ 10',
    '$1.2M–$3M',
    '$HOME/$PATH',
    '$ABC and $XYZ fell',
    'about $2, $3, and $4 each',
    'saving $1 billion (about $2 per person)',
  ])('that are money stay: %s', (text) => expect(texToText(text)).toBe(text));

  it.each([
    ['$x, y$ and $d-$dim and $n$th', 'x, y and d-dim and nth'],
    ['$95%$, $5$, $2$-$3$, $4/3$-approx and $3$D', '95%, 5, 2-3, 4/3-approx and 3D'],
    ['$ n $ and $ x=1 $ and $ \\alpha $', 'n and x=1 and α'],
    ['J18$-$19 and $<$5', 'J18-19 and <5'],
    ['$5 \\times 10^3$2', '5 × 10³2'],
  ])('that hold formulas go: %s', (tex, text) => expect(texToText(tex)).toBe(text));

  it.each([
    ['costs $5 for $n$ users', 'costs $5 for n users'],
    ['\\$5 and \\$6 for $\\ell_2$', '$5 and $6 for ℓ₂'],
    ['under $3, reaching $\\approx$ 5', 'under $3, reaching ≈ 5'],
    ['$100K in $\\mathcal{O}(n)$', '$100K in O(n)'],
    ['it cost $5. $O(n)$ is', 'it cost $5. O(n) is'],
    ['at $5 ($n=3$) and $10', 'at $5 (n=3) and $10'],
  ])('of both kinds are told apart: %s', (tex, text) => expect(texToText(tex)).toBe(text));

  it('that a formula left over go: \\ell_1$ and', () => {
    expect(texToText('into \\ell_1$ and more')).toBe('into ℓ₁ and more');
  });
});
