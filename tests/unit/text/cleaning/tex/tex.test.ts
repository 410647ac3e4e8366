import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../../shared/text/cleaning/clean.ts';

function reads(pairs: readonly (readonly [tex: string, text: string])[]): void {
  it.each(pairs)('%s', (tex, text) => expect(cleanText(tex)).toBe(text));
}

describe('accents, in every spelling of the braces', () => {
  reads([
    [String.raw`J\'ozsef, J{\'o}zsef, J\'{o}zsef and {J\'{o}zsef}`, 'József, József, József and József'],
    [String.raw`B\"arbel M{\"u}ller-Stra\ss e`, 'Bärbel Müller-Straße'],
    [String.raw`\v{C}erno{\v z} and \v Simek`, 'Černož and Šimek'],
    [String.raw`na\"{\i}ve, na\"\i ve and Mar\'{\i}a`, 'naïve, naïve and María'],
    ['\\c{C}a\\u{g}lar \\H{o} \\k{e} \\d{s} \\.z \\=u \\r{a} \\~n \\^o \\`a', 'Çağlar ő ę ṣ ż ū å ñ ô à'],
    [String.raw`Pawe\l{} Wo{\l}oszyn, {\O}rsted, S\o ren and \AE gir`, 'Paweł Wołoszyn, Ørsted, Søren and Ægir'],
    [String.raw`\L ojasiewicz, \O ystein, \AA ngstr\"om, 5 \AA wide`, 'Łojasiewicz, Øystein, Ångström, 5 Å wide'],
    [String.raw`\textcommabelow{S}tefan, Ka\v{z}ys and Jurgut\.e`, 'Ștefan, Kažys and Jurgutė'],
    [String.raw`\~Optimal in \~O(n)`, 'Õptimal in Õ(n)'],
    [String.raw`Vi\d{\^e}t`, 'Việt'],
  ]);
});

describe('formulas', () => {
  reads([
    ['$O(n\\log n)$ queries', 'O(n log n) queries'],
    ['$\\tilde{\\mathcal O}(\\sqrt{k+1})$ and $\\sqrt[3]{2}$', 'Õ(√(k+1)) and ∛2'],
    ['$\\mathbb{R}^{d}$, $\\mathbb E[X]$ and $\\mathbb{1}$', 'ℝᵈ, 𝔼[X] and 𝟙'],
    ['$x_{ij}^{2}$ and $T_{\\rm eff}$', 'xᵢⱼ² and T_eff'],
    ['$a_{i,j}b_{\\max}c_{\\text{train}}d$', 'a_(i,j)bₘₐₓc_train d'],
    ['$k_{\\rm B}T$, $R_{\\mu\\nu}R^{\\mu\\nu}$ and $E_T^{\\rm miss}$', 'k_B T, R_μν R^μν and E_T^miss'],
    ['$W^\\pm Z$, $D^{(*)}$ and $5s^2\\,{}^1S_0$', 'W^± Z, D^(*) and 5s² ¹S₀'],
    ['$10^{-3}$ and $2^{1/2}$ and $n^{2.5}$', '10⁻³ and 2^(1/2) and n^2.5'],
    ['$\\frac{1}{2\\pi}$, $\\frac{\\partial f}{\\partial x}$ and $\\sqrt{2\\pi}$', '1/(2π), ∂f/∂x and √(2π)'],
    ['$ {a+b \\over 2}$, $ {n \\choose k}$ and $\\left(a \\over b\\right)$', '(a+b)/2, C(n, k) and (a/b)'],
    ['$\\frac{a+b}{2}$, $\\tfrac12$ and $x={p \\over q}$', '(a+b)/2, 1/2 and x=p/q'],
    ['$\\alpha\\in\\Gamma$, $\\beta \\leq 1$, $x\\to y$', 'α∈Γ, β ≤ 1, x → y'],
    ['3$\\times$ faster, $2 \\times 3$ and $\\pm 5$', '3× faster, 2 × 3 and ±5'],
    ['$\\left( \\frac{1}{n} \\right)$ and $\\left\\{ x \\right.$', '(1/n) and { x'],
    ['$\\lceil k \\rceil$, $\\langle u, v \\rangle$ and $\\|w\\|_1$', '⌈k⌉, ⟨u, v⟩ and ‖w‖₁'],
    ['$\\hat{y}$, $\\bar\\nu_e$, $\\overline{AB}$ and $\\vec{v}$', 'ŷ, ν̄ₑ, AB and v⃗'],
    ["$f'$, $f''(x)$, $f'''$, $x^{\\prime}$ and $30^{\\prime\\prime}$", 'f′, f″(x), f‴, x′ and 30″'],
    ['$1\\le p\\le\\infty$ and $e^+\\to\\mu^+$', '1 ≤ p ≤ ∞ and e⁺→μ⁺'],
    ['$90^\\circ$, 45{\\deg} and $\\deg p$', '90°, 45° and deg p'],
    ['10$\\,$km and 100$\\,\\mu$m', '10 km and 100 μm'],
    ['$M_\\odot$ and $Z_\\ast$', 'M⊙ and Z_∗'],
    ['$\\operatorname*{argmin}_w L(w)$', 'argmin_w L(w)'],
    ['$a \\not= b \\not\\in C$', 'a ≠ b ∉ C'],
    ['$$x^2$$, \\(y\\), \\[z_1\\] and \\begin{equation} a=b \\end{equation}.', 'x², y, z₁ and a=b.'],
    ['Fe$_{2}$O$_{3}$, CAT$^2$ and $^{13}$C', 'Fe₂O₃, CAT² and ¹³C'],
    ['$\\text{if } $x$ \\text{ is even}$', 'if x is even'],
    ['$\\binom{n}{k} \\pmod{p}$', 'C(n, k) (mod p)'],
    ['$\\R^n$ and $\\Z$', 'ℝⁿ and ℤ'],
    ['$O(\\frac{1}{\\sqrt{T}})$ and $f\\colon X \\to Y$', 'O(1/√T) and f: X → Y'],
    ['$\\{x_i\\}_{i=1}^n$', '{xᵢ}ᵢ₌₁ⁿ'],
    ['$\\{x : f(x)=0\\}$', '{x : f(x)=0}'],
    ['$\\ket{\\psi}$, $\\braket{0|1}$, $\\ketbra{0}{1}$ and $\\norm{x}_2$', '|ψ⟩, ⟨0|1⟩, |0⟩⟨1| and ‖x‖₂'],
    ['$\\P(A)$, $\\O(n)$ and $\\Tilde{x}$', 'ℙ(A), O(n) and x̃'],
    ['10 $\\mu m$ and $\\mu m_p$', '10 μm and μ mₚ'],
  ]);
});

