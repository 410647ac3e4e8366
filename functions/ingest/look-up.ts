import { entriesBehind, rootOf } from '../../shared/papers/follow.ts';
import type { Alias, Entry, Library } from '../../shared/papers/library.ts';
import type { PaperId, PaperKey, PaperRecord } from '../../shared/papers/paper.ts';

/** What the library held under the keys of some records. */
export interface Seen {
  readonly aliases: ReadonlyMap<PaperKey, Alias>;
  readonly entries: ReadonlyMap<PaperId, Entry>;
  /** Where an id leads in the end. */
  root(id: PaperId): PaperId;
}

/** Reads all keys of the records, and the papers that they lead to, in as few requests as the store allows. */
export async function lookUp(library: Library, records: readonly Pick<PaperRecord, 'keys'>[]): Promise<Seen> {
  const aliases = await library.aliases([...new Set(records.flatMap(({ keys }) => keys))]);
  const entries = await entriesBehind(
    library,
    [...aliases.values()].map(({ paperId }) => paperId),
  );
  return { aliases, entries, root: (id) => rootOf(id, entries) };
}
