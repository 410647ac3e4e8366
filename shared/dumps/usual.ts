import { type Dump, isBackfill } from './dump.ts';

/** A dump that would mail more than so many times what is usual is held. */
const TIMES = 5;
/** Nobody is asked about fewer: a full mail's worth of papers hurts nobody. */
const NEVER_TOO_MANY = 10;
/** What is usual is the middle of so many dumps, the latest that brought anybody anything. */
const RECENT_DUMPS = 30;

/** What one may expect of a dump. A mailing is one paper to one reader. */
export interface Usual {
  readonly mailings: number;
  /** A dump of more is held. */
  readonly most: number;
}

/**
 * What dumps usually mail to so many readers: the median of those that brought anybody anything, by the reader, so that a circle that has grown is nothing unusual. Undefined for a first dump, which
 * nothing can be compared with.
 * @param dumps latest first; only as many are read as are needed
 */
export async function usualOf(dumps: AsyncIterable<Dump>, readers: number): Promise<Usual | undefined> {
  const rates: number[] = [];
  for await (const dump of dumps) {
    if (dump.state === 'reading' || dump.retractedAt !== undefined || isBackfill(dump) || !dump.meaning?.mailings)
      continue;
    rates.push(dump.meaning.mailings / dump.meaning.readers);
    if (rates.length === RECENT_DUMPS) break;
  }
  if (rates.length === 0) return undefined;
  rates.sort((one, other) => one - other);
  const middle = (rates[(rates.length - 1) >> 1]! + rates[rates.length >> 1]!) / 2;
  const mailings = middle * readers;
  return { mailings: Math.round(mailings), most: Math.max(NEVER_TOO_MANY, TIMES * mailings) };
}
