import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { changeOf, describeCadence, type ReaderChange } from '../shared/readers/change.ts';
import { type DeclaredReader, parseDeclaration } from '../shared/readers/declaration.ts';
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

async function declarationIn(file: string): Promise<DeclaredReader[]> {
  const { stream } = await openFile(file);
  return declarationOf(await buffer(stream), file);
}

/** The readers that a file's bytes declare. @throws Complaint with every mistake */
export function declarationOf(bytes: Uint8Array, file: string): DeclaredReader[] {
  const refuse = (...problems: readonly string[]) => new Complaint(`${file} was not applied:\n${problems.join('\n')}`);
  if (!isUtf8(bytes)) throw refuse('It is not UTF-8, and its letters would be others: save it as UTF-8.');
  try {
    return parseDeclaration(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof DeclarationError) throw refuse(...error.problems.map(withCaretInPlace));
    // An alias without its anchor, or too many: the YAML reader tells of neither before it follows them.
    if (error instanceof ReferenceError) throw refuse(`${error.message}.`);
    throw error;
  }
}

/** A query with a caret under it begins a line of its own, or the caret would stand elsewhere. */
function withCaretInPlace(problem: string): string {
  return problem.replace(/^(line \d+:) (?=.*\n *\^)/, '$1\n');
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
