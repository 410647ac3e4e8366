/** Superscripts and subscripts, in Unicode where all of their characters exist there. */

const SUPERSCRIPTS = pairs(
  `0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿϕᶲφᵠχᵡ⊤ᵀ`,
);
const SUBSCRIPTS = pairs('0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ');

/** Marks that are raised anyway, or that everybody reads as raised. */
const RAISED = /^(?:[′″‴*†‡§¶]+|[®™©°ªº])$/;
const ALIKE: Readonly<Record<string, string>> = { '∘': '°', '∗': '*', '⋆': '*', '′′': '″', '′′′': '‴' };
/** Sun and earth stand at the foot of a letter without a mark: `M⊙`. */
const LOWERED = /^[⊙☉⊕]$/;

const LONGEST = 8;
/** A longer run of letters is a word, and words are read more easily as `x_train`. */
const WORD = /\p{L}{4}/u;
const SIMPLE = /^(?:[\p{Lu}\p{Ll}\p{Lo}\p{Nd}]+(?:\.\d+)?|[^\p{L}\p{N}])$/u;

/** `text` as a superscript: `²`, `ⁿ⁺¹`, else `^max` or `^(1/2)`; in brackets too where a letter or digit follows (`glued`). */
export function superscript(text: string, glued: boolean): string {
  const mark = ALIKE[text] ?? text;
  return RAISED.test(mark) ? mark : (inUnicode(text, SUPERSCRIPTS) ?? onOneLine('^', text, glued));
}

/** `text` as a subscript: `₂`, `ᵢⱼ`, `₂.₅`, else `_max` or `_(i,j)`. */
export function subscript(text: string, glued: boolean): string {
  if (LOWERED.test(text)) return text;
  const [whole = '', fraction] = /^\d+\.\d+$/.test(text) ? text.split('.') : [text];
  const small = inUnicode(whole, SUBSCRIPTS);
  const decimals = fraction === undefined ? '' : inUnicode(fraction, SUBSCRIPTS);
  if (small === undefined || decimals === undefined) return onOneLine('_', text, glued);
  return decimals === '' ? small : `${small}.${decimals}`;
}

function inUnicode(text: string, characters: ReadonlyMap<string, string>): string | undefined {
  if (text.length > LONGEST || WORD.test(text)) return undefined;
  let small = '';
  for (const character of text) {
    const found = characters.get(character);
    if (found === undefined) return undefined;
    small += found;
  }
  return small;
}

function onOneLine(mark: '^' | '_', text: string, glued: boolean): string {
  const isSign = /^[^\p{L}\p{N}]$/u.test(text);
  return mark + (isSign || /^\([^()]*\)$/.test(text) || (!glued && SIMPLE.test(text)) ? text : `(${text})`);
}

function pairs(list: string): Map<string, string> {
  const characters = [...list];
  return new Map(characters.flatMap((character, at) => (at % 2 === 0 ? [[character, characters[at + 1] ?? '']] : [])));
}
