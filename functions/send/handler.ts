import { randomUUID } from 'node:crypto';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { after } from '../../shared/editions/instant.ts';
import { editionToWake } from '../../shared/editions/wake.ts';
import { send } from './send.ts';
import { wire } from './wire.ts';

const ports = wire();

/** Wake-ups in; those that there was no time for out, so that the queue brings them again. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const woken = event.Records.map(({ messageId, body }) => ({ messageId, editionId: editionToWake(body) }));
  const editions = woken.flatMap(({ editionId }) => (editionId === undefined ? [] : [editionId]));
  const deadline = after(ports.now(), context.getRemainingTimeInMillis());
  const unfinished = await send(ports, editions, { owner: randomUUID(), deadline });
  if (unfinished.length > 0) console.warn(JSON.stringify({ unfinished }));
  return {
    batchItemFailures: woken
      .filter(({ editionId }) => unfinished.some((one) => one.editionId === editionId))
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
}
