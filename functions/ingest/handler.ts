import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ingest } from './ingest.ts';
import { readMessage } from './message.ts';
import { wire } from './wire.ts';

const ports = wire();

/** Objects that were dropped in; those that could not be worked on out, so that they come again. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { messageId, body, attributes } of event.Records) {
    const delivery = readMessage(body, Number(attributes.ApproximateReceiveCount));
    if (!delivery) {
      ports.log('ingest.unknown-event', { message: body.slice(0, 500) });
      continue;
    }
    await ingest(delivery, { ...ports, remainingMs: () => context.getRemainingTimeInMillis() }).catch(
      (fault: unknown) => {
        ports.log('ingest.failed', { key: delivery.dropped.key, receives: delivery.receives }, fault);
        batchItemFailures.push({ itemIdentifier: messageId });
      },
    );
  }
  return { batchItemFailures };
}
