import { isPlain } from './plain-letters.ts';

/**
 * A short word whose capitals tell what it is (`RAG`, `GANs`, `DiT`, `U2`; `CO₂` as `CO2`), without a plural s; undefined for any other word.
 * Such a word is meant as written: `RAG` is no rag, `SAM` no Sam. Longer ones (`LLaMA`, `DIFFUSION`) are spelt in many ways and fold.
 */
export function acronymForm(written: string, longest?: number): string | undefined {
  const plain = isPlain(written) ? written : written.normalize('NFKC');
  const bare = PLURAL.test(plain) ? plain.slice(0, -1) : plain;
  if (!ACRONYM.test(bare) || !TWO_CAPITALS.test(bare)) return undefined;
  const letters = bare.replace(/[^A-Za-z]/g, '').length;
  const mixed = /[a-z]/.test(bare);
  return letters <= (longest ?? (mixed ? LONGEST_MIXED : LONGEST_IN_CAPITALS)) ? bare : undefined;
}

const PLURAL = /[A-Z0-9]s$/;
const ACRONYM = /^[A-Za-z][A-Za-z0-9]+$/;
const TWO_CAPITALS = /[A-Z].*[A-Z]/;
const LONGEST_IN_CAPITALS = 5;
const LONGEST_MIXED = 4;

/** Several words, all in capitals, not all of them short: somebody's shift key, or a journal's habit, and no acronyms to be read from it. */
export function isShouted(text: string): boolean {
  if (/[a-z]/.test(text) || /\p{Ll}/u.test(text)) return false;
  const words = text.match(/\p{Lu}+/gu) ?? [];
  return words.length > 1 && words.some((word) => word.length >= SHOUTED_WORD);
}

const SHOUTED_WORD = 5;
