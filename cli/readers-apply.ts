import { text } from 'node:stream/consumers';
import { changeOf, describeCadence, type ReaderChange } from '../shared/readers/change.ts';
import { parseDeclaration } from '../shared/readers/declaration.ts';
import { DeclarationError } from '../shared/readers/declaration-error.ts';
import { agreed } from './agreed.ts';
import { Complaint } from './complaint.ts';
import { now } from './now.ts';
import { openFile } from './open-file.ts';
import { idOf, readersOf } from './tables.ts';
import type { Target } from './target.ts';

/** `offprint readers apply FILE`: shows what the file changes, asks, and changes it. Readers that the file does not name stay as they are. */
export async function applyReaders(target: Target, file: string, { yes = false }: { yes?: boolean }): Promise<void> {
  const declared = await declarationIn(file);
  const readers = readersOf(target);
  const at = await now(target);
  const changes: ReaderChange[] = [];
  for (const reader of declared) {
    const id = await idOf(readers, reader.address);
    changes.push(changeOf(id, reader, await readers.get(id), at));
  }
  for (const change of changes) console.log(describe(change));
  const wanted = changes.filter((change) => change.kind === 'add' || change.kind === 'change');
  if (wanted.length === 0) return console.log('Nothing to change.');
  if (!yes && !(await agreed(`Apply ${wanted.length} ${wanted.length === 1 ? 'change' : 'changes'}?`)))
    return console.log('Nothing changed.');
  for (const { reader } of wanted)
    if (!(await readers.put(reader)))
      throw new Complaint(`${reader.address} was changed by somebody else meanwhile; run this again.`);
  console.log(`${wanted.length} ${wanted.length === 1 ? 'reader' : 'readers'} applied.`);
}

async function declarationIn(file: string) {
  const { stream } = await openFile(file);
  try {
    return parseDeclaration(await text(stream));
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    throw new Complaint(`${file} was not applied:\n${error.problems.join('\n')}`);
  }
}

function describe(change: ReaderChange): string {
  const { address, zone, cadence, interests } = change.reader;
  switch (change.kind) {
    case 'add':
      return `+ ${address}  ${describeCadence(cadence)} ${zone}\n${interests.map(({ label }) => `    + ${label}`).join('\n')}`;
    case 'change':
      return `~ ${address}\n${change.differences.map((difference) => `    ${difference}`).join('\n')}`;
    case 'same':
      return `= ${address}`;
    case 'stays away':
      return `= ${address}  ${change.reader.consent.state}: stays so, a file does not override that`;
  }
}
