import { type Block, LANES } from './block.ts';
import type { Found } from './found.ts';
import type { Steps } from './steps.ts';

/** Works out gates over all papers of a block at once: from leaves to whatever somebody asks for. */
export function evaluate(steps: Steps, block: Block, found: Found): void {
  workOutInner(steps, block.bits);
  found.entries = findBare(steps, block.bits, found);
  found.entries = findOrs(steps, block.bits, found);
  found.entries = findAnds(steps, block.bits, found);
}

function workOutInner({ inner, leaves }: Steps, bits: Int32Array): void {
  let target = leaves * LANES;
  for (let at = 0; at < inner.length; target += LANES) {
    const head = inner[at++]!;
    const end = at + (head >> 1);
    // An OR is the opposite of an AND of opposites.
    const flip = (head & 1) - 1;
    let all0 = -1;
    let all1 = -1;
    let all2 = -1;
    let all3 = -1;
    for (; at < end; at++) {
      const part = inner[at]!;
      const negated = part >> 31;
      const source = (part ^ negated) * LANES;
      all0 &= bits[source]! ^ negated ^ flip;
      all1 &= bits[source + 1]! ^ negated ^ flip;
      all2 &= bits[source + 2]! ^ negated ^ flip;
      all3 &= bits[source + 3]! ^ negated ^ flip;
    }
    bits[target] = all0 ^ flip;
    bits[target + 1] = all1 ^ flip;
    bits[target + 2] = all2 ^ flip;
    bits[target + 3] = all3 ^ flip;
  }
}

/*
 * What is found is written behind what was found before, always, and kept by counting on where any bit is set: whether one is would be
 * guessed wrong half of the time.
 */

function findBare({ bare }: Steps, bits: Int32Array, found: Found): number {
  const { rankings, lanes } = found;
  let entry = found.entries;
  for (let ranking = 0; ranking < bare.length; ranking++) {
    const source = bare[ranking]! * LANES;
    const target = entry * LANES;
    const bits0 = bits[source]!;
    const bits1 = bits[source + 1]!;
    const bits2 = bits[source + 2]!;
    const bits3 = bits[source + 3]!;
    rankings[entry] = ranking;
    lanes[target] = bits0;
    lanes[target + 1] = bits1;
    lanes[target + 2] = bits2;
    lanes[target + 3] = bits3;
    entry += anyOf(bits0 | bits1 | bits2 | bits3);
  }
  return entry;
}

function findOrs({ ors, bare }: Steps, bits: Int32Array, found: Found): number {
  const { rankings, lanes } = found;
  let entry = found.entries;
  let ranking = bare.length;
  for (let at = 0; at < ors.length; ranking++) {
    let bits0 = 0;
    let bits1 = 0;
    let bits2 = 0;
    let bits3 = 0;
    const end = at + 1 + ors[at]!;
    for (at++; at < end; at++) {
      const source = ors[at]! * LANES;
      bits0 |= bits[source]!;
      bits1 |= bits[source + 1]!;
      bits2 |= bits[source + 2]!;
      bits3 |= bits[source + 3]!;
    }
    const target = entry * LANES;
    rankings[entry] = ranking;
    lanes[target] = bits0;
    lanes[target + 1] = bits1;
    lanes[target + 2] = bits2;
    lanes[target + 3] = bits3;
    entry += anyOf(bits0 | bits1 | bits2 | bits3);
  }
  return entry;
}

function findAnds({ ands, firstAnd }: Steps, bits: Int32Array, found: Found): number {
  const { rankings, lanes } = found;
  let entry = found.entries;
  let ranking = firstAnd;
  for (let at = 0; at < ands.length; ) {
    const anchor = ands[at]! * LANES;
    const last = ranking + ands[at + 1]!;
    const anchor0 = bits[anchor]!;
    const anchor1 = bits[anchor + 1]!;
    const anchor2 = bits[anchor + 2]!;
    const anchor3 = bits[anchor + 3]!;
    if ((anchor0 | anchor1 | anchor2 | anchor3) === 0) {
      at = ands[at + 2]!;
      ranking = last;
      continue;
    }
    at += 3;
    for (; ranking < last; ranking++) {
      let bits0 = anchor0;
      let bits1 = anchor1;
      let bits2 = anchor2;
      let bits3 = anchor3;
      const end = at + 1 + ands[at]!;
      for (at++; at < end; at++) {
        const part = ands[at]!;
        const negated = part >> 31;
        const source = (part ^ negated) * LANES;
        bits0 &= bits[source]! ^ negated;
        bits1 &= bits[source + 1]! ^ negated;
        bits2 &= bits[source + 2]! ^ negated;
        bits3 &= bits[source + 3]! ^ negated;
      }
      const target = entry * LANES;
      rankings[entry] = ranking;
      lanes[target] = bits0;
      lanes[target + 1] = bits1;
      lanes[target + 2] = bits2;
      lanes[target + 3] = bits3;
      entry += anyOf(bits0 | bits1 | bits2 | bits3);
    }
  }
  return entry;
}

/** 1 where any bit is set, else 0. */
function anyOf(bits: number): number {
  return (bits | ((0 - bits) | 0)) >>> 31;
}
