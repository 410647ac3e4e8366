import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../shared/text/cleaning/clean.ts';

describe('markup', () => {
  it.each([
    ['<p>One <b>bold</b> <i>word</i>.</p><p>Two</p>', 'One bold word. Two'],
    ['<jats:p>One<jats:italic>A</jats:italic> two</jats:p>', 'OneA two'],
    ['a<br/>b<br>c <a href="https://a.example/?x=1&amp;y">here</a>', 'a b c here'],
    [
      'CO<sub>2</sub>, 10<sup>-3</sup>, PM<sub>2.5</sub>, T<inf>eff</inf>, x<sup><i>n</i></sup>',
      'CO₂, 10⁻³, PM₂.₅, T_eff, xⁿ',
    ],
    ['CO\n   <sub>2</sub>\n   levels', 'CO₂ levels'],
    ['LiNbO/sub 3/ and cm/sup -1/', 'LiNbO₃ and cm⁻¹'],
    [
      '<jats:title>Abstract</jats:title><jats:sec><jats:title>Methods</jats:title><jats:p>We</jats:p></jats:sec>',
      'Abstract: Methods: We',
    ],
    ['<h3>Results</h3> Fine. <h3>Why?</h3> So', 'Results: Fine. Why? So'],
    ['<sec>\n <title>Methods</title>\n <p>We</p>\n</sec>', 'Methods: We'],
    ['a <!-- not <b> this --> b <?xml x?> <![CDATA[c]]>', 'a b c'],
    ['<scp>DNA</scp> and <ovl>x</ovl> in Crossref', 'DNA and x in Crossref'],
    ['<Emphasis Type="Italic">E. coli</Emphasis> in CO<Subscript>2</Subscript>', 'E. coli in CO₂'],
    ['<scp>DNA</scp> of <ASTROBJ>M31</ASTROBJ> <inline-graphic href="a.gif"/>here', 'DNA of M31 here'],
    ['<inline-formula><tex-math>$k$ </tex-math></inline-formula>-means', 'k-means'],
    ['<style face="italic" size="100%">Puffinus</style> nests', 'Puffinus nests'],
  ])('goes without the words: %s', (raw, text) => expect(cleanText(raw)).toBe(text));

  it.each([
    'p<0.05 and a<b, b>c',
    'if x<b>y then',
    'the <think> block </think> and <answer>',
    '<|endoftext|>, <s> and </s>, <image>',
    'List<String> and map<int, b>',
    'an unclosed <b and <p',
    '<- and -> and <=>',
    'x <a and b> y',
    '<!-- never closed',
  ])('is not what only looks like it: %s', (text) => expect(cleanText(text)).toBe(text));
});

const math = (inside: string) =>
  cleanText(`on <mml:math display="inline">${inside.replace(/<(\/?)/g, '<$1mml:')}</mml:math> here`);

describe('MathML', () => {
  it.each([
    [
      '<msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>',
      'x²=a/(b+1)',
    ],
    ['<msubsup><mi>η</mi>\n  <mi>p</mi>\n  <mn>2</mn></msubsup>', 'ηₚ²'],
    ['<mmultiscripts><mi>He</mi><mprescripts/><none/><mn>3</mn></mmultiscripts>', '³He'],
    ['<mover><mi>p</mi><mo>¯</mo></mover><msqrt><mi>s</mi></msqrt><mroot><mi>t</mi><mn>3</mn></mroot>', 'p̄√s∛t'],
    ['<mi>n</mi><mi>log</mi><mi>n</mi><mtext> steps</mtext>', 'n log n steps'],
    ['<mfenced open="[" close="]"><mi>a</mi><mi>b</mi></mfenced>', '[a,b]'],
    ['<semantics><mi>α</mi><annotation encoding="application/x-tex">\\alpha</annotation></semantics>', 'α'],
    ['<mn>50</mn><mo>%</mo><mo>{</mo><mi>a_b</mi><mo>}</mo>', '50%{a_b}'],
    ['<mover><mi>x</mi><mo>^</mo></mover><mn>13</mn><mtext>&#160;</mtext><mi>TeV</mi>', 'x̂13 TeV'],
    ['<mi mathvariant="double-struck">R</mi>', 'ℝ'],
  ])('is a formula: %s', (inside, text) => expect(math(inside)).toBe(`on ${text} here`));

  it('is shown once where TeX stands beside it', () => {
    const tex = '<tex-math id="M1">\\documentclass{minimal}\\begin{document}$$\\beta$$\\end{document}</tex-math>';
    const both = `<alternatives>${tex}<math><mi>β</mi></math></alternatives>`;
    expect(cleanText(`<inline-formula>${both}</inline-formula> and <tex-math>\\gamma</tex-math>`)).toBe('β and γ');
  });

  it('stands in its line, though publishers put a document with a display around it', () => {
    const tex = '<tex-math>\\documentclass{minimal} \\begin{document}$$x^2$$\\end{document}</tex-math>';
    expect(cleanText(`the law of <inline-formula>${tex}</inline-formula>.`)).toBe('the law of x².');
  });

  it('is shown once where IOP keeps it in instructions', () => {
    const both = '<tex-math><?CDATA $(8\\pm 2)$?></tex-math><?MML <mml:math><mml:mn>8</mml:mn></mml:math>?>';
    expect(cleanText(`by <inline-formula>${both}<inline-graphic href="a.gif"/></inline-formula> km`)).toBe(
      'by (8 ± 2) km',
    );
  });

  it('is read at any depth', () => {
    const deep = 50_000;
    expect(cleanText(`<math>${'<mrow>'.repeat(deep)}<mi>x</mi>${'</mrow>'.repeat(deep)}</math>`)).toBe('x');
  });
});
