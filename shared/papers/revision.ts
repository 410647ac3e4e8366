import { fold } from '../text/words/fold.ts';
import type { Paper } from './paper.ts';

/** Share of word pairs that two abstracts must have in common to count as the same text; authors who only polish keep nine of ten. */
const SAME_ABSTRACT = 0.75;
/** Share of words that two titles must have in common. */
const SAME_TITLE = 0.6;

/** Whether title or abstract are of a later version than those known before, whatever it changes. */
export function isLaterVersion(before: Paper, after: Paper): boolean {
  return after.titleVersion > before.titleVersion || after.abstractVersion > before.abstractVersion;
}

/**
 * Whether a later version says something else than the one known before: title or abstract really rewritten, not a comma. Another source's spelling of the same
 * version is never a revision.
 */
export function isRewritten(before: Paper, after: Paper): boolean {
  const title =
    after.titleVersion > before.titleVersion && likeness(words(before.title), words(after.title)) < SAME_TITLE;
  const abstract =
    after.abstractVersion > before.abstractVersion &&
    before.abstract !== '' &&
    likeness(pairs(words(before.abstract)), pairs(words(after.abstract))) < SAME_ABSTRACT;
  return title || abstract;
}

function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

/** Dice's coefficient over the sets: 1 for the same, 0 for nothing in common. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const [ours, theirs] = [new Set(one), new Set(other)];
  if (ours.size + theirs.size === 0) return 1;
  const common = [...ours].filter((item) => theirs.has(item)).length;
  return (2 * common) / (ours.size + theirs.size);
}
