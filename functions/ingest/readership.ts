import type { SavedMatching } from '../../shared/matching/saved-interests.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { heard } from '../../shared/readers/heard.ts';
import type { Reader } from '../../shared/readers/reader.ts';

/** Who reads here, as far as a dump has to do with it. */
export interface Readership {
  /** Readers whose interests were looked at. */
  readonly readers: number;
  /** Whether these are all who get mail. */
  readonly all: boolean;
  /** The readers who would get each paper, by number. */
  whoWants(papers: readonly Paper[]): readonly ReadonlySet<number>[];
}

/** With more readers than these, asking them all would take longer than reading the dump: the first ones speak for the others. */
const MOST_READERS = 5_000;

/** The interests of those who get mail. */
export async function readershipOf(readers: AsyncIterable<Reader>, matching: SavedMatching): Promise<Readership> {
  const asked: { readonly reader: number; readonly id: string; readonly query: string }[] = [];
  let count = 0;
  let all = true;
  for await (const reader of readers) {
    if (count === MOST_READERS) {
      all = false;
      break;
    }
    for (const { id, query } of heard(reader)) asked.push({ reader: count, id, query });
    count += 1;
  }
  return {
    readers: count,
    all,
    whoWants(papers) {
      const wanting = papers.map(() => new Set<number>());
      for (const { interest, paper } of matching.match(asked, papers)) wanting[paper]!.add(asked[interest]!.reader);
      return wanting;
    },
  };
}
