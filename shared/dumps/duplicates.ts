import { isSameWork, issuerOf, type Standing, standingOf } from '../papers/identity.ts';
import type { PaperKey, PaperRecord } from '../papers/paper.ts';
import { hash32, hashTable } from './hash-table.ts';

/** Papers met so far in one dump, by their keys. Bounded: beyond some 800,000 keys it remembers no more, and says so. */
export interface SeenPapers {
  /** Whether the dump had this paper before, by the rule of {@link isSameWork}; from now on it had. */
  meet(record: PaperRecord): boolean;
  readonly full: boolean;
}

export function seenPapers(mostKeys?: number): SeenPapers {
  const table = hashTable(mostKeys);
  let full = false;

  return {
    meet(record) {
      const standing = standingOf(record);
      const ours = outlineOf(standing);
      let known = false;
      for (const key of record.keys) {
        const theirs = table.find(key);
        if (theirs !== undefined) known ||= isSameWork(key, standing, standingFrom(theirs, ours, standing, key));
        else if (!table.add(key, ours)) full = true;
      }
      return known;
    },
    get full() {
      return full;
    },
  };
}

/** What is kept of a paper to compare another with it: some numbers of 32 bits. */
type Outline = readonly [traits: number, family: number, titleLow: number, titleHigh: number];

const TRAIT = { whole: 1, named: 2, arxiv: 4, pmid: 8, otherId: 16 } as const;
/** Above the traits: a hash of the publisher of its first DOI. */
const PUBLISHER_SHIFT = 8;

function outlineOf({ title, family, whole, sure }: Standing): Outline {
  let traits = 0;
  if (whole) traits |= TRAIT.whole;
  if (family !== '') traits |= TRAIT.named;
  for (const key of sure) {
    traits |= key.startsWith('arxiv:')
      ? TRAIT.arxiv
      : key.startsWith('pmid:')
        ? TRAIT.pmid
        : key.startsWith('text:')
          ? 0
          : TRAIT.otherId;
  }
  traits |= hashOf(publisherOf(sure)) << PUBLISHER_SHIFT;
  const words = [0, 0];
  for (const word of title.split(' ')) {
    const bit = hash32(word, 3) & 63;
    words[bit >> 5] = (words[bit >> 5] as number) | (1 << (bit & 31));
  }
  return [traits, hash32(family, 4), (words[0] as number) >>> 0, (words[1] as number) >>> 0];
}

/**
 * The standing of the paper met before, as far as the outline tells it. Its identifiers are others than ours, but for that by which
 * the papers met. Its title is ours, unless hardly a word is.
 * @param via the key by which they met
 */
function standingFrom(theirs: Outline, ours: Outline, standing: Standing, via: PaperKey): Standing {
  const [traits, family] = theirs;
  const sure: PaperKey[] = standing.sure.filter((key) => key === via);
  if (traits & TRAIT.arxiv) sure.push('arxiv:another');
  if (traits & TRAIT.pmid) sure.push('pmid:another');
  if (traits & TRAIT.otherId) sure.push('openalex:another');
  const publisher = publisherOf(standing.sure);
  if (publisher !== undefined && traits >>> PUBLISHER_SHIFT === hashOf(publisher)) sure.push(`${publisher}/another`);
  const named = (traits & TRAIT.named) !== 0;
  return {
    title: haveWordsInCommon(theirs, ours) ? standing.title : 'another',
    family: named ? (family === ours[1] ? standing.family : 'another') : '',
    whole: (traits & TRAIT.whole) !== 0,
    sure,
  };
}

function publisherOf(sure: readonly PaperKey[]): string | undefined {
  const doi = sure.find((key) => key.startsWith('doi:'));
  return doi && issuerOf(doi);
}

/** 0 where there is no DOI. */
function hashOf(publisher: string | undefined): number {
  return publisher === undefined ? 0 : hash32(publisher, 5) & 0xffff || 1;
}

/** Whether a third of the words of one title may stand in the other: each word is one bit of 64. */
function haveWordsInCommon([, , low, high]: Outline, [, , otherLow, otherHigh]: Outline): boolean {
  const common = bits(low & otherLow) + bits(high & otherHigh);
  return common * 3 >= Math.min(bits(low) + bits(high), bits(otherLow) + bits(otherHigh));
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
