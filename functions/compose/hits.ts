/**
 * Which interests found which papers, for whole groups of readers: ten bytes a hit, and as many again while they are sorted. Interests and papers are numbers.
 */
export class Hits {
  #interests = new Int32Array(ROOM);
  #papers = new Int32Array(ROOM);
  #scores = new Uint16Array(ROOM);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param score 0 to 100, with two decimals */
  add(interest: number, paper: number, score: number): void {
    if (this.#length === this.#interests.length) this.#grow();
    this.#interests[this.#length] = interest;
    this.#papers[this.#length] = paper;
    this.#scores[this.#length++] = Math.round(score * 100);
  }

  /** The hits by interest. @param interests how many there are */
  byInterest(interests: number): SortedHits {
    const starts = new Int32Array(interests + 1);
    for (let at = 0; at < this.#length; at++) starts[this.#interests[at]! + 1]! += 1;
    for (let interest = 0; interest < interests; interest++) starts[interest + 1]! += starts[interest]!;
    const [papers, scores] = [new Int32Array(this.#length), new Uint16Array(this.#length)];
    const next = starts.slice();
    for (let at = 0; at < this.#length; at++) {
      const place = next[this.#interests[at]!]!++;
      papers[place] = this.#papers[at]!;
      scores[place] = this.#scores[at]!;
    }
    return new SortedHits(starts, papers, scores);
  }

  #grow(): void {
    const more = this.#length * 2;
    this.#interests = grown(this.#interests, new Int32Array(more));
    this.#papers = grown(this.#papers, new Int32Array(more));
    this.#scores = grown(this.#scores, new Uint16Array(more));
  }
}

const ROOM = 1 << 10;

/** Hits of each interest together. */
class SortedHits {
  readonly #starts: Int32Array;
  readonly #papers: Int32Array;
  readonly #scores: Uint16Array;

  constructor(starts: Int32Array, papers: Int32Array, scores: Uint16Array) {
    this.#starts = starts;
    this.#papers = papers;
    this.#scores = scores;
  }

  /** What one interest found: papers and their scores. */
  *of(interest: number): Iterable<{ readonly paper: number; readonly score: number }> {
    for (let at = this.#starts[interest]!; at < this.#starts[interest + 1]!; at++)
      yield { paper: this.#papers[at]!, score: this.#scores[at]! / 100 };
  }
}

function grown<A extends Int32Array | Uint16Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