describe('formulas that lost their dollar signs', () => {
  reads([
    ['\\ensuremath{x^2} and \\mathrm{H_2O}', 'x² and H₂O'],
    ['of order \\alpha_s and 10^{-3}', 'of order αₛ and 10⁻³'],
    ['SL^{2}-nets and b_{v}(s)', 'SL²-nets and bᵥ(s)'],
    ['1920times1080 and 5{times}', '1920times1080 and 5{times}'],
  ]);
});

describe('commands of running text', () => {
  reads([
    ['\\textbf{bold}, \\emph{in situ}, {\\it ibid.} and {\\bf\\em both}', 'bold, in situ, ibid. and both'],
    ['\\textsc{MyNet}: 95\\% of R\\&D \\#1 at \\$5 in a\\_b', 'MyNet: 95% of R&D #1 at $5 in a_b'],
    ['as in~\\cite{a,b}, (\\citep[see][p.~3]{c}) and Section~\\ref{s}.', 'as in, and Section.'],
    ['of others, \\cite{a}, and ~\\cite{b} too', 'of others, and too'],
    [
      '\\href{https://a.example/x_1}{our page} or \\url{https://a.example/\\~me/x\\_1}',
      'our page or https://a.example/~me/x_1',
    ],
    ['as shown\\footnote{Code: \\url{https://a.example/b}}.', 'as shown (Code: https://a.example/b).'],
    ['\\textcolor{red}{warm} and {\\color{blue} cold}', 'warm and cold'],
    ['\\texorpdfstring{$k$}{k}-cores', 'k-cores'],
    ['a \\begin{itemize} \\item b \\item[(ii)] c \\end{itemize}', 'a b (ii) c'],
    ['\\LaTeX{} \\ldots \\S 3 tokens\\textemdash units', 'LaTeX … §3 tokens—units'],
    ['\\eg, a tree, \\ie~a graph', 'e.g., a tree, i.e. a graph'],
    ['\\ours{} beats \\baseline on \\data{Pets}{Cars}', 'ours beats baseline on Pets Cars'],
    ['\\ce{H2SO4}, \\SI{5}{\\milli\\metre}, \\ion{H}{ii}', 'H₂SO₄, 5 mm, H II'],
    ['\\ce{SO4^2-}, \\ce{Na+} and \\ce{2H2 + O2 -> 2H2O}', 'SO₄²⁻, Na⁺ and 2H₂ + O₂ → 2H₂O'],
    ['\\SI{9.8}{\\meter\\per\\second\\squared}, \\qty{5}{\\percent} of \\SI{3}{m/s}', '9.8 m s⁻², 5% of 3 m/s'],
    ['\\SIrange{1}{5}{\\micro\\metre}, \\num{1.5e-3}, \\ang{45} and 0\\farcs5', '1–5 μm, 1.5×10⁻³, 45° and 0″.5'],
    ['\\textsuperscript{th} and \\textsubscript{2}', 'ᵗʰ and ₂'],
    ['one\\\\two\\\\[2pt]three', 'one two three'],
    ['\\documentclass{minimal} \\usepackage{amsmath} \\begin{document}$$\\alpha$$\\end{document}', 'α'],
    ['\\newcommand{\\foo}{bar} done', 'done'],
    ['$\\\\alpha$ and \\\\textit{twice} at 5\\\\%', 'α and twice at 5%'],
  ]);
});

