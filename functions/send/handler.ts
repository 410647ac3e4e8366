import { randomUUID } from 'node:crypto';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { after } from '../../shared/calendar/instant.ts';
import { editionToWake } from '../../shared/editions/wake.ts';
import { askedIn } from '../../shared/readers/asked.ts';
import { ask } from './ask.ts';
import { send } from './send.ts';
import { wire } from './wire.ts';

const ports = wire();

/** Wake-ups in; those that there was no time for out, so that the queue brings them again. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const woken = event.Records.map(({ messageId, body }) => ({
    messageId,
    editionId: editionToWake(body),
    readerId: askedIn(body),
  }));
  const shift = { owner: randomUUID(), deadline: after(ports.now(), context.getRemainingTimeInMillis()) };
  const editions = await send(ports, known(woken.map(({ editionId }) => editionId)), shift);
  const people = await ask(ports, known(woken.map(({ readerId }) => readerId)), shift);
  if (editions.length + people.length > 0) console.warn(JSON.stringify({ unfinished: [...editions, ...people] }));
  return {
    batchItemFailures: woken
      .filter(
        ({ editionId, readerId }) =>
          editions.some((one) => one.editionId === editionId) || people.some((one) => one.readerId === readerId),
      )
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
}

function known(ids: readonly (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined);
}
