import { FUNCTION_WORDS } from '../../text/words/function-words.ts';
import { stem } from '../../text/words/stem.ts';
import { type Token, tokenise } from '../../text/words/tokens.ts';
import type { MatchablePaper } from '../matchable-paper.ts';

/** One to three words side by side that may be a keyword, and the papers that have them. */
export interface Keyphrase {
  /** As first written. */
  readonly text: string;
  readonly stems: readonly string[];
  /** Places in the list of papers, ascending. */
  readonly papers: readonly number[];
}

/**
 * The keyphrases of papers that hold one of the stems, or that stand in one of the papers of `among`; those of at least two papers. No
 * small words, numbers or punctuation inside, and no word that `isTelling` does not take.
 */
export function keyphrasesOf(
  papers: readonly MatchablePaper[],
  among: ReadonlySet<number>,
  stems: ReadonlySet<string>,
  isTelling: (stem: string) => boolean,
): Keyphrase[] {
  const company = new Set([...among].flatMap((place) => [...written(papers[place]!)].map(({ key }) => key)));
  const isAsked = remembered((folded) => stems.has(stem(folded)));
  const found = new Map<string, { text: string; stems: string[]; papers: number[] }>();
  for (const [place, paper] of papers.entries()) {
    for (const { key, text, words } of written(paper)) {
      const known = found.get(key);
      if (known) {
        if (known.papers.at(-1) !== place) known.papers.push(place);
        continue;
      }
      if (!company.has(key) && !words.some(({ folded }) => isAsked(folded))) continue;
      const own = words.map(({ folded }) => stem(folded));
      if (!own.every(isTelling)) continue;
      found.set(key, { text: text.slice(words[0]!.start, words.at(-1)!.end), stems: own, papers: [place] });
    }
  }
  return [...found.values()].filter(({ papers }) => papers.length > 1);
}

/** The same answers, worked out once a word: nearly all of a library's phrases are nobody's. */
function remembered(holds: (folded: string) => boolean): (folded: string) => boolean {
  const known = new Map<string, boolean>();
  return (folded) => {
    const before = known.get(folded);
    if (before !== undefined) return before;
    const answer = holds(folded);
    known.set(folded, answer);
    return answer;
  };
}

/** Everything in a paper that may be a keyphrase, and the text that it stands in, with a key that is equal for its other spellings. */
function* written({
  title,
  abstract,
}: MatchablePaper): Generator<{ key: string; text: string; words: readonly Token[] }> {
  for (const text of [title, abstract]) for (const words of sequences(text)) yield { key: keyOf(words), text, words };
}

function keyOf(words: readonly Token[]): string {
  let key = words[0]!.term;
  for (let index = 1; index < words.length; index++) key += ` ${words[index]!.term}`;
  return key;
}

const MOST_WORDS = 3;

/** Neighbouring words with nothing but blanks and hyphens between them, compounds whole. */
function* sequences(text: string): Generator<readonly Token[]> {
  const words = tokenise(text).filter((token) => token.from === token.to);
  for (let first = 0; first < words.length; first++) {
    for (let last = first; last < Math.min(words.length, first + MOST_WORDS); last++) {
      if (!isContent(words[last]!) || (last > first && !areSideBySide(text, words[last - 1]!, words[last]!))) break;
      if (!isInCompound(text, words[first]!, words[last]!)) yield words.slice(first, last + 1);
    }
  }
}

/** “art models” of state-of-the-art models are no words of anybody. */
function isInCompound(text: string, first: Token, last: Token): boolean {
  return isHyphenated(text, first.start - 1) || isHyphenated(text, last.end);
}

/** Whether a hyphen with a letter or digit on either side stands here. */
function isHyphenated(text: string, at: number): boolean {
  return text[at] === '-' && /^[\p{L}\p{N}]-[\p{L}\p{N}]$/u.test(text.slice(at - 1, at + 2));
}

function isContent({ folded }: Token): boolean {
  return folded.length > 1 && !FUNCTION_WORDS.has(folded) && !/^\d+$/.test(folded);
}

function areSideBySide(text: string, one: Token, next: Token): boolean {
  return next.from === one.to + 1 && /^[\s-]*$/.test(text.slice(one.end, next.start));
}
