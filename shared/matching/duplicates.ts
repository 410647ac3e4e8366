import type { MatchablePaper } from './matchable-paper.ts';
import { wordsOfPaper } from './paper-words.ts';

/**
 * For each paper the place of the first one in the list that it nearly repeats, or its own place: a cross-list, a preprint beside its journal
 * version, a title that changed a little. Two papers nearly repeat each other when they share a key, or most of their text.
 */
export function firstOfEach(papers: readonly MatchablePaper[]): number[] {
  const firsts: number[] = [];
  const places = new Map<string | number, number[]>();
  const sketches = papers.map(sketchOf);
  for (const [place, { keys }] of papers.entries()) {
    const sketch = sketches[place]!;
    const sameKey = keys.flatMap((key) => places.get(key) ?? []);
    const alike = mostShared(sketch, places).filter((earlier) => resemblance(sketch, sketches[earlier]!) >= MOST_OF);
    const earliest = Math.min(place, ...sameKey, ...alike);
    firsts.push(earliest === place ? place : firsts[earliest]!);
    for (const mark of [...keys, ...sketch]) {
      const known = places.get(mark);
      if (known) known.push(place);
      else places.set(mark, [place]);
    }
  }
  return firsts;
}

/** Places whose sketches share enough hashes with this one to be worth a closer look. */
function mostShared(sketch: readonly number[], places: ReadonlyMap<string | number, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const value of sketch)
    for (const place of places.get(value) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  return [...shared].filter(([, count]) => count * 2 >= sketch.length * MOST_OF).map(([place]) => place);
}

/** Half of the words replaced here and there leaves far less than this in common. */
const MOST_OF = 0.7;

/** The smallest hashes of all stretches of words: two texts share about as many of them as of their stretches (Broder 1997). */
function sketchOf(paper: MatchablePaper): number[] {
  const { title, abstract } = wordsOfPaper(paper);
  const words = [...title.tokens, ...abstract.tokens]
    .filter((token) => token.from === token.to)
    .map((token) => token.term);
  const hashes = new Set<number>();
  if (words.length < FEWEST_WORDS) return [];
  for (let start = 0; start + STRETCH <= words.length; start++)
    hashes.add(hash(words.slice(start, start + STRETCH).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}

/** Short titles without an abstract repeat each other by chance: “Editorial”. */
const FEWEST_WORDS = 12;
const STRETCH = 3;
const SKETCH = 64;

/** The share of stretches in common, of the smallest of both together. */
function resemblance(a: readonly number[], b: readonly number[]): number {
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SKETCH);
  const [inA, inB] = [new Set(a), new Set(b)];
  return smallest.filter((value) => inA.has(value) && inB.has(value)).length / Math.max(1, smallest.length);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
