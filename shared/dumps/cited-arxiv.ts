/** `arXiv preprint arXiv:2601.04321` (Google Scholar), `arXiv:2601.04321 [cs]` (Zotero), `abs/2601.04321` (DBLP). */
const CITED = /\b(?:arXiv:|abs\/)\s?((?:[a-z-]+(?:\.[A-Z]{2})?\/)?\d[\d.]{5,20}(?:v\d{1,3})?)/i;

/** The arXiv's numbers that these texts (a journal, a volume, a note) give instead of a field of their own: the first of each. */
export function citedArxiv(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => CITED.exec(text ?? '')?.[1] ?? []);
}
