import { dynamoDb, s3 } from '../shared/aws/clients.ts';
import { editionBodies } from '../shared/aws/edition-bodies.ts';
import { editionsTable } from '../shared/aws/editions-table.ts';
import type { Edition } from '../shared/editions/edition.ts';
import type { EditionId, ReaderId } from '../shared/readers/ids.ts';
import { Complaint } from './complaint.ts';
import type { EDITION_STATES } from './edition-states.ts';
import { whyNotResent } from './resend.ts';
import { sendAtOnce } from './send-now.ts';
import { readerAt, readersOf } from './tables.ts';
import type { Target } from './target.ts';

const MOST_SHOWN = 100;

export interface ListOptions {
  readonly state?: (typeof EDITION_STATES)[number];
  /** Address of the one whose editions are asked for. */
  readonly reader?: string;
  readonly json?: boolean;
}

/** `offprint editions`: the ledger, latest due time first. */
export async function listEditions(target: Target, { state, reader, json = false }: ListOptions): Promise<void> {
  const table = editionsOf(target);
  const of = reader === undefined ? undefined : await readerAt(readersOf(target), reader);
  const found: Edition[] = [];
  for await (const edition of of ? table.ofReader(of.id) : table.all())
    if (state === undefined || edition.state.toLowerCase() === state) found.push(edition);
  found.sort((one, other) => (one.dueAt < other.dueAt ? 1 : -1));
  if (json) {
    for (const edition of found) console.log(JSON.stringify(edition));
    return;
  }
  const addresses = await addressesIn(target);
  for (const edition of found.slice(0, MOST_SHOWN)) console.log(describe(edition, addresses.get(edition.readerId)));
  if (found.length > MOST_SHOWN) console.log(`… and ${found.length - MOST_SHOWN} more.`);
  console.log(
    `${found.length} ${found.length === 1 ? 'edition' : 'editions'}${state === undefined ? '' : `, ${state}`}.`,
  );
}

/**
 * `offprint editions resend`: what an edition that ended unmailed listed goes out in a new one. Nothing is taken out of its end: the new edition is composed, frozen and claimed like any other and carries the
 * papers, so that whatever else carries them or composes at the same moment, they go once.
 */
export async function resendEdition(target: Target, id: EditionId): Promise<void> {
  const edition = await editionsOf(target).get(id);
  if (!edition) throw new Complaint(`There is no edition ${id}. "npx offprint editions" lists them.`);
  const reader = await readersOf(target).get(edition.readerId);
  const against = whyNotResent(edition, reader);
  if (against === 'carried') throw new Complaint(await carriedInto(target, edition));
  if (against) throw new Complaint(against);
  await sendAtOnce(target, edition.readerId, reader?.address ?? id);
}

async function carriedInto(target: Target, { id, readerId }: Edition): Promise<string> {
  const bodies = editionBodies(s3(target.clients), target.outputs.bucket);
  for await (const other of editionsOf(target).ofReader(readerId))
    if ((await bodies.get(other.id))?.carries.includes(id))
      return `Its papers went on with edition ${other.id}, which is ${other.state}. Nothing is sent twice.`;
  return 'A later edition has answered for its papers. Nothing is sent twice.';
}

function describe(edition: Edition, address: string | undefined): string {
  const { id, state, dueAt, papers } = edition;
  const why = 'reason' in edition ? `  ${edition.reason}` : '';
  const paperWord = papers === 1 ? 'paper' : 'papers';
  return `${dueAt.slice(0, 16)}Z  ${state.padEnd(9)}  ${String(papers).padStart(3)} ${paperWord}  ${address || '(erased)'}  ${id}${why}`;
}

async function addressesIn(target: Target): Promise<Map<ReaderId, string>> {
  const addresses = new Map<ReaderId, string>();
  for await (const { id, address } of readersOf(target).all()) addresses.set(id, address);
  return addresses;
}

function editionsOf(target: Target) {
  return editionsTable(dynamoDb(target.clients), target.outputs.editionsTable);
}
