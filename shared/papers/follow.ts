import type { Entry, Library } from './library.ts';
import type { PaperId } from './paper.ts';

/** A paper moves at most to an older one, so chains end; longer ones than this nobody has seen. */
const LONGEST_CHAIN = 20;

/** What stands under these ids, and under those that they lead to, in as few requests as the chains are long. @throws Error for a chain without end */
export async function entriesBehind(
  library: Pick<Library, 'entries'>,
  ids: Iterable<PaperId>,
): Promise<ReadonlyMap<PaperId, Entry>> {
  const entries = new Map<PaperId, Entry>();
  let wanted = new Set(ids);
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
  return entries;
}

/** Where an id leads in the end. */
export function rootOf(id: PaperId, entries: ReadonlyMap<PaperId, Entry>): PaperId {
  let root = id;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const entry = entries.get(root);
    if (entry?.kind !== 'moved') break;
    root = entry.to;
  }
  return root;
}
