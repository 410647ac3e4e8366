/** What a command without arguments stands for. */
export interface FormulaSymbol {
  readonly character: string;
  /**
   * How it stands in a formula: `relation` with a space on both sides or on none; `operator` likewise, and none at the start;
   * `opening` and `closing` tight inside; `letter` as written.
   */
  readonly spacing: 'letter' | 'relation' | 'operator' | 'opening' | 'closing';
}

const LETTERS = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ
mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
digamma ϝ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Pi Π Rho Ρ
Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ
varPhi Φ varPsi Ψ varOmega Ω upalpha α upbeta β upgamma γ updelta δ upepsilon ε upvarepsilon ε upeta η uptheta θ upkappa κ uplambda λ upmu μ upnu ν uppi π uprho ρ
upsigma σ uptau τ upphi ϕ upvarphi φ upchi χ uppsi ψ upomega ω eps ε RR ℝ NN ℕ ZZ ℤ QQ ℚ CC ℂ
ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ mho ℧ eth ð Bbbk 𝕜 N ℕ Z ℤ Q ℚ R ℝ C ℂ IR ℝ
partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ intercal ⊺
angle ∠ measuredangle ∡ sphericalangle ∢ prime ′ backprime ‵ backslash ∖ bullet • cdots ⋯ ldots … dots … dotsc … dotsb ⋯
dotsm ⋯ dotsi ⋯ dotso … hdots … vdots ⋮ ddots ⋱ iddots ⋰ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯
bigcup ⋃ bigcap ⋂ bigsqcup ⨆ biguplus ⨄ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigcirc ◯ bigstar ★ lozenge ◊
blacklozenge ⧫ square □ Box □ blacksquare ■ triangle △ blacktriangle ▲ triangledown ▽ diamond ⋄ Diamond ◇ clubsuit ♣
diamondsuit ♢ heartsuit ♡ spadesuit ♠ surd √ flat ♭ sharp ♯ natural ♮ checkmark ✓ maltese ✠ complement ∁ dag † ddag ‡ dagger †
ddagger ‡ S § P ¶ copyright © pounds £ degree ° textdegree ° celsius °C textcelsius °C angstrom Å AA Å aa å ohm Ω micro μ
percent % permil ‰ perthousand ‰ arcsec ″ arcmin ′ farcs ″. farcm ′. fdg °. micron μm sun ⊙ earth ⊕ vert | Vert ‖ lbrack [ rbrack ] And & euro €
`;
const RELATIONS = `
le ≤ leq ≤ leqslant ≤ leqq ≤ ge ≥ geq ≥ geqslant ≥ geqq ≥ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt > ne ≠ neq ≠ equiv ≡ approx ≈ approxeq ≊ sim ∼
simeq ≃ thicksim ∼ thickapprox ≈ nsim ≁ eqsim ≂ cong ≅ ncong ≇ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ lesssim ≲ gtrsim ≳
lsim ≲ gsim ≳ la ≲ ga ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ prec ≺ preceq ⪯ succ ≻ succeq ⪰
preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subseteqq ⊆ subsetneq ⊊ varsubsetneq ⊊ supset ⊃ supseteq ⊇ supseteqq ⊇ supsetneq ⊋ nsupseteq ⊉
nsubseteq ⊈ Subset ⋐ sqsubset ⊏ sqsubseteq ⊑ sqsupseteq ⊒ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭ mid ∣
nmid ∤ parallel ∥ nparallel ∦ perp ⊥ trianglelefteq ⊴ trianglerighteq ⊵ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ bowtie ⋈ smile ⌣ frown ⌢
to → rightarrow → longrightarrow → leftarrow ← gets ← longleftarrow ← leftrightarrow ↔ longleftrightarrow ↔ ra →
Rightarrow ⇒ Longrightarrow ⇒ Leftarrow ⇐ Longleftarrow ⇐ Leftrightarrow ⇔ Longleftrightarrow ⇔ iff ⇔ implies ⇒ impliedby ⇐
mapsto ↦ longmapsto ↦ hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ rightarrowtail ↣ rightharpoonup ⇀ rightharpoondown ⇁
leftharpoonup ↼ rightleftharpoons ⇌ leftrightarrows ⇆ rightleftarrows ⇄ rightrightarrows ⇉ rightsquigarrow ⇝ leadsto ⇝
dashrightarrow ⇢ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
circlearrowright ↻ circlearrowleft ↺ curvearrowright ↷ nrightarrow ↛ nRightarrow ⇏ multimap ⊸ therefore ∴ because ∵
`;
const OPERATORS = `
times × div ÷ pm ± mp ∓ cdot · centerdot · ast ∗ star ⋆ circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ boxplus ⊞ boxtimes ⊠
boxminus ⊟ boxdot ⊡ circledast ⊛ circledcirc ⊚ wedge ∧ land ∧ vee ∨ lor ∨ barwedge ⊼ veebar ⊻ cap ∩ cup ∪ Cap ⋒ Cup ⋓ curlywedge ⋏ curlyvee ⋎ uplus ⊎ sqcup ⊔ sqcap ⊓ setminus ∖
smallsetminus ∖ amalg ⨿ wr ≀ ltimes ⋉ rtimes ⋊ dotplus ∔ divideontimes ⋇ triangleleft ◁ triangleright ▷ texttimes ×
`;
const OPENING = 'langle ⟨ lceil ⌈ lfloor ⌊ lbrace { lvert | lVert ‖ llbracket ⟦ lgroup ( ulcorner ⌜ llcorner ⌞';
const CLOSING = 'rangle ⟩ rceil ⌉ rfloor ⌋ rbrace } rvert | rVert ‖ rrbracket ⟧ rgroup ) colon : urcorner ⌝ lrcorner ⌟';

/** Symbols of formulas by command name. */
export const SYMBOLS: ReadonlyMap<string, FormulaSymbol> = new Map([
  ...symbols(LETTERS, 'letter'),
  ...symbols(RELATIONS, 'relation'),
  ...symbols(OPERATORS, 'operator'),
  ...symbols(OPENING, 'opening'),
  ...symbols(CLOSING, 'closing'),
]);

/** Letters and marks of running text by command name. In text they come before {@link SYMBOLS}, in formulas after. */
export const TEXT_CHARACTERS: ReadonlyMap<string, string> = new Map(
  pairs(`
ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ ij ĳ IJ Ĳ
S § P ¶ dag † ddag ‡ copyright © textcopyright © pounds £ textsterling £ texteuro € EUR € textyen ¥ textcent ¢ textdollar $
textregistered ® texttrademark ™ textdegree ° textcelsius °C textohm Ω textmu μ textmicro μ textperthousand ‰ textasciitilde ~
textasciicircum ^ textbackslash ∖ textendash – textemdash — textellipsis … textquoteleft ‘ textquoteright ’ textquotesingle '
textquotedblleft “ textquotedblright ” textquotedbl " quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright »
guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › flqq « frqq » glqq „ grqq “ lq ‘ rq ’ textless < textgreater >
textbar | textbardbl ‖ textunderscore _ textbraceleft { textbraceright } textbullet • textperiodcentered · textparagraph ¶
textsection § textdagger † textdaggerdbl ‡ textasteriskcentered * textexclamdown ¡ textquestiondown ¿ textordfeminine ª
textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾ textpm ± textdiv ÷ textminus − textsurd √
textnumero № textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓ textvisiblespace ␣ textalpha α textbeta β
textgamma γ textdelta δ checkmark ✓ cmark ✓ xmark ✗ TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX eg e.g. ie i.e. etal et~al. etc etc.
cf cf. vs vs. wrt w.r.t. aka a.k.a. iid i.i.d. viz viz. slash / lbrack [ rbrack ] tilde ~ nobreakdash - per /
`),
);

/** Functions, set in upright letters with a space where words would touch. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan min max sup inf lim limsup liminf argmin argmax
  det dim ker deg gcd lcm hom arg Pr mod poly polylog rank tr Tr sgn sign diag span supp var Var Cov softmax`.split(
    /\s+/,
  ),
);

function* symbols(list: string, spacing: FormulaSymbol['spacing']): Generator<[string, FormulaSymbol]> {
  for (const [name, character] of pairs(list)) yield [name, { character, spacing }];
}

function* pairs(list: string): Generator<[string, string]> {
  const words = list.trim().split(/\s+/);
  for (let at = 0; at + 1 < words.length; at += 2) yield [words[at] ?? '', (words[at + 1] ?? '').replace('et~', 'et ')];
}
