import type { Alias, Entry, Library } from '../../shared/papers/library.ts';
import type { PaperId, PaperKey, PaperRecord } from '../../shared/papers/paper.ts';

/** What the library held under the keys of some records. */
export interface Seen {
  readonly aliases: ReadonlyMap<PaperKey, Alias>;
  readonly entries: ReadonlyMap<PaperId, Entry>;
  /** Where an id leads in the end. */
  root(id: PaperId): PaperId;
}

/** A paper moves at most to an older one, so chains end; longer ones than this nobody has seen. */
const LONGEST_CHAIN = 20;

/** Reads all keys of the records, and the papers that they lead to, in as few requests as the store allows. */
export async function lookUp(library: Library, records: readonly PaperRecord[]): Promise<Seen> {
  const aliases = await library.aliases([...new Set(records.flatMap(({ keys }) => keys))]);
  const entries = new Map<PaperId, Entry>();
  let wanted = new Set([...aliases.values()].map(({ paperId }) => paperId));
  for (let step = 0; wanted.size > 0; step++) {
    if (step === LONGEST_CHAIN)
      throw new Error(`papers lead on to each other more than ${LONGEST_CHAIN} times, from ${[...wanted][0]}`);
    const found = await library.entries([...wanted]);
    wanted = new Set();
    for (const [id, entry] of found) {
      entries.set(id, entry);
      if (entry.kind === 'moved' && !entries.has(entry.to)) wanted.add(entry.to);
    }
  }
  return { aliases, entries, root: (id) => rootOf(id, entries) };
}

function rootOf(id: PaperId, entries: ReadonlyMap<PaperId, Entry>): PaperId {
  let root = id;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const entry = entries.get(root);
    if (entry?.kind !== 'moved') break;
    root = entry.to;
  }
  return root;
}
