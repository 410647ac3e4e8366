import { type AskedTable, askedTable } from '../shared/aws/asked-table.ts';
import { dynamoDb } from '../shared/aws/clients.ts';
import { type ReadersTable, readersTable } from '../shared/aws/readers-table.ts';
import { addressProblem, readerIdOf } from '../shared/readers/address.ts';
import type { ReaderId } from '../shared/readers/ids.ts';
import type { Reader } from '../shared/readers/reader.ts';
import { Complaint } from './complaint.ts';
import type { Target } from './target.ts';

/** The target's readers, for commands. */
export function readersOf(target: Target): ReadersTable {
  return readersTable(dynamoDb(target.clients), target.outputs.readersTable);
}

/** Who asked for mails there and did not confirm yet. */
export function askedOf(target: Target): AskedTable {
  return askedTable(dynamoDb(target.clients), target.outputs.readersTable);
}

/** The id that an address has in this deployment. @throws Complaint when it is no address. */
export async function idOf(readers: ReadersTable, address: string): Promise<ReaderId> {
  const problem = addressProblem(address);
  if (problem) throw new Complaint(problem);
  const [firstKey] = await readers.capabilityKeys();
  if (!firstKey) throw new Complaint('The Readers table holds no key: deploy (or start) again.');
  return readerIdOf(firstKey, address);
}

/** The reader with this address. @throws Complaint when there is none. */
export async function readerAt(readers: ReadersTable, address: string): Promise<Reader> {
  const reader = await readers.get(await idOf(readers, address));
  if (!reader)
    throw new Complaint(
      `Nobody with the address ${address} is known here. "npx offprint reader list" shows everybody.`,
    );
  return reader;
}

const TRIES = 5;

/**
 * Changes a reader who may be changed by others at the same time: reads, applies `change`, writes, and again when somebody else wrote first.
 * @returns The reader as written.
 * @throws Complaint when the reader is not known, or keeps changing.
 */
export async function changeReader(
  readers: ReadersTable,
  address: string,
  change: (reader: Reader) => Reader,
): Promise<Reader> {
  for (let tries = 0; tries < TRIES; tries++) {
    const written = await readers.put(change(await readerAt(readers, address)));
    if (written) return written;
  }
  throw new Complaint(`${address} is being changed by somebody else at the same time; try again.`);
}
