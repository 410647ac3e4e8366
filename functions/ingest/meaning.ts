import type { Meaning } from '../../shared/dumps/receipt.ts';
import type { SavedMatching } from '../../shared/matching/saved-interests.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Reader } from '../../shared/readers/reader.ts';

/** With more readers than these, counting would take longer than reading the dump. */
const MOST_READERS = 5_000;

/** What new papers mean to the readers: how many get something, and how many papers nobody asked for. Undefined where there are too many readers to ask. */
export async function meaningOf(
  papers: readonly Paper[],
  readers: AsyncIterable<Reader>,
  matching: SavedMatching,
): Promise<Meaning | undefined> {
  const asked: { readonly reader: number; readonly id: string; readonly query: string }[] = [];
  let count = 0;
  for await (const { interests } of readers) {
    if (++count > MOST_READERS) return undefined;
    for (const { id, query } of interests) asked.push({ reader: count, id, query });
  }
  const hits = matching.match(asked, papers);
  const reached = new Set(hits.map((hit) => asked[hit.interest]!.reader));
  const wanted = new Set(hits.map((hit) => hit.paper));
  return { readers: count, readersReached: reached.size, papersForNobody: papers.length - wanted.size };
}
