import { dynamoDb, s3 } from '../shared/aws/clients.ts';
import { editionBodies } from '../shared/aws/edition-bodies.ts';
import { editionsTable } from '../shared/aws/editions-table.ts';
import { dayOf } from '../shared/calendar/day.ts';
import { DAY_MS } from '../shared/calendar/instant.ts';
import { LOOK_BACK_MS } from '../shared/calendar/look-back.ts';
import { canonicalAddress } from '../shared/readers/address.ts';
import { changeOf, describeCadence, settingsChanged, withSettings } from '../shared/readers/change.ts';
import { queryProblem } from '../shared/readers/declaration.ts';
import { erased, takenOff } from '../shared/readers/erased.ts';
import type { Reader } from '../shared/readers/reader.ts';
import { paused, resumed } from '../shared/readers/rhythm.ts';
import { writtenRhythm } from '../shared/readers/settings.ts';
import { Complaint } from './complaint.ts';
import { now } from './now.ts';
import { type SettingOptions, settingsOf } from './reader-settings.ts';
import { askedOf, changeReader, idOf, readersOf } from './tables.ts';
import type { Target } from './target.ts';

const LOOK_BACK_DAYS = LOOK_BACK_MS / DAY_MS;

/** `offprint reader add`. @throws Complaint naming what is wrong, or that the reader is there already or has left. */
export async function addReader(
  target: Target,
  address: string,
  { interest, ...options }: SettingOptions & { interest: string[] },
): Promise<void> {
  const settings = settingsOf(options, { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const problem = interest.map(queryProblem).find((found) => found !== undefined);
  if (problem) throw new Complaint(problem);
  const readers = readersOf(target);
  const id = await idOf(readers, address);
  const declared = {
    ...settings,
    address: canonicalAddress(address),
    interests: interest.map((query) => ({ label: query, query })),
  };
  const existing = await readers.get(id);
  const change = changeOf(id, declared, existing, await now(target));
  if (change.kind === 'stays away')
    throw new Complaint(
      `${address} has ${change.reader.consent.state === 'left' ? 'left' : 'a mailbox that refused us'}: adding them again does not override that.`,
    );
  if (existing)
    throw new Complaint(
      `${address} is a reader already. Change what they ask for with "npx offprint interest add", and their settings with "npx offprint reader set".`,
    );
  if (!(await readers.put(change.reader)))
    throw new Complaint(`${address} was added by somebody else at the same moment.`);
  console.log(
    `${address} is invited: the invitation goes out with their first edition, ${describeCadence(change.reader.cadence)} ${change.reader.zone}.`,
  );
}

/** `offprint reader set`: what is not said stays as it is. */
export async function setReader(target: Target, address: string, options: SettingOptions): Promise<void> {
  const at = await now(target);
  let differences: readonly string[] = [];
  const { nextDueAt } = await changeReader(readersOf(target), address, (reader) => {
    refuseAway(reader);
    const changed = withSettings(reader, settingsOf(options, writtenRhythm(reader)), at);
    differences = settingsChanged(reader, changed);
    return changed;
  });
  if (differences.length === 0) return console.log(`${address} has that already.`);
  for (const difference of differences) console.log(difference);
  console.log(`${address} is due next at ${nextDueAt.slice(0, 16)}Z.`);
}

/** `offprint reader list`. */
export async function listReaders(target: Target, { json = false }: { json?: boolean }): Promise<void> {
  const found: Reader[] = [];
  for await (const reader of readersOf(target).all()) found.push(reader);
  found.sort((one, other) => one.address.localeCompare(other.address));
  if (json) {
    for (const reader of found) console.log(JSON.stringify(reader));
    return;
  }
  for (const { address, cadence, zone, consent, interests, nextDueAt } of found) {
    const next = consent.state === 'invited' || consent.state === 'active' ? `, next ${nextDueAt.slice(0, 16)}Z` : '';
    const why = 'reason' in consent ? ` (${consent.reason})` : '';
    const when = address === '' ? '' : `, ${describeCadence(cadence)} ${zone}${next}`;
    console.log(`${address || '(erased)'}  ${consent.state}${why}${when}`);
    for (const { label, query } of interests) console.log(`    ${label === query ? query : `${label}: ${query}`}`);
  }
  console.log(`${found.length} ${found.length === 1 ? 'reader' : 'readers'}.`);
}

/** `offprint reader pause`. */
export async function pauseReader(target: Target, address: string, { until }: { until?: string }): Promise<void> {
  const today = dayOf(await now(target));
  if (until !== undefined && until <= today) throw new Complaint(`${until} is over: write a day that is to come.`);
  await changeReader(readersOf(target), address, (reader) => {
    refuseAway(reader);
    return paused(reader, until);
  });
  console.log(
    until === undefined
      ? `${address} is paused until you resume them.`
      : `${address} is paused until ${until}; one catch-up edition comes after it, with what came in the ${LOOK_BACK_DAYS} days before.`,
  );
}

/** `offprint reader resume`. */
export async function resumeReader(target: Target, address: string): Promise<void> {
  const at = await now(target);
  const { nextDueAt } = await changeReader(readersOf(target), address, (reader) => {
    refuseAway(reader);
    return resumed(reader, at);
  });
  console.log(`${address} gets mail again, next at ${nextDueAt.slice(0, 16)}Z.`);
}

/** `offprint reader remove`. Erasing leaves a keyed hash, so that the address is never mailed again (R3); cut off, it is safe to repeat. */
export async function removeReader(
  target: Target,
  address: string,
  { erase = false }: { erase?: boolean },
): Promise<void> {
  const at = await now(target);
  const readers = readersOf(target);
  if (erase) await askedOf(target).forget(await idOf(readers, address));
  const { id } = await changeReader(readers, address, (reader) =>
    erase ? erased(reader, at) : { ...reader, consent: takenOff(reader, at) },
  );
  if (erase) {
    await editionBodies(s3(target.clients), target.outputs.bucket).forget(id);
    await editionsTable(dynamoDb(target.clients), target.outputs.editionsTable).forget(id);
  }
  console.log(
    erase ? `${address} is erased and will never be mailed.` : `${address} is taken off and will not be mailed.`,
  );
}

function refuseAway({ address, consent }: Reader): void {
  if (consent.state === 'left' || consent.state === 'suppressed')
    throw new Complaint(
      `${address} ${consent.state === 'left' ? 'left' : `is suppressed (${consent.reason})`}, and stays so.`,
    );
}
