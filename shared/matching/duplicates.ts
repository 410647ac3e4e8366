import type { MatchablePaper } from './matchable-paper.ts';

/**
 * What a text is known by: the smallest hashes of all its stretches of three words, in order. Two texts share about as many of them as of their
 * stretches (Broder 1997). Empty for a text that says too little: short titles repeat each other by chance.
 */
export type Sketch = Uint32Array;

/** The sketch of a paper's title and abstract. Case and punctuation do not count; of scripts without blanks each sign is a word. */
export function sketchOf({ title, abstract }: Pick<MatchablePaper, 'title' | 'abstract'>): Sketch {
  const words = `${title}\n${abstract}`.toLowerCase().match(WORD) ?? [];
  if (words.length < FEWEST_WORDS) return NOTHING;
  const hashes = new Uint32Array(words.length - STRETCH + 1);
  let [before, last] = [hash(words[0]!), hash(words[1]!)];
  for (let at = 0; at < hashes.length; at++) {
    const next = hash(words[at + STRETCH - 1]!);
    hashes[at] = mixed(mixed(mixed(FIRST, before), last), next);
    [before, last] = [last, next];
  }
  return smallest(hashes.sort());
}

/**
 * For each sketch the place of the first one in the list that it nearly repeats, or its own place: a preprint beside its journal version, a title that changed a
 * little. What repeats a repetition is folded with it.
 */
export function firstOfEach(sketches: readonly Sketch[]): number[] {
  const firsts: number[] = [];
  const byHash = new Map<number, number[]>();
  for (const [place, sketch] of sketches.entries()) {
    const looked = sketch.subarray(0, LOOKED_AT);
    let earliest = place;
    for (const [earlier, shared] of sharing(looked, byHash))
      if (shared > 1 && earlier < earliest && resemblance(sketch, sketches[earlier]!) >= MOST_OF) earliest = earlier;
    firsts.push(earliest === place ? place : firsts[earliest]!);
    for (const value of looked) {
      const known = byHash.get(value);
      if (!known) byHash.set(value, [place]);
      else if (known.length < COMMON) known.push(place);
    }
  }
  return firsts;
}

/** With how many of the very smallest hashes earlier texts share these. Texts that have most in common share two at least: but for one in a thousand. */
function sharing(looked: Sketch, byHash: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const value of looked)
    for (const earlier of byHash.get(value) ?? []) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
  return shared;
}

/** Half of the words replaced here and there leaves far less than this in common. */
const MOST_OF = 0.7;
const FEWEST_WORDS = 12;
const STRETCH = 3;
/** How many numbers a sketch has at most. */
export const SKETCH_SIZE = 64;
const LOOKED_AT = 8;
/** What so many texts share is a mould, not a work: thousands of one mould must not all be held against each other. */
const COMMON = 64;
const NOTHING: Sketch = new Uint32Array();
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;

/** The share of stretches in common, of the smallest of both together. */
function resemblance(a: Sketch, b: Sketch): number {
  let [inA, inB, seen, common] = [0, 0, 0, 0];
  while (seen < SKETCH_SIZE && (inA < a.length || inB < b.length)) {
    const [one, other] = [a[inA] ?? Number.POSITIVE_INFINITY, b[inB] ?? Number.POSITIVE_INFINITY];
    if (one === other) common += 1;
    if (one <= other) inA += 1;
    if (other <= one) inB += 1;
    seen += 1;
  }
  return common / Math.max(1, seen);
}

/** The first of sorted numbers, each once. */
function smallest(sorted: Uint32Array): Sketch {
  const kept = new Uint32Array(Math.min(SKETCH_SIZE, sorted.length));
  let length = 0;
  for (let at = 0; at < sorted.length && length < SKETCH_SIZE; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) kept[length++] = sorted[at]!;
  return kept.slice(0, length);
}

/** FNV-1a, 32 bits. */
const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;

function hash(text: string): number {
  let value = FIRST;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), PRIME);
  return value >>> 0;
}

/** A number taken into another, so that order counts and all bits move. */
function mixed(value: number, next: number): number {
  let sum = Math.imul(value ^ next, 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 15), 0xc2b2ae35);
  return (sum ^ (sum >>> 13)) >>> 0;
}
