import { isDeepStrictEqual } from 'node:util';
import { arrivalAfter } from '../../shared/papers/arrival.ts';
import { isTakenBack, takenBack } from '../../shared/papers/deletion.ts';
import { parseIdentifier } from '../../shared/papers/identifier.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Filing } from './file-record.ts';
import { lookUp } from './look-up.ts';
import { TryLater } from './try-later.ts';

const ATTEMPTS = 12;

/**
 * Marks as withdrawn what the library has of the records that an archive deleted, on the terms of {@link fileRecord}. A paper that stands in another archive too stays as it is.
 * @param deleted identifiers as the notice writes them
 * @returns how many papers are withdrawn by it; a repeated delivery gives the same answer
 */
export async function takeBack(deleted: readonly string[], filing: Filing): Promise<number> {
  const keys = [...new Set(deleted.flatMap((id) => parseIdentifier(id)?.key ?? []))];
  if (keys.length === 0) return 0;
  const known = new Set(keys);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await filing.backOff(attempt);
    const { entries } = await lookUp(filing.library, [{ keys }]);
    const gone = [...entries.values()].flatMap((entry) =>
      entry.kind === 'paper' && isTakenBack(entry.paper, known) ? entry : [],
    );
    const written = await Promise.all(gone.map(({ paper, writes }) => withdraw(paper, writes, filing)));
    if (written.every(Boolean)) return gone.length;
  }
  throw new TryLater(`the rows of deleted papers kept changing, or could not be written, in ${ATTEMPTS} attempts`);
}

async function withdraw(before: Paper, writes: number, filing: Filing): Promise<boolean> {
  const after = takenBack(before);
  const arrival = arrivalAfter(before, after, { ...filing, at: filing.now() });
  const paper = arrival ? { ...after, arrival } : after;
  return isDeepStrictEqual(before, paper) || filing.library.put(paper, writes);
}
