import { dynamoDb } from '../shared/aws/clients.ts';
import { editionsTable } from '../shared/aws/editions-table.ts';
import type { Edition } from '../shared/editions/edition.ts';
import { isUndecided } from '../shared/editions/ledger.ts';
import type { ReaderId } from '../shared/readers/ids.ts';
import { Complaint } from './complaint.ts';
import { askCompose } from './compose-function.ts';
import { readerAt, readersOf } from './tables.ts';
import type { Target } from './target.ts';

/** What compose answers when an edition is asked for at once. */
type SendNow =
  | { readonly kind: 'on its way'; readonly editionId: string }
  | { readonly kind: 'nothing matched' }
  | { readonly kind: 'no such reader' }
  | { readonly kind: 'not mailed'; readonly reason: string };

const POLL_MS = 500;
const PATIENCE_MS = 60_000;

/** `offprint send-now`: composes one reader's edition out of turn, and waits until it is sent. */
export async function sendNow(target: Target, address: string): Promise<void> {
  const { id } = await readerAt(readersOf(target), address);
  await sendAtOnce(target, id, address);
}

/** Composes an edition out of turn, with what editions before it did not bring, and waits until it is sent. */
export async function sendAtOnce(target: Target, readerId: ReaderId, address: string): Promise<void> {
  const answer = await askCompose<SendNow>(target, { sendNow: readerId });
  switch (answer.kind) {
    case 'nothing matched':
      return console.log(`Nothing new matches what ${address} asks for, so there is nothing to send.`);
    case 'no such reader':
      throw new Complaint(`${address} was removed meanwhile.`);
    case 'not mailed':
      throw new Complaint(`${address} was not mailed: ${answer.reason}.`);
    case 'on its way':
      return console.log(describe(address, await outcome(target, answer.editionId)));
  }
}

/** The edition when it is decided, or as it is when patience ends. */
async function outcome(target: Target, id: string): Promise<Edition | undefined> {
  const editions = editionsTable(dynamoDb(target.clients), target.outputs.editionsTable);
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const edition = await editions.get(id);
    if ((edition && !isUndecided(edition)) || Date.now() > giveUpAt) return edition;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function describe(address: string, edition: Edition | undefined): string {
  if (edition?.state === 'SENT')
    return `${address} was sent ${edition.papers} ${edition.papers === 1 ? 'paper' : 'papers'}.`;
  if (edition && 'reason' in edition)
    return `${address} was not sent to: ${edition.state.toLowerCase()}, ${edition.reason}.`;
  return `The edition for ${address} is frozen and waits to be sent (${edition?.state ?? 'not in the ledger yet'}).`;
}
