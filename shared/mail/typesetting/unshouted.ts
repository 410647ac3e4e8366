import { isShouted } from '../../text/words/capitals.ts';

/** A short form that its own text explains: `RETRIEVAL-AUGMENTED GENERATION (RAG)`. */
const EXPLAINED = /\(([A-Z][A-Z0-9-]{1,7}?)S?\)/g;
const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu;
const SENTENCE_BEGINS = /(?:^|[.!?]\s+)["'“‘(]*\p{Ll}/gu;

/**
 * An abstract that is all in capitals, as some databases export it, in small letters, so that it can be read and spam filters do not take it for shouting. Sentences begin with a
 * capital; what its brackets explain, what has a digit and single letters stay. Of the same length, so that places in it hold. Titles stay as written.
 */
export function unshouted(text: string): string {
  if (!isShouted(text)) return text;
  const explained = new Set([...text.matchAll(EXPLAINED)].map(([, short]) => short));
  const stays = (word: string) =>
    word.length === 1 || /\p{N}/u.test(word) || explained.has(word.replace(/S$/, '')) || explained.has(word);
  return text
    .replace(WORD, (word) => (stays(word) && word !== 'A' ? word : ofSameLength(word, word.toLowerCase())))
    .replace(SENTENCE_BEGINS, (beginning) => ofSameLength(beginning, beginning.toUpperCase()));
}

/** Few letters change their length with their case (`İ`). */
function ofSameLength(written: string, changed: string): string {
  return changed.length === written.length ? changed : written;
}
