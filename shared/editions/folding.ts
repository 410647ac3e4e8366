import { firstOfEach, type Sketch } from '../matching/duplicates.ts';
import type { Told } from './choosing.ts';
import type { RankedPaper } from './ranked-paper.ts';

/** What is told on one card: the paper that ranks best, and others that nearly repeat it. */
export interface Card extends Told {
  readonly copies: readonly Told[];
}

const ITS_OWN: Sketch = new Uint32Array();

/**
 * Papers that nearly repeat each other as one card: one work that came from two sources under two identities, a title that changed. Every paper that is told is on
 * exactly one card, so nothing is lost (E3), and a copy counts as listed (E2). A revision or a withdrawal is told of the very paper that was listed, and stands alone.
 * @param told best first
 */
export function folded(told: readonly Told[], sketch: (paper: RankedPaper) => Sketch): Card[] {
  const isNews = ({ kind }: Told) => kind === 'new' || kind === 'enriched';
  const firsts = firstOfEach(told.map((one) => (isNews(one) ? sketch(one.paper) : ITS_OWN)));
  const copies = told.map((): Told[] => []);
  for (const [place, first] of firsts.entries()) if (first !== place) copies[first]!.push(told[place]!);
  return told.flatMap((one, place) => (firsts[place] === place ? [{ ...one, copies: copies[place]! }] : []));
}