describe('quotes, dashes and ties', () => {
  reads([
    ["``so'' and `such' and ''thus''", '“so” and ‘such’ and “thus”'],
    ['the ``so" of "such\'\'', 'the "so" of "such"'],
    ["f''(x) and 0.5'' wide", "f''(x) and 0.5″ wide"],
    ['`code_x` and a`b', '`code_x` and a`b'],
    ["``code`` and ``so''", '``code`` and “so”'],
    ['pages 3--5, yes---no, and -- well -- so', 'pages 3–5, yes—no, and – well – so'],
    ['--verbose, a --flag, x-->y, ---- and C-- code', '--verbose, a --flag, x-->y, ---- and C-- code'],
    ['Fig.~3, et~al., 10~km, Track~1 and (i)~so', 'Fig. 3, et al., 10 km, Track 1 and (i) so'],
    ['~10 km, z~2.5, 5~10 nm, 3%~5% and host/~user', '~10 km, z~2.5, 5~10 nm, 3%~5% and host/~user'],
  ]);
});

describe('braces', () => {
  reads([
    ['{DNA} and {P}etri nets of {Bayesian} {t}ype', 'DNA and Petri nets of Bayesian type'],
    ['a {TCP/IP} stack in {.NET} at low {pH}', 'a TCP/IP stack in .NET at low pH'],
    ['\\"Uber {eine lange, ganze Sache} von {0,1}', 'Über eine lange, ganze Sache von {0,1}'],
    ['{A whole title, in braces: as BibTeX has it}', 'A whole title, in braces: as BibTeX has it'],
    ['{0,1}-matrices, {x | x > 0}, f{x} and a {name}', '{0,1}-matrices, {x | x > 0}, f{x} and a {name}'],
    ['$\\{0,1\\}^n$ and $\\{True, False\\}$', '{0,1}ⁿ and {True, False}'],
    ['in $\\{True\\}$', 'in { True }'],
    ['see https://a.example/b{here} and textbf{c}', 'see https://a.example/b{here} and textbf{c}'],
    ['user{–}item and 10{,}000 \\& more', 'user–item and 10,000 & more'],
  ]);
});

describe('what only looks like TeX', () => {
  reads(
    [
      'snake_case, x^2, CO_2, 50% and #1',
      'https://a.example/b_c?d=%20&e=~f--g',
      'C:\\Users\\me_too\\x.txt',
      'a^b_c and file_name_v2.txt',
      'a message {"role": "user", "n": 1} is',
      'group \\1 of a pattern',
      'the pattern ^\\d+$ and (\\w|\\s)+, the code \\x1b[0m',
      "one of `'a'`, `{b: 'c'}` and `f(x, 'd')`",
      '```js f() ``` and f({}, { a: {} })',
      'Use {{name}}, {"a": 1, "b": {"c": 2}}',
      "the '--flag' option",
      'A \\ B, the \\ character and C:\\ drives',
      'split at "\\n\\n" and \\t characters',
      'the \\emph and \\cite macros, an answer in \\boxed{}',
    ].map((text) => [text, text]),
  );
});

describe('what programs escaped', () => {
  reads([
    ['\\"Reading\\" twice', '"Reading" twice'],
    ["the author\\'s and we\\'re", "the author's and we're"],
    ['Poincar\\u00e9 \\ud83d\\ude00', 'Poincaré 😀'],
    ['done.\\n\\nNext', 'done. Next'],
    ['example\\.com', 'example.com'],
    ['https:\\/\\/a.example\\/b', 'https://a.example/b'],
  ]);
});

describe('what does not end or nest as it should', () => {
  reads([
    ['{\\bf open and $x', 'open and x'],
    ['\\frac{a and \\emph{b', 'a and b'],
    ['} closed \\emph{x}}', 'closed x'],
    ['{}', ''],
    ['\\cite{lost', 'lost'],
    ['\\', ''],
  ]);

  it('reads groups 100,000 deep, the deepest without their TeX', () => {
    const deep = 100_000;
    expect(cleanText(`${'{'.repeat(deep)}\\alpha${'}'.repeat(deep)}`)).toBe('');
    expect(cleanText(`${'\\emph{'.repeat(deep)}x${'}'.repeat(deep)}`)).toBe('x');
    expect(cleanText(`${'\\hat'.repeat(deep)} x`)).toMatch(/^x/);
  });
});
