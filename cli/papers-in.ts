import { dayOf } from '../shared/calendar/day.ts';
import type { Instant } from '../shared/calendar/instant.ts';
import { inspectDump } from '../shared/dumps/inspect.ts';
import { paperId } from '../shared/papers/identity.ts';
import { paperOf } from '../shared/papers/merge.ts';
import type { Paper } from '../shared/papers/paper.ts';
import { toPaperRecord } from '../shared/papers/record.ts';
import { Complaint } from './complaint.ts';
import { openFile } from './open-file.ts';

/** A paper of a file, with the id that the file (or else its strongest identifier) gives it. */
export interface PaperInFile {
  readonly givenId: string;
  readonly paper: Paper;
}

/**
 * The papers of a dump in any form, as if they had arrived now. Each once.
 * @param at when they arrive
 * @throws Complaint when nothing in the file can be read
 */
export async function papersIn(file: string, at: Instant): Promise<PaperInFile[]> {
  const found: PaperInFile[] = [];
  const { stream } = await openFile(file);
  const receipt = await inspectDump(
    stream,
    (one, format) => toPaperRecord(one, format, dayOf(at)),
    (lines) => {
      for (const line of lines) {
        if (!('paper' in line)) continue;
        const { id: givenId, line: _, record: __, byte: ___, entry: ____, ...record } = line.paper;
        const id = paperId(record.keys[0]!);
        const paper = paperOf(id, record, { dumpId: file, dumpRecord: found.length, at });
        found.push({ givenId, paper: { ...paper, arrival: { kind: 'new', at } } });
      }
    },
  );
  if (receipt.state === 'refused') throw new Complaint(`${file} cannot be read. ${receipt.reason}`, 2);
  return found;
}
