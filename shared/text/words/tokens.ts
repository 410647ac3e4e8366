import { type Compound, compounds } from './compounds.ts';
import { fold } from './fold.ts';
import { joinsAcrossSpace } from './joinable.ts';
import { whenNeeded } from './plain-letters.ts';
import { singular } from './singular.ts';
import { american } from './spelling.ts';

/**
 * One reading of a place in a text as a word. A place has several: the parts of a compound each, and the parts joined; so `multi-modal`
 * holds `multi`, `modal` and `multimodal`.
 */
export interface Token {
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** Positions of the first and the last part that it covers. Neighbours are one apart; between sentences `SENTENCE_GAP` are left out. */
  readonly from: number;
  readonly to: number;
  /** As written, parts joined. */
  readonly written: string;
  /** `written` folded; a lone Greek letter by its name. */
  readonly folded: string;
  /** `folded` in the singular and in American spelling: two tokens with equal terms are one word to a reader. */
  readonly term: string;
}

/** More than any distance that a query can ask for, so that nothing is near or next to a word of another sentence. */
export const SENTENCE_GAP = 64;

/** All readings of a text as words, by position, shorter before longer. @param found the compounds of the text, where they are known */
export function tokenise(text: string, found?: readonly Compound[]): Token[] {
  const word = found ? undefined : plainToken(text);
  if (word) return [word];
  const tokens: Token[] = [];
  let position = 0;
  let before: { compound: Compound; last: Token } | undefined;
  for (const compound of found ?? compounds(text)) {
    if (
      before &&
      endsSentence(text.slice(before.compound.end, compound.start), text.slice(compound.start, compound.start + 2))
    )
      position += SENTENCE_GAP;
    const parts = compound.parts.map((part, index) =>
      token(part.start, part.end, position + index, text.slice(part.start, part.end)),
    );
    const first = parts[0]!;
    if (before && canJoin(text, before.compound, compound, before.last, first))
      tokens.push(joined([before.last, first]));
    tokens.push(...parts);
    if (!compound.unspaced) {
      for (let index = 0; index + 1 < parts.length; index++) tokens.push(joined([parts[index]!, parts[index + 1]!]));
      if (parts.length > 2) tokens.push(joined(parts));
    }
    position += parts.length;
    before = { compound, last: parts.at(-1)! };
  }
  return tokens;
}

/** The reading of several parts as one word, as if nothing stood between them. */
export function joined(parts: readonly Token[]): Token {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const written = parts.map((part) => part.written).join('');
  const folded = parts.map((part) => part.folded).join('');
  return { ...first, end: last.end, to: last.to, written, folded, term: term(folded, written) };
}

function token(start: number, end: number, position: number, written: string): Token {
  const folded = foldWord(written);
  return { start, end, from: position, to: position, written, folded, term: term(folded, written) };
}

/** The token of a text that is one word of plain letters and digits, without looking for compounds; undefined for any other text. */
export function plainToken(text: string): Token | undefined {
  if (!PLAIN.test(text)) return undefined;
  const folded = text.toLowerCase();
  return { start: 0, end: text.length, from: 0, to: 0, written: text, folded, term: term(folded, text) };
}

/** Nothing that parts it: the number of a name would (`Llama3`). */
const PLAIN = /^(?![A-Za-z]{3,}\d)[A-Za-z0-9]+$/;

/** One word folded; a number without its thousands commas, a lone Greek letter as its name (`β-VAE` is `beta-VAE`). */
function foldWord(written: string): string {
  const folded = fold(written);
  return GREEK_NAMES.get(folded) ?? (THOUSANDS.test(folded) ? folded.replaceAll(',', '') : folded);
}

/** Plural off, American spelling. An acronym's plural shows in its capitals (`GPUs`), where the spelling would not tell (`virus`). */
function term(folded: string, written: string): string {
  return written.endsWith('s') && /[A-Z].*[A-Z0-9]s$/.test(written) ? folded.slice(0, -1) : singular(american(folded));
}

function canJoin(text: string, before: Compound, compound: Compound, last: Token, first: Token): boolean {
  if (before.unspaced || compound.unspaced || before.parts.length > 1) return false;
  return joinsAcrossSpace(last.folded, first.folded) && /^\s+$/.test(text.slice(before.end, compound.start));
}

/** Whether a sentence ends in what stands between two compounds. @param next how the second one begins */
export function endsSentence(between: string, next: string): boolean {
  return SENTENCE_END.test(between) && (PLAIN_START.test(next) ? !/^[a-z]/.test(next) : LARGE_START().test(next));
}

const PLAIN_START = /^[\0-\x7f]/;
const LARGE_START = whenNeeded(() => /^[^\p{Ll}]/u);
const SENTENCE_END = /[.!?][)\]"'”’]*\s|[。！？]/;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

const GREEK_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ι: 'iota',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    υ: 'upsilon',
    φ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  }),
);
