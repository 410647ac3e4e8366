import { isDeepStrictEqual } from 'node:util';
import { arrivalAfter } from '../../shared/papers/arrival.ts';
import { isTakenBack, takenBack } from '../../shared/papers/deletion.ts';
import { parseIdentifier } from '../../shared/papers/identifier.ts';
import type { Paper, PaperKey } from '../../shared/papers/paper.ts';
import type { Filing } from './file-record.ts';
import { lookUp } from './look-up.ts';
import { TryLater } from './try-later.ts';

const ATTEMPTS = 12;

/**
 * Marks as withdrawn what the library has of the records that an archive deleted, on the terms of {@link fileRecord}. A paper that stands in another archive too stays as it is.
 * All notices are looked up together: a harvest may hold thousands, hardly any of a paper that is known.
 * @param notices of each the identifiers as it writes them
 * @returns of each whether a paper is withdrawn by it; a repeated delivery gives the same answer
 */
export async function takeBack(notices: readonly (readonly string[])[], filing: Filing): Promise<boolean[]> {
  const deleted = notices.map((ids) => ids.flatMap((id) => parseIdentifier(id)?.key ?? []));
  const known = new Set(deleted.flat());
  const keys = [...known];
  if (keys.length === 0) return notices.map(() => false);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await filing.backOff(attempt);
    const { aliases, entries, root } = await lookUp(filing.library, [{ keys }]);
    const gone = [...entries.values()].flatMap((entry) =>
      entry.kind === 'paper' && isTakenBack(entry.paper, known) ? entry : [],
    );
    let written = true;
    for (const { paper, writes } of gone) written = (await withdraw(paper, writes, filing)) && written;
    const ids = new Set(gone.map(({ paper }) => paper.id));
    const isGone = (key: PaperKey) => aliases.has(key) && ids.has(root(aliases.get(key)!.paperId));
    if (written) return deleted.map((of) => of.some(isGone));
  }
  throw new TryLater(`the rows of deleted papers kept changing, or could not be written, in ${ATTEMPTS} attempts`);
}

async function withdraw(before: Paper, writes: number, filing: Filing): Promise<boolean> {
  const after = takenBack(before);
  const arrival = arrivalAfter(before, after, { ...filing, at: filing.now() });
  const paper = arrival ? { ...after, arrival } : after;
  return isDeepStrictEqual(before, paper) || filing.library.put(paper, writes);
}
