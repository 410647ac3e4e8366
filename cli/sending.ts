import { dynamoDb } from '../shared/aws/clients.ts';
import { editionsTable } from '../shared/aws/editions-table.ts';
import { type Reputation, reputationOf } from '../shared/aws/reputation.ts';
import { dayOf } from '../shared/calendar/day.ts';
import { isHeld } from '../shared/editions/hold.ts';
import { latestMails } from '../shared/editions/reputation.ts';
import { Complaint } from './complaint.ts';
import { now } from './now.ts';
import type { Target } from './target.ts';

/** `offprint sending`: whether mails may leave, and what mailboxes say of them. */
export async function showSending(target: Target): Promise<void> {
  const at = await now(target);
  const hold = await holdsOf(target).get();
  if (isHeld(hold, at))
    console.log(
      hold.cause === 'reputation'
        ? `Held since ${hold.since.slice(0, 16)}Z, until you release it: ${hold.reason}.`
        : `Rests until ${hold.until.slice(0, 16)}Z: ${hold.reason}.`,
    );
  else console.log('Mails may leave.');
  const latest = latestMails(await reputation(target).days(dayOf(at)));
  console.log(
    latest
      ? `Of the latest ${latest.sent} mails ${latest.bounced} bounced for good and ${latest.complained} were reported as spam.`
      : 'Fewer than 1,000 mails left in 30 days: too few to say what mailboxes make of them.',
  );
}

/** `offprint sending release`: ends the hold and begins the count anew. */
export async function releaseSending(target: Target): Promise<void> {
  const at = await now(target);
  const holds = holdsOf(target);
  const hold = await holds.get();
  if (!isHeld(hold, at)) throw new Complaint('Nothing is held: mails may leave.');
  // The count first: a bounce that comes in between would hold again by what is forgiven.
  await reputation(target).forget(dayOf(at));
  await holds.end();
  console.log('Mails may leave again. Editions that wait are sent within ten minutes, at the account’s rate.');
}

function holdsOf(target: Target) {
  return editionsTable(dynamoDb(target.clients), target.outputs.editionsTable).holds;
}

function reputation(target: Target): Reputation {
  const client = dynamoDb(target.clients);
  return reputationOf(client, client, target.outputs.editionsTable);
}
