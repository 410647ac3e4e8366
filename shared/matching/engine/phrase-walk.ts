import { IntList } from './int-list.ts';
import type { Phrases } from './phrase-trie.ts';
import type { Spots } from './spots.ts';

/** Numbers of a remembered word: letter, first and last position, and the one before it at its place. */
const REMEMBERED = 4;

/** Finds the phrases of a field: its words that phrases are made of are remembered, then followed through the trie. */
export class PhraseWalk {
  private readonly phrases: Phrases;
  private readonly spots: Spots;
  private readonly words = new IntList(1 << 12);
  /** By place in the field: behind the last word that begins there, 0 where none does. */
  private at = new Int32Array(1 << 12);
  private first = 0;
  private paper = 0;

  constructor(phrases: Phrases, spots: Spots) {
    this.phrases = phrases;
    this.spots = spots;
  }

  /** Begins with a field. @param first its first position */
  begin(paper: number, first: number): void {
    this.paper = paper;
    this.first = first;
  }

  remember(letter: number, from: number, to: number): void {
    const { words } = this;
    const place = from - this.first;
    if (place >= this.at.length) this.widen(place);
    words.reserve(REMEMBERED);
    const { array, length } = words;
    array[length] = letter;
    array[length + 1] = from;
    array[length + 2] = to;
    array[length + 3] = this.at[place]!;
    words.length = length + REMEMBERED;
    this.at[place] = words.length;
  }

  /** Logs the phrases of the field. */
  walk(): void {
    const { first } = this.phrases;
    const { array, length } = this.words;
    for (let word = 0; word < length; word += REMEMBERED) {
      const node = first[array[word]!]!;
      if (node !== 0) this.follow(node, array[word + 1]!, array[word + 2]! + 1);
    }
    for (let word = 0; word < length; word += REMEMBERED) this.at[array[word + 1]! - this.first] = 0;
    this.words.length = 0;
  }

  /** Goes on from a node of the trie with the words that begin at a position. */
  private follow(node: number, from: number, position: number): void {
    const { edges, patterns, leadsOn, branches } = this.phrases;
    const { array } = this.words;
    const place = position - this.first;
    if (place >= this.at.length) return;
    for (let behind = this.at[place]!; behind !== 0; behind = array[behind - 1]!) {
      const letter = array[behind - REMEMBERED]!;
      // One bit tells most letters that lead nowhere, where looking for the edge would leave the cache.
      if (((branches[node]! >>> (letter & 31)) & 1) === 0) continue;
      const reached = edges.get(node, letter);
      if (reached === 0) continue;
      const to = array[behind - 2]!;
      const pattern = patterns[reached]!;
      if (pattern >= 0) this.spots.log(pattern, this.paper, from, to);
      if (leadsOn[reached] === 1) this.follow(reached, from, to + 1);
    }
  }

  private widen(place: number): void {
    const wider = new Int32Array(2 * place);
    wider.set(this.at);
    this.at = wider;
  }
}
