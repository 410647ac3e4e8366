import { IntList } from '../reading/int-list.ts';
import type { Phrases } from './phrase-trie.ts';
import type { Spots } from './spots.ts';

/** Numbers of a remembered word: letter, first and last position. */
const REMEMBERED = 3;
const FROM = 1;
const TO = 2;
const NOWHERE = 0x7fffffff;

/** Finds the phrases of a field: its words that phrases are made of are remembered by position, then followed through the trie. */
export class PhraseWalk {
  private readonly phrases: Phrases;
  private readonly spots: Spots;
  private readonly words = new IntList(1 << 10);
  private paper = 0;

  constructor(phrases: Phrases, spots: Spots) {
    this.phrases = phrases;
    this.spots = spots;
  }

  /** Begins with a field. */
  begin(paper: number): void {
    this.paper = paper;
    this.words.length = 0;
  }

  /** A word that begins no earlier than those before. @param letter 0 for none: written always and kept by counting, as it would be guessed wrong too often */
  remember(letter: number, from: number, to: number): void {
    this.words.reserve(REMEMBERED);
    const { array, length } = this.words;
    array[length] = letter;
    array[length + FROM] = from;
    array[length + TO] = to;
    this.words.length = length + ((-letter >> 31) & REMEMBERED);
  }

  /** Logs the phrases of the field. */
  walk(): void {
    this.words.reserve(REMEMBERED);
    const { first } = this.phrases;
    const { array, length } = this.words;
    array[length + FROM] = NOWHERE;
    for (let word = 0; word < length; word += REMEMBERED) {
      const node = first[array[word]!]!;
      const behind = word + REMEMBERED;
      if (node !== 0 && array[behind + FROM]! <= array[word + TO]! + 1)
        this.follow(node, array[word + FROM]!, array[word + TO]! + 1, behind);
    }
  }

  /** Goes on from a node of the trie with the words that begin at a position, all of which are behind this place. */
  private follow(node: number, from: number, position: number, behind: number): void {
    const { edges, patterns, leadsOn, branches } = this.phrases;
    const { array } = this.words;
    for (let word = behind; array[word + FROM]! <= position; word += REMEMBERED) {
      if (array[word + FROM]! < position) continue;
      const letter = array[word]!;
      // One bit tells most letters that lead nowhere, where looking for the edge would leave the cache.
      if (((branches[node]! >>> (letter & 31)) & 1) === 0) continue;
      const reached = edges.get(node, letter);
      if (reached === 0) continue;
      const to = array[word + TO]!;
      const pattern = patterns[reached]!;
      if (pattern >= 0) this.spots.log(pattern, this.paper, from, to);
      if (leadsOn[reached] === 1) this.follow(reached, from, to + 1, word + REMEMBERED);
    }
  }
}
