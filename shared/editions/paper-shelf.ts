import { type Sketch, sketchOf } from '../matching/duplicates.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { PackedSketches } from './packed-sketches.ts';
import { PackedTexts } from './packed-texts.ts';
import type { RankedPaper } from './ranked-paper.ts';

/** Papers that were unpacked last are kept so: what many readers get is read once for many of them. */
const OPEN_PAPERS = 64;
const NONE: readonly PaperId[] = [];
/** Matching looks at so many papers at once (shared/matching/engine/block.ts). */
const BATCH = 128;

/**
 * The papers of a month in little memory: of each what ranking looks at, and the whole packed away as bytes, to be opened when it is matched or mailed. 60,000 papers are
 * some 150 MB here, and many times that as objects whose words were read.
 */
export class PaperShelf implements Iterable<Paper> {
  readonly #places = new Map<PaperId, number>();
  readonly #ranked: RankedPaper[] = [];
  readonly #packed = new PackedTexts();
  readonly #sketches = new PackedSketches();
  readonly #open = new Map<number, Paper>();

  constructor(papers: Iterable<Paper> = []) {
    for (const paper of papers) this.add(paper);
  }

  /** Takes a paper in; one that is there already gives way. The text as found in the dump is no use here and is left out. */
  add(paper: Paper): void {
    const place = this.#places.get(paper.id) ?? this.#ranked.length;
    this.#places.set(paper.id, place);
    const { id, formerIds, firstArrivedAt, arrival, votes } = paper;
    this.#ranked[place] = {
      ...{ id, formerIds: formerIds.length > 0 ? formerIds : NONE, firstArrivedAt },
      ...(arrival && { arrival }),
      ...(votes !== undefined && { votes }),
    };
    this.#packed.set(place, JSON.stringify({ ...paper, raw: { title: '', abstract: '' } }));
    this.#sketches.set(place, undefined);
    this.#open.delete(place);
  }

  /** By the order in which they came. */
  get ranked(): readonly RankedPaper[] {
    return this.#ranked;
  }

  /** All of them, whole, one after the other. */
  *[Symbol.iterator](): Iterator<Paper> {
    for (const place of this.#ranked.keys()) yield this.#unpacked(place);
  }

  /** All of them, some at a time, with the place of the first. */
  *batches(): Iterable<{ readonly first: number; readonly papers: readonly Paper[] }> {
    for (let first = 0; first < this.#ranked.length; first += BATCH) {
      const size = Math.min(BATCH, this.#ranked.length - first);
      yield { first, papers: Array.from({ length: size }, (_, nth) => this.#unpacked(first + nth)) };
    }
  }

  /** @throws RangeError for a paper that is not here. */
  whole({ id }: Pick<Paper, 'id'>): Paper {
    const place = this.#placeOf(id);
    const paper = this.#open.get(place) ?? this.#unpacked(place);
    // Behind the others: the least recently used goes first.
    this.#open.delete(place);
    this.#open.set(place, paper);
    const [oldest] = this.#open.keys();
    if (this.#open.size > OPEN_PAPERS) this.#open.delete(oldest!);
    return paper;
  }

  /** What the paper's text is known by, worked out when it is first asked for. */
  sketch({ id }: Pick<Paper, 'id'>): Sketch {
    const place = this.#placeOf(id);
    const known = this.#sketches.get(place);
    if (known) return known;
    const sketch = sketchOf(this.whole({ id }));
    this.#sketches.set(place, sketch);
    return sketch;
  }

  #placeOf(id: PaperId): number {
    const place = this.#places.get(id);
    if (place === undefined) throw new RangeError(`paper ${id} is not on the shelf`);
    return place;
  }

  #unpacked(place: number): Paper {
    return JSON.parse(this.#packed.get(place)) as Paper;
  }
}
