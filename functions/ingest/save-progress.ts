import type { ReadingDump } from '../../shared/dumps/dump.ts';
import type { IngestPorts } from './ports.ts';
import { TryLater } from './try-later.ts';

const ATTEMPTS = 10;

/**
 * Writes down how far a dump is dealt with, unless a second run of the same delivery is further already: whoever gets on is not poison, so earlier runs are forgotten.
 * Answers the dump as this run goes on with it.
 * @throws TryLater when the other run has ended the dump or handed it on. The message has to come again: deleted, it would be missing should that run die on its last steps.
 */
export async function saveProgress(dump: ReadingDump, ports: IngestPorts): Promise<ReadingDump> {
  let writes = dump.writes;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const written = await ports.dumps.put({ ...dump, writes, begun: dump.begun.slice(-1) });
    if (written) return written;
    const theirs = await ports.dumps.get(dump.id);
    if (theirs?.state !== 'reading' || theirs.hops > dump.hops)
      throw new TryLater(`another run went on with dump ${dump.id}`);
    writes = theirs.writes;
    if (theirs.records >= dump.records) return { ...dump, writes };
    await ports.backOff(attempt);
  }
  throw new TryLater(`the progress of dump ${dump.id} could not be written in ${ATTEMPTS} attempts`);
}
