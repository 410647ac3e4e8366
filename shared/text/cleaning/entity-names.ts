/**
 * Each visible character of the named references of the HTML standard (https://html.spec.whatwg.org/entities.json), followed by
 * its names; the Greek letters also by those of ISO 8879, which older journal archives write (`&agr;`), and the
 * signs of astronomers for parts of a degree before a decimal point (`16&fdg;5`), which their journals do.
 */
const VISIBLE = `
! excl " QUOT quot # num % percnt & AMP amp ' apos ( lpar ) rpar * ast midast + plus , comma . period / sol : colon
; semi < LT lt <⃒ nvlt = equals =⃥ bne > GT gt >⃒ nvgt ? quest @ commat [ lbrack lsqb ] rbrack rsqb ^ Hat
_ lowbar UnderBar { lbrace lcub | verbar vert VerticalLine } rbrace rcub ¡ iexcl ¢ cent £ pound ¤ curren ¥ yen
¦ brvbar § sect ¨ die Dot DoubleDot uml © COPY copy ª ordf « laquo ¬ not ® circledR REG reg ¯ macr strns ° deg
°. fdg ′. farcm ″. farcs
± PlusMinus plusmn pm ² sup2 ³ sup3 ´ acute DiacriticalAcute µ micro ¶ para · CenterDot centerdot middot
¸ cedil Cedilla ¹ sup1 º ordm » raquo ¼ frac14 ½ frac12 half ¾ frac34 ¿ iquest À Agrave Á Aacute Â Acirc Ã Atilde
Ä Auml Å angst Aring Æ AElig Ç Ccedil È Egrave É Eacute Ê Ecirc Ë Euml Ì Igrave Í Iacute Î Icirc Ï Iuml Ð ETH
Ñ Ntilde Ò Ograve Ó Oacute Ô Ocirc Õ Otilde Ö Ouml × times Ø Oslash Ù Ugrave Ú Uacute Û Ucirc Ü Uuml Ý Yacute
Þ THORN ß szlig à agrave á aacute â acirc ã atilde ä auml å aring æ aelig ç ccedil è egrave é eacute ê ecirc ë euml
ì igrave í iacute î icirc ï iuml ð eth ñ ntilde ò ograve ó oacute ô ocirc õ otilde ö ouml ÷ div divide ø oslash
ù ugrave ú uacute û ucirc ü uuml ý yacute þ thorn ÿ yuml Ā Amacr ā amacr Ă Abreve ă abreve Ą Aogon ą aogon Ć Cacute
ć cacute Ĉ Ccirc ĉ ccirc Ċ Cdot ċ cdot Č Ccaron č ccaron Ď Dcaron ď dcaron Đ Dstrok đ dstrok Ē Emacr ē emacr Ė Edot
ė edot Ę Eogon ę eogon Ě Ecaron ě ecaron Ĝ Gcirc ĝ gcirc Ğ Gbreve ğ gbreve Ġ Gdot ġ gdot Ģ Gcedil Ĥ Hcirc ĥ hcirc
Ħ Hstrok ħ hstrok Ĩ Itilde ĩ itilde Ī Imacr ī imacr Į Iogon į iogon İ Idot ı imath inodot Ĳ IJlig ĳ ijlig Ĵ Jcirc
ĵ jcirc Ķ Kcedil ķ kcedil ĸ kgreen Ĺ Lacute ĺ lacute Ļ Lcedil ļ lcedil Ľ Lcaron ľ lcaron Ŀ Lmidot ŀ lmidot Ł Lstrok
ł lstrok Ń Nacute ń nacute Ņ Ncedil ņ ncedil Ň Ncaron ň ncaron ŉ napos Ŋ ENG ŋ eng Ō Omacr ō omacr Ő Odblac ő odblac
Œ OElig œ oelig Ŕ Racute ŕ racute Ŗ Rcedil ŗ rcedil Ř Rcaron ř rcaron Ś Sacute ś sacute Ŝ Scirc ŝ scirc Ş Scedil
ş scedil Š Scaron š scaron Ţ Tcedil ţ tcedil Ť Tcaron ť tcaron Ŧ Tstrok ŧ tstrok Ũ Utilde ũ utilde Ū Umacr ū umacr
Ŭ Ubreve ŭ ubreve Ů Uring ů uring Ű Udblac ű udblac Ų Uogon ų uogon Ŵ Wcirc ŵ wcirc Ŷ Ycirc ŷ ycirc Ÿ Yuml Ź Zacute
ź zacute Ż Zdot ż zdot Ž Zcaron ž zcaron ƒ fnof Ƶ imped ǵ gacute ȷ jmath ˆ circ ˇ caron Hacek ˘ Breve breve
˙ DiacriticalDot dot ˚ ring ˛ ogon ˜ DiacriticalTilde tilde ˝ dblac DiacriticalDoubleAcute Α Alpha Agr Β Beta Bgr
Γ Gamma Ggr Δ Delta Dgr Ε Epsilon Egr Ζ Zeta Zgr Η Eta EEgr Θ Theta THgr Ι Iota Igr Κ Kappa Kgr Λ Lambda Lgr
Μ Mu Mgr Ν Nu Ngr Ξ Xi Xgr Ο Omicron Ogr Π Pi Pgr Ρ Rho Rgr Σ Sigma Sgr Τ Tau Tgr Υ Upsilon Ugr Φ Phi PHgr
Χ Chi KHgr Ψ Psi PSgr Ω ohm Omega OHgr α alpha agr β beta bgr γ gamma ggr δ delta dgr ε epsi epsilon egr ζ zeta zgr
η eta eegr θ theta thgr ι iota igr κ kappa kgr λ lambda lgr μ mu mgr ν nu ngr ξ xi xgr ο omicron ogr π pi pgr
ρ rho rgr ς sigmaf sigmav varsigma sfgr σ sigma sgr τ tau tgr υ upsi upsilon ugr φ phi phgr χ chi khgr ψ psi psgr
ω omega ohgr ϑ thetasym thetav vartheta ϒ Upsi upsih ϕ phiv straightphi varphi ϖ piv varpi Ϝ Gammad ϝ digamma gammad
ϰ kappav varkappa ϱ rhov varrho ϵ epsiv straightepsilon varepsilon ϶ backepsilon bepsi Ё IOcy Ђ DJcy Ѓ GJcy Є Jukcy
Ѕ DScy І Iukcy Ї YIcy Ј Jsercy Љ LJcy Њ NJcy Ћ TSHcy Ќ KJcy Ў Ubrcy Џ DZcy А Acy Б Bcy В Vcy Г Gcy Д Dcy Е IEcy
Ж ZHcy З Zcy И Icy Й Jcy К Kcy Л Lcy М Mcy Н Ncy О Ocy П Pcy Р Rcy С Scy Т Tcy У Ucy Ф Fcy Х KHcy Ц TScy Ч CHcy
Ш SHcy Щ SHCHcy Ъ HARDcy Ы Ycy Ь SOFTcy Э Ecy Ю YUcy Я YAcy а acy б bcy в vcy г gcy д dcy е iecy ж zhcy з zcy и icy
й jcy к kcy л lcy м mcy н ncy о ocy п pcy р rcy с scy т tcy у ucy ф fcy х khcy ц tscy ч chcy ш shcy щ shchcy
ъ hardcy ы ycy ь softcy э ecy ю yucy я yacy ё iocy ђ djcy ѓ gjcy є jukcy ѕ dscy і iukcy ї yicy ј jsercy љ ljcy
њ njcy ћ tshcy ќ kjcy ў ubrcy џ dzcy ‐ dash hyphen – ndash — mdash ― horbar ‖ Verbar Vert ‘ lsquo OpenCurlyQuote
’ CloseCurlyQuote rsquo rsquor ‚ lsquor sbquo “ ldquo OpenCurlyDoubleQuote ” CloseCurlyDoubleQuote rdquo rdquor
„ bdquo ldquor † dagger ‡ Dagger ddagger • bull bullet ‥ nldr … hellip mldr ‰ permil ‱ pertenk ′ prime ″ Prime
‴ tprime ‵ backprime bprime ‹ lsaquo › rsaquo ‾ oline OverBar ⁁ caret ⁃ hybull ⁄ frasl ⁏ bsemi ⁗ qprime € euro
ℂ complexes Copf ℅ incare ℊ gscr ℋ hamilt HilbertSpace Hscr ℌ Hfr Poincareplane ℍ Hopf quaternions ℎ planckh
ℏ hbar hslash planck plankv ℐ imagline Iscr ℑ Ifr Im image imagpart ℒ lagran Laplacetrf Lscr ℓ ell ℕ naturals Nopf
№ numero ℗ copysr ℘ weierp wp ℙ Popf primes ℚ Qopf rationals ℛ realine Rscr ℜ Re real realpart Rfr ℝ reals Ropf ℞ rx
™ TRADE trade ℤ integers Zopf ℧ mho ℨ zeetrf Zfr ℩ iiota ℬ bernou Bernoullis Bscr ℭ Cayleys Cfr ℯ escr
ℰ Escr expectation ℱ Fouriertrf Fscr ℳ Mellintrf Mscr phmmat ℴ order orderof oscr ℵ alefsym aleph ℶ beth ℷ gimel
ℸ daleth ⅅ CapitalDifferentialD DD ⅆ dd DifferentialD ⅇ ee ExponentialE exponentiale ⅈ ii ImaginaryI ⅓ frac13
⅔ frac23 ⅕ frac15 ⅖ frac25 ⅗ frac35 ⅘ frac45 ⅙ frac16 ⅚ frac56 ⅛ frac18 ⅜ frac38 ⅝ frac58 ⅞ frac78
← larr LeftArrow leftarrow ShortLeftArrow slarr ↑ ShortUpArrow uarr UpArrow uparrow
→ rarr RightArrow rightarrow ShortRightArrow srarr ↓ darr DownArrow downarrow ShortDownArrow
↔ harr LeftRightArrow leftrightarrow ↕ UpDownArrow updownarrow varr ↖ nwarr nwarrow UpperLeftArrow
↗ nearr nearrow UpperRightArrow ↘ LowerRightArrow searr searrow ↙ LowerLeftArrow swarr swarrow ↚ nlarr nleftarrow
↛ nrarr nrightarrow ↝ rarrw rightsquigarrow ↝̸ nrarrw ↞ Larr twoheadleftarrow ↟ Uarr ↠ Rarr twoheadrightarrow ↡ Darr
↢ larrtl leftarrowtail ↣ rarrtl rightarrowtail ↤ LeftTeeArrow mapstoleft ↥ mapstoup UpTeeArrow
↦ map mapsto RightTeeArrow ↧ DownTeeArrow mapstodown ↩ hookleftarrow larrhk ↪ hookrightarrow rarrhk
↫ larrlp looparrowleft ↬ looparrowright rarrlp ↭ harrw leftrightsquigarrow ↮ nharr nleftrightarrow ↰ Lsh lsh
↱ Rsh rsh ↲ ldsh ↳ rdsh ↵ crarr ↶ cularr curvearrowleft ↷ curarr curvearrowright ↺ circlearrowleft olarr
↻ circlearrowright orarr ↼ leftharpoonup LeftVector lharu ↽ DownLeftVector leftharpoondown lhard
↾ RightUpVector uharr upharpoonright ↿ LeftUpVector uharl upharpoonleft ⇀ rharu rightharpoonup RightVector
⇁ DownRightVector rhard rightharpoondown ⇂ dharr downharpoonright RightDownVector
⇃ dharl downharpoonleft LeftDownVector ⇄ RightArrowLeftArrow rightleftarrows rlarr ⇅ udarr UpArrowDownArrow
⇆ LeftArrowRightArrow leftrightarrows lrarr ⇇ leftleftarrows llarr ⇈ upuparrows uuarr ⇉ rightrightarrows rrarr
⇊ ddarr downdownarrows ⇋ leftrightharpoons lrhar ReverseEquilibrium ⇌ Equilibrium rightleftharpoons rlhar
⇍ nlArr nLeftarrow ⇎ nhArr nLeftrightarrow ⇏ nrArr nRightarrow ⇐ DoubleLeftArrow lArr Leftarrow
⇑ DoubleUpArrow uArr Uparrow ⇒ DoubleRightArrow Implies rArr Rightarrow ⇓ dArr DoubleDownArrow Downarrow
⇔ DoubleLeftRightArrow hArr iff Leftrightarrow ⇕ DoubleUpDownArrow Updownarrow vArr ⇖ nwArr ⇗ neArr ⇘ seArr ⇙ swArr
⇚ lAarr Lleftarrow ⇛ rAarr Rrightarrow ⇝ zigrarr ⇤ larrb LeftArrowBar ⇥ rarrb RightArrowBar ⇵ DownArrowUpArrow duarr
⇽ loarr ⇾ roarr ⇿ hoarr ∀ ForAll forall ∁ comp complement ∂ part PartialD ∂̸ npart ∃ exist Exists
∄ nexist nexists NotExists ∅ empty emptyset emptyv varnothing ∇ Del nabla ∈ Element in isin isinv
∉ NotElement notin notinva ∋ ni niv ReverseElement SuchThat ∌ notni notniva NotReverseElement ∏ prod Product
∐ coprod Coproduct ∑ Sum sum − minus ∓ MinusPlus mnplus mp ∔ dotplus plusdo
∖ Backslash setminus setmn smallsetminus ssetmn ∗ lowast ∘ compfn SmallCircle √ radic Sqrt
∝ prop Proportional propto varpropto vprop ∞ infin ∟ angrt ∠ ang angle ∠⃒ nang ∡ angmsd measuredangle ∢ angsph
∣ mid shortmid smid VerticalBar ∤ nmid NotVerticalBar nshortmid nsmid
∥ DoubleVerticalBar par parallel shortparallel spar ∦ NotDoubleVerticalBar npar nparallel nshortparallel nspar
∧ and wedge ∨ or vee ∩ cap ∩︀ caps ∪ cup ∪︀ cups ∫ int Integral ∬ Int ∭ iiint tint ∮ conint ContourIntegral oint
∯ Conint DoubleContourIntegral ∰ Cconint ∱ cwint ∲ ClockwiseContourIntegral cwconint
∳ awconint CounterClockwiseContourIntegral ∴ there4 Therefore therefore ∵ becaus Because because ∶ ratio
∷ Colon Proportion ∸ dotminus minusd ∺ mDDot ∻ homtht ∼ sim thicksim thksim Tilde ∼⃒ nvsim ∽ backsim bsim ∽̱ race
∾ ac mstpos ∾̳ acE ∿ acd ≀ VerticalTilde wr wreath ≁ NotTilde nsim ≂ eqsim EqualTilde esim ≂̸ nesim NotEqualTilde
≃ sime simeq TildeEqual ≄ NotTildeEqual nsime nsimeq ≅ cong TildeFullEqual ≆ simne ≇ ncong NotTildeFullEqual
≈ ap approx asymp thickapprox thkap TildeTilde ≉ nap napprox NotTildeTilde ≊ ape approxeq ≋ apid ≋̸ napid
≌ backcong bcong ≍ asympeq CupCap ≍⃒ nvap ≎ bump Bumpeq HumpDownHump ≎̸ nbump NotHumpDownHump
≏ bumpe bumpeq HumpEqual ≏̸ nbumpe NotHumpEqual ≐ doteq DotEqual esdot ≐̸ nedot ≑ doteqdot eDot
≒ efDot fallingdotseq ≓ erDot risingdotseq ≔ Assign colone coloneq ≕ ecolon eqcolon ≖ ecir eqcirc ≗ circeq cire
≙ wedgeq ≚ veeeq ≜ triangleq trie ≟ equest questeq ≠ ne NotEqual ≡ Congruent equiv ≡⃥ bnequiv ≢ nequiv NotCongruent
≤ le leq ≤⃒ nvle ≥ ge geq GreaterEqual ≥⃒ nvge ≦ lE leqq LessFullEqual ≦̸ nlE nleqq ≧ gE geqq GreaterFullEqual
≧̸ ngE ngeqq NotGreaterFullEqual ≨ lnE lneqq ≨︀ lvertneqq lvnE ≩ gnE gneqq ≩︀ gvertneqq gvnE ≪ ll Lt NestedLessLess
≪̸ nLtv NotLessLess ≪⃒ nLt ≫ gg Gt NestedGreaterGreater ≫̸ nGtv NotGreaterGreater ≫⃒ nGt ≬ between twixt ≭ NotCupCap
≮ nless nlt NotLess ≯ ngt ngtr NotGreater ≰ nle nleq NotLessEqual ≱ nge ngeq NotGreaterEqual
≲ lesssim LessTilde lsim ≳ GreaterTilde gsim gtrsim ≴ nlsim NotLessTilde ≵ ngsim NotGreaterTilde
≶ LessGreater lessgtr lg ≷ gl GreaterLess gtrless ≸ NotLessGreater ntlg ≹ NotGreaterLess ntgl ≺ pr prec Precedes
≻ sc succ Succeeds ≼ prcue preccurlyeq PrecedesSlantEqual ≽ sccue succcurlyeq SucceedsSlantEqual
≾ PrecedesTilde precsim prsim ≿ scsim SucceedsTilde succsim ≿̸ NotSucceedsTilde ⊀ NotPrecedes npr nprec
⊁ NotSucceeds nsc nsucc ⊂ sub subset ⊂⃒ NotSubset nsubset vnsub ⊃ sup Superset supset ⊃⃒ NotSuperset nsupset vnsup
⊄ nsub ⊅ nsup ⊆ sube subseteq SubsetEqual ⊇ supe SupersetEqual supseteq ⊈ NotSubsetEqual nsube nsubseteq
⊉ NotSupersetEqual nsupe nsupseteq ⊊ subne subsetneq ⊊︀ varsubsetneq vsubne ⊋ supne supsetneq ⊋︀ varsupsetneq vsupne
⊍ cupdot ⊎ UnionPlus uplus ⊏ sqsub sqsubset SquareSubset ⊏̸ NotSquareSubset ⊐ sqsup sqsupset SquareSuperset
⊐̸ NotSquareSuperset ⊑ sqsube sqsubseteq SquareSubsetEqual ⊒ sqsupe sqsupseteq SquareSupersetEqual
⊓ sqcap SquareIntersection ⊓︀ sqcaps ⊔ sqcup SquareUnion ⊔︀ sqcups ⊕ CirclePlus oplus ⊖ CircleMinus ominus
⊗ CircleTimes otimes ⊘ osol ⊙ CircleDot odot ⊚ circledcirc ocir ⊛ circledast oast ⊝ circleddash odash
⊞ boxplus plusb ⊟ boxminus minusb ⊠ boxtimes timesb ⊡ dotsquare sdotb ⊢ RightTee vdash ⊣ dashv LeftTee ⊤ DownTee top
⊥ bot bottom perp UpTee ⊧ models ⊨ DoubleRightTee vDash ⊩ Vdash ⊪ Vvdash ⊫ VDash ⊬ nvdash ⊭ nvDash ⊮ nVdash ⊯ nVDash
⊰ prurel ⊲ LeftTriangle vartriangleleft vltri ⊳ RightTriangle vartriangleright vrtri
⊴ LeftTriangleEqual ltrie trianglelefteq ⊴⃒ nvltrie ⊵ RightTriangleEqual rtrie trianglerighteq ⊵⃒ nvrtrie ⊶ origof
⊷ imof ⊸ multimap mumap ⊹ hercon ⊺ intcal intercal ⊻ veebar ⊽ barvee ⊾ angrtvb ⊿ lrtri ⋀ bigwedge Wedge xwedge
⋁ bigvee Vee xvee ⋂ bigcap Intersection xcap ⋃ bigcup Union xcup ⋄ diam Diamond diamond ⋅ sdot ⋆ sstarf Star
⋇ divideontimes divonx ⋈ bowtie ⋉ ltimes ⋊ rtimes ⋋ leftthreetimes lthree ⋌ rightthreetimes rthree ⋍ backsimeq bsime
⋎ curlyvee cuvee ⋏ curlywedge cuwed ⋐ Sub Subset ⋑ Sup Supset ⋒ Cap ⋓ Cup ⋔ fork pitchfork ⋕ epar ⋖ lessdot ltdot
⋗ gtdot gtrdot ⋘ Ll ⋘̸ nLl ⋙ Gg ggg ⋙̸ nGg ⋚ leg lesseqgtr LessEqualGreater ⋚︀ lesg ⋛ gel GreaterEqualLess gtreqless
⋛︀ gesl ⋞ cuepr curlyeqprec ⋟ cuesc curlyeqsucc ⋠ NotPrecedesSlantEqual nprcue ⋡ NotSucceedsSlantEqual nsccue
⋢ NotSquareSubsetEqual nsqsube ⋣ NotSquareSupersetEqual nsqsupe ⋦ lnsim ⋧ gnsim ⋨ precnsim prnsim ⋩ scnsim succnsim
⋪ nltri NotLeftTriangle ntriangleleft ⋫ NotRightTriangle nrtri ntriangleright
⋬ nltrie NotLeftTriangleEqual ntrianglelefteq ⋭ NotRightTriangleEqual nrtrie ntrianglerighteq ⋮ vellip ⋯ ctdot
⋰ utdot ⋱ dtdot ⋲ disin ⋳ isinsv ⋴ isins ⋵ isindot ⋵̸ notindot ⋶ notinvc ⋷ notinvb ⋹ isinE ⋹̸ notinE ⋺ nisd ⋻ xnis
⋼ nis ⋽ notnivc ⋾ notnivb ⌅ barwed barwedge ⌆ Barwed doublebarwedge ⌈ lceil LeftCeiling ⌉ rceil RightCeiling
⌊ LeftFloor lfloor ⌋ rfloor RightFloor ⌌ drcrop ⌍ dlcrop ⌎ urcrop ⌏ ulcrop ⌐ bnot ⌒ profline ⌓ profsurf ⌕ telrec
⌖ target ⌜ ulcorn ulcorner ⌝ urcorn urcorner ⌞ dlcorn llcorner ⌟ drcorn lrcorner ⌢ frown sfrown ⌣ smile ssmile
⌭ cylcty ⌮ profalar ⌶ topbot ⌽ ovbar ⌿ solbar ⍼ angzarr ⎰ lmoust lmoustache ⎱ rmoust rmoustache ⎴ OverBracket tbrk
⎵ bbrk UnderBracket ⎶ bbrktbrk ⏜ OverParenthesis ⏝ UnderParenthesis ⏞ OverBrace ⏟ UnderBrace ⏢ trpezium ⏧ elinters
␣ blank Ⓢ circledS oS ─ boxh HorizontalLine │ boxv ┌ boxdr ┐ boxdl └ boxur ┘ boxul ├ boxvr ┤ boxvl ┬ boxhd ┴ boxhu
┼ boxvh ═ boxH ║ boxV ╒ boxdR ╓ boxDr ╔ boxDR ╕ boxdL ╖ boxDl ╗ boxDL ╘ boxuR ╙ boxUr ╚ boxUR ╛ boxuL ╜ boxUl
╝ boxUL ╞ boxvR ╟ boxVr ╠ boxVR ╡ boxvL ╢ boxVl ╣ boxVL ╤ boxHd ╥ boxhD ╦ boxHD ╧ boxHu ╨ boxhU ╩ boxHU ╪ boxvH
╫ boxVh ╬ boxVH ▀ uhblk ▄ lhblk █ block ░ blk14 ▒ blk12 ▓ blk34 □ squ Square square
▪ blacksquare FilledVerySmallSquare squarf squf ▫ EmptyVerySmallSquare ▭ rect ▮ marker ▱ fltns △ bigtriangleup xutri
▴ blacktriangle utrif ▵ triangle utri ▸ blacktriangleright rtrif ▹ rtri triangleright ▽ bigtriangledown xdtri
▾ blacktriangledown dtrif ▿ dtri triangledown ◂ blacktriangleleft ltrif ◃ ltri triangleleft ◊ loz lozenge ○ cir
◬ tridot ◯ bigcirc xcirc ◸ ultri ◹ urtri ◺ lltri ◻ EmptySmallSquare ◼ FilledSmallSquare ★ bigstar starf ☆ star
☎ phone ♀ female ♂ male ♠ spades spadesuit ♣ clubs clubsuit ♥ hearts heartsuit ♦ diamondsuit diams ♪ sung ♭ flat
♮ natur natural ♯ sharp ✓ check checkmark ✗ cross ✠ malt maltese ✶ sext ❘ VerticalSeparator ❲ lbbrk ❳ rbbrk
⟈ bsolhsub ⟉ suphsol ⟦ LeftDoubleBracket lobrk ⟧ RightDoubleBracket robrk ⟨ lang langle LeftAngleBracket
⟩ rang rangle RightAngleBracket ⟪ Lang ⟫ Rang ⟬ loang ⟭ roang ⟵ LongLeftArrow longleftarrow xlarr
⟶ LongRightArrow longrightarrow xrarr ⟷ LongLeftRightArrow longleftrightarrow xharr
⟸ DoubleLongLeftArrow Longleftarrow xlArr ⟹ DoubleLongRightArrow Longrightarrow xrArr
⟺ DoubleLongLeftRightArrow Longleftrightarrow xhArr ⟼ longmapsto xmap ⟿ dzigrarr ⤂ nvlArr ⤃ nvrArr ⤄ nvHarr ⤅ Map
⤌ lbarr ⤍ bkarow rbarr ⤎ lBarr ⤏ dbkarow rBarr ⤐ drbkarow RBarr ⤑ DDotrahd ⤒ UpArrowBar ⤓ DownArrowBar ⤖ Rarrtl
⤙ latail ⤚ ratail ⤛ lAtail ⤜ rAtail ⤝ larrfs ⤞ rarrfs ⤟ larrbfs ⤠ rarrbfs ⤣ nwarhk ⤤ nearhk ⤥ hksearow searhk
⤦ hkswarow swarhk ⤧ nwnear ⤨ nesear toea ⤩ seswar tosa ⤪ swnwar ⤳ rarrc ⤳̸ nrarrc ⤵ cudarrr ⤶ ldca ⤷ rdca ⤸ cudarrl
⤹ larrpl ⤼ curarrm ⤽ cularrp ⥅ rarrpl ⥈ harrcir ⥉ Uarrocir ⥊ lurdshar ⥋ ldrushar ⥎ LeftRightVector
⥏ RightUpDownVector ⥐ DownLeftRightVector ⥑ LeftUpDownVector ⥒ LeftVectorBar ⥓ RightVectorBar ⥔ RightUpVectorBar
⥕ RightDownVectorBar ⥖ DownLeftVectorBar ⥗ DownRightVectorBar ⥘ LeftUpVectorBar ⥙ LeftDownVectorBar ⥚ LeftTeeVector
⥛ RightTeeVector ⥜ RightUpTeeVector ⥝ RightDownTeeVector ⥞ DownLeftTeeVector ⥟ DownRightTeeVector ⥠ LeftUpTeeVector
⥡ LeftDownTeeVector ⥢ lHar ⥣ uHar ⥤ rHar ⥥ dHar ⥦ luruhar ⥧ ldrdhar ⥨ ruluhar ⥩ rdldhar ⥪ lharul ⥫ llhard ⥬ rharul
⥭ lrhard ⥮ udhar UpEquilibrium ⥯ duhar ReverseUpEquilibrium ⥰ RoundImplies ⥱ erarr ⥲ simrarr ⥳ larrsim ⥴ rarrsim
⥵ rarrap ⥶ ltlarr ⥸ gtrarr ⥹ subrarr ⥻ suplarr ⥼ lfisht ⥽ rfisht ⥾ ufisht ⥿ dfisht ⦅ lopar ⦆ ropar ⦋ lbrke ⦌ rbrke
⦍ lbrkslu ⦎ rbrksld ⦏ lbrksld ⦐ rbrkslu ⦑ langd ⦒ rangd ⦓ lparlt ⦔ rpargt ⦕ gtlPar ⦖ ltrPar ⦚ vzigzag ⦜ vangrt
⦝ angrtvbd ⦤ ange ⦥ range ⦦ dwangle ⦧ uwangle ⦨ angmsdaa ⦩ angmsdab ⦪ angmsdac ⦫ angmsdad ⦬ angmsdae ⦭ angmsdaf
⦮ angmsdag ⦯ angmsdah ⦰ bemptyv ⦱ demptyv ⦲ cemptyv ⦳ raemptyv ⦴ laemptyv ⦵ ohbar ⦶ omid ⦷ opar ⦹ operp ⦻ olcross
⦼ odsold ⦾ olcir ⦿ ofcir ⧀ olt ⧁ ogt ⧂ cirscir ⧃ cirE ⧄ solb ⧅ bsolb ⧉ boxbox ⧍ trisb ⧎ rtriltri ⧏ LeftTriangleBar
⧏̸ NotLeftTriangleBar ⧐ RightTriangleBar ⧐̸ NotRightTriangleBar ⧜ iinfin ⧝ infintie ⧞ nvinfin ⧣ eparsl ⧤ smeparsl
⧥ eqvparsl ⧫ blacklozenge lozf ⧴ RuleDelayed ⧶ dsol ⨀ bigodot xodot ⨁ bigoplus xoplus ⨂ bigotimes xotime
⨄ biguplus xuplus ⨆ bigsqcup xsqcup ⨌ iiiint qint ⨍ fpartint ⨐ cirfnint ⨑ awint ⨒ rppolint ⨓ scpolint ⨔ npolint
⨕ pointint ⨖ quatint ⨗ intlarhk ⨢ pluscir ⨣ plusacir ⨤ simplus ⨥ plusdu ⨦ plussim ⨧ plustwo ⨩ mcomma ⨪ minusdu
⨭ loplus ⨮ roplus ⨯ Cross ⨰ timesd ⨱ timesbar ⨳ smashp ⨴ lotimes ⨵ rotimes ⨶ otimesas ⨷ Otimes ⨸ odiv ⨹ triplus
⨺ triminus ⨻ tritime ⨼ intprod iprod ⨿ amalg ⩀ capdot ⩂ ncup ⩃ ncap ⩄ capand ⩅ cupor ⩆ cupcap ⩇ capcup ⩈ cupbrcap
⩉ capbrcup ⩊ cupcup ⩋ capcap ⩌ ccups ⩍ ccaps ⩐ ccupssm ⩓ And ⩔ Or ⩕ andand ⩖ oror ⩗ orslope ⩘ andslope ⩚ andv ⩛ orv
⩜ andd ⩝ ord ⩟ wedbar ⩦ sdote ⩪ simdot ⩭ congdot ⩭̸ ncongdot ⩮ easter ⩯ apacir ⩰ apE ⩰̸ napE ⩱ eplus ⩲ pluse ⩳ Esim
⩴ Colone ⩵ Equal ⩷ ddotseq eDDot ⩸ equivDD ⩹ ltcir ⩺ gtcir ⩻ ltquest ⩼ gtquest ⩽ leqslant les LessSlantEqual
⩽̸ nleqslant nles NotLessSlantEqual ⩾ geqslant ges GreaterSlantEqual ⩾̸ ngeqslant nges NotGreaterSlantEqual ⩿ lesdot
⪀ gesdot ⪁ lesdoto ⪂ gesdoto ⪃ lesdotor ⪄ gesdotol ⪅ lap lessapprox ⪆ gap gtrapprox ⪇ lne lneq ⪈ gne gneq
⪉ lnap lnapprox ⪊ gnap gnapprox ⪋ lEg lesseqqgtr ⪌ gEl gtreqqless ⪍ lsime ⪎ gsime ⪏ lsimg ⪐ gsiml ⪑ lgE ⪒ glE
⪓ lesges ⪔ gesles ⪕ els eqslantless ⪖ egs eqslantgtr ⪗ elsdot ⪘ egsdot ⪙ el ⪚ eg ⪝ siml ⪞ simg ⪟ simlE ⪠ simgE
⪡ LessLess ⪡̸ NotNestedLessLess ⪢ GreaterGreater ⪢̸ NotNestedGreaterGreater ⪤ glj ⪥ gla ⪦ ltcc ⪧ gtcc ⪨ lescc
⪩ gescc ⪪ smt ⪫ lat ⪬ smte ⪬︀ smtes ⪭ late ⪭︀ lates ⪮ bumpE ⪯ pre PrecedesEqual preceq
⪯̸ NotPrecedesEqual npre npreceq ⪰ sce SucceedsEqual succeq ⪰̸ NotSucceedsEqual nsce nsucceq ⪳ prE ⪴ scE
⪵ precneqq prnE ⪶ scnE succneqq ⪷ prap precapprox ⪸ scap succapprox ⪹ precnapprox prnap ⪺ scnap succnapprox ⪻ Pr
⪼ Sc ⪽ subdot ⪾ supdot ⪿ subplus ⫀ supplus ⫁ submult ⫂ supmult ⫃ subedot ⫄ supedot ⫅ subE subseteqq
⫅̸ nsubE nsubseteqq ⫆ supE supseteqq ⫆̸ nsupE nsupseteqq ⫇ subsim ⫈ supsim ⫋ subnE subsetneqq
⫋︀ varsubsetneqq vsubnE ⫌ supnE supsetneqq ⫌︀ varsupsetneqq vsupnE ⫏ csub ⫐ csup ⫑ csube ⫒ csupe ⫓ subsup ⫔ supsub
⫕ subsub ⫖ supsup ⫗ suphsub ⫘ supdsub ⫙ forkv ⫚ topfork ⫛ mlcp ⫤ Dashv DoubleLeftTee ⫦ Vdashl ⫧ Barv ⫨ vBar ⫩ vBarv
⫫ Vbar ⫬ Not ⫭ bNot ⫮ rnmid ⫯ cirmid ⫰ midcir ⫱ topcir ⫲ nhpar ⫳ parsim ⫽ parsl ⫽⃥ nparsl ﬀ fflig ﬁ filig ﬂ fllig
ﬃ ffilig ﬄ ffllig 𝒜 Ascr 𝒞 Cscr 𝒟 Dscr 𝒢 Gscr 𝒥 Jscr 𝒦 Kscr 𝒩 Nscr 𝒪 Oscr 𝒫 Pscr 𝒬 Qscr 𝒮 Sscr 𝒯 Tscr 𝒰 Uscr 𝒱 Vscr
𝒲 Wscr 𝒳 Xscr 𝒴 Yscr 𝒵 Zscr 𝒶 ascr 𝒷 bscr 𝒸 cscr 𝒹 dscr 𝒻 fscr 𝒽 hscr 𝒾 iscr 𝒿 jscr 𝓀 kscr 𝓁 lscr 𝓂 mscr 𝓃 nscr
𝓅 pscr 𝓆 qscr 𝓇 rscr 𝓈 sscr 𝓉 tscr 𝓊 uscr 𝓋 vscr 𝓌 wscr 𝓍 xscr 𝓎 yscr 𝓏 zscr 𝔄 Afr 𝔅 Bfr 𝔇 Dfr 𝔈 Efr 𝔉 Ffr 𝔊 Gfr
𝔍 Jfr 𝔎 Kfr 𝔏 Lfr 𝔐 Mfr 𝔑 Nfr 𝔒 Ofr 𝔓 Pfr 𝔔 Qfr 𝔖 Sfr 𝔗 Tfr 𝔘 Ufr 𝔙 Vfr 𝔚 Wfr 𝔛 Xfr 𝔜 Yfr 𝔞 afr 𝔟 bfr 𝔠 cfr 𝔡 dfr
𝔢 efr 𝔣 ffr 𝔤 gfr 𝔥 hfr 𝔦 ifr 𝔧 jfr 𝔨 kfr 𝔩 lfr 𝔪 mfr 𝔫 nfr 𝔬 ofr 𝔭 pfr 𝔮 qfr 𝔯 rfr 𝔰 sfr 𝔱 tfr 𝔲 ufr 𝔳 vfr 𝔴 wfr
𝔵 xfr 𝔶 yfr 𝔷 zfr 𝔸 Aopf 𝔹 Bopf 𝔻 Dopf 𝔼 Eopf 𝔽 Fopf 𝔾 Gopf 𝕀 Iopf 𝕁 Jopf 𝕂 Kopf 𝕃 Lopf 𝕄 Mopf 𝕆 Oopf 𝕊 Sopf 𝕋 Topf
𝕌 Uopf 𝕍 Vopf 𝕎 Wopf 𝕏 Xopf 𝕐 Yopf 𝕒 aopf 𝕓 bopf 𝕔 copf 𝕕 dopf 𝕖 eopf 𝕗 fopf 𝕘 gopf 𝕙 hopf 𝕚 iopf 𝕛 jopf 𝕜 kopf
𝕝 lopf 𝕞 mopf 𝕟 nopf 𝕠 oopf 𝕡 popf 𝕢 qopf 𝕣 ropf 𝕤 sopf 𝕥 topf 𝕦 uopf 𝕧 vopf 𝕨 wopf 𝕩 xopf 𝕪 yopf 𝕫 zopf
`;

