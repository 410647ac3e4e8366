import type { Word } from '../../interests/query.ts';
import { acronymForm } from '../../text/words/capitals.ts';
import { isCommon } from '../../text/words/common.ts';
import { longFormKey } from '../../text/words/definitions.ts';
import { plainToken, type Token, tokenise } from '../../text/words/tokens.ts';
import type { Library } from '../library/library.ts';
import { capitalsKey, termKey } from '../library/statistics.ts';
import type { Sense } from '../terms/acronyms.ts';

/** A stretch of typed words that short forms stand for: words `from` to `to`, both included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The same in short; for words that only end long forms (`language models`), the short forms of their kinds (LLM, VLM). */
  readonly senses: readonly Sense[];
}

/** What a typed short form stands for. In small letters (`llm`) only where the library hardly ever writes the word so itself. */
export function senseOf({ text, form }: Word, { acronyms, statistics }: Library): Sense | undefined {
  if (form !== 'folded') return undefined;
  const short = acronymForm(text);
  if (short !== undefined) return acronyms.byShort.get(short);
  const upper = acronyms.byShort.get(tokenise(text)[0]?.term.toUpperCase() ?? '');
  if (!upper || !/^[\p{Ll}\d]+$/u.test(text)) return undefined;
  const capitals = statistics.occurring.get(capitalsKey(upper.short)) ?? 0;
  const anyCase = statistics.occurring.get(termKey(upper.short.toLowerCase())) ?? 0;
  return capitals >= anyCase * ALMOST_ALWAYS ? upper : undefined;
}

const ALMOST_ALWAYS = 0.9;

/**
 * The ways to read words in short, each a list of stretches none inside another: the longest long forms from the left; the long forms inside
 * these (`multimodal large language models` is MLLM, and multimodal LLM); the kinds of what is asked for (`language models` are LLM and VLM
 * too). Ways without any stretch are left out.
 */
export function inShort(words: readonly Word[], library: Library): (readonly Stretch[])[] {
  if (words.length === 1 && plainToken(words[0]!.text)) return [];
  const all = stretches(words);
  const known = (stretch: readonly Word[]) => senseOfLong(stretch, library);
  const outer = chosen(all, ({ from, to }) => {
    const stretch = words.slice(from, to + 1);
    const alone = [words[from - 1], words[to + 1]].every((edge) => !edge || isCommon(edge.text));
    return known(stretch) ?? (alone ? senseByInitials(stretch, library) : undefined);
  });
  const isInner = (place: Place) => outer.some((long) => isInside(place, long));
  const inner = chosen(all.filter(isInner), ({ from, to }) => known(words.slice(from, to + 1)));
  const kinds = chosen(
    all.filter((place) => !isInner(place)),
    ({ from, to }) => kindsOf(words.slice(from, to + 1), library),
  );
  return [outer, inner, kinds].filter((way) => way.length > 0);
}

type Place = Pick<Stretch, 'from' | 'to'>;

/** All stretches of words that can be read otherwise, from the left, longest first. */
function stretches(words: readonly Word[]): Place[] {
  return words.flatMap((_, from) =>
    words
      .map((_, index) => ({ from, to: words.length - 1 - index }))
      .filter(({ to }) => to >= from && words.slice(from, to + 1).every(({ form }) => form === 'folded')),
  );
}

function chosen(places: readonly Place[], sensesOf: (place: Place) => Sense | readonly Sense[] | undefined): Stretch[] {
  const found: Stretch[] = [];
  for (const place of places) {
    if (found.some(({ to }) => to >= place.from)) continue;
    const senses = [sensesOf(place) ?? []].flat();
    if (senses.length > 0) found.push({ ...place, senses });
  }
  return found;
}

function isInside(one: Place, other: Place): boolean {
  return one.from >= other.from && one.to <= other.to && one.to - one.from < other.to - other.from;
}

/** Short forms in a stretch of several words count as what they stand for: `multimodal LLM` is an MLLM. */
function senseOfLong(stretch: readonly Word[], library: Library): Sense | undefined {
  const typed = partsOf(stretch);
  if (typed.length < 2) return undefined;
  const { byLong } = library.acronyms;
  const known = byLong.get(longFormKey(typed));
  if (known || stretch.length < 2) return known;
  const spelled = stretch.map((word) => senseOf(word, library)?.longs[0]);
  if (spelled.every((long) => long === undefined)) return undefined;
  return byLong.get(longFormKey(stretch.flatMap((word, index) => partsIn(spelled[index] ?? word.text))));
}

/**
 * Three to five words whose initials the library uses as a short form without ever saying what for: `graph neural networks` is GNN. The larger it
 * is, the more short forms stand in it by chance: `breast cancer detection` is no BCD where one of thousands descends by block coordinates.
 */
function senseByInitials(stretch: readonly Word[], { acronyms, statistics }: Library): Sense | undefined {
  const parts = partsOf(stretch);
  if (parts.length < 3 || parts.length > 5 || parts.some(({ folded }) => !/^[a-z]{2}/.test(folded) || isCommon(folded)))
    return undefined;
  const short = parts.map(({ folded }) => folded[0]!.toUpperCase()).join('');
  const papers = statistics.occurring.get(capitalsKey(short)) ?? 0;
  const isUsed = papers > 0 && papers * RAREST_USED >= statistics.papers && !acronyms.byShort.has(short);
  return isUsed ? { short, longs: [parts.map(({ folded }) => folded).join(' ')], papers: 0 } : undefined;
}

/** One paper in so many at least. */
const RAREST_USED = 1000;

function kindsOf(stretch: readonly Word[], { acronyms }: Library): readonly Sense[] | undefined {
  const parts = partsOf(stretch);
  return parts.length > 1 ? acronyms.byEnd.get(longFormKey(parts))?.slice(0, MOST_KINDS) : undefined;
}

/** The best known ones. */
const MOST_KINDS = 8;

function partsOf(stretch: readonly Word[]): Token[] {
  return partsIn(stretch.map(({ text }) => text).join(' '));
}

function partsIn(text: string): Token[] {
  return tokenise(text).filter((token) => token.from === token.to);
}