/** The same for what cannot be seen, or cannot stand in the list above. */
const INVISIBLE: readonly (readonly [character: string, names: string])[] = [
  ['\u2061', 'af ApplyFunction'],
  ['\\', 'bsol'],
  ['`', 'DiacriticalGrave grave'],
  ['$', 'dollar'],
  ['\u20dc', 'DotDot'],
  ['\u0311', 'DownBreve'],
  ['\u2003', 'emsp'],
  ['\u2004', 'emsp13'],
  ['\u2005', 'emsp14'],
  ['\u2002', 'ensp'],
  ['fj', 'fjlig'],
  ['\u200a', 'hairsp VeryThinSpace'],
  ['\u2063', 'ic InvisibleComma'],
  ['\u2062', 'InvisibleTimes it'],
  ['\u200e', 'lrm'],
  ['\u205f', 'MediumSpace'],
  ['\u00a0', 'nbsp NonBreakingSpace'],
  ['\u200b', 'NegativeMediumSpace NegativeThickSpace NegativeThinSpace NegativeVeryThinSpace ZeroWidthSpace'],
  ['\u000a', 'NewLine'],
  ['\u2060', 'NoBreak'],
  ['\u2007', 'numsp'],
  ['\u2008', 'puncsp'],
  ['\u200f', 'rlm'],
  ['\u00ad', 'shy'],
  ['\u0009', 'Tab'],
  ['\u20db', 'tdot TripleDot'],
  ['\u205f\u200a', 'ThickSpace'],
  ['\u2009', 'thinsp ThinSpace'],
  ['\u200d', 'zwj'],
  ['\u200c', 'zwnj'],
];

/** Characters by the name of their reference, without `&` and `;`. */
export function entityNames(): Map<string, string> {
  const characters = new Map<string, string>();
  let character = '';
  for (const token of VISIBLE.trim().split(/\s+/)) {
    if (/^[A-Za-z]/.test(token)) characters.set(token, character);
    else character = token;
  }
  for (const [hidden, names] of INVISIBLE) for (const name of names.split(' ')) characters.set(name, hidden);
  return characters;
}
