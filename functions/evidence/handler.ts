import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { record } from './evidence.ts';
import { readMailEvent } from './ses-event.ts';
import { wire } from './wire.ts';

const ports = wire();

/** SES events, as SNS hands them to the queue (raw or in its envelope); those that failed out, so that they come again. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of event.Records) {
    const mailEvent = readMailEvent(body) ?? readMailEvent(unwrapped(body));
    if (!mailEvent) continue;
    await record(ports, mailEvent).catch((error: unknown) => {
      console.error(JSON.stringify({ edition: mailEvent.editionId, fault: String(error) }));
      batchItemFailures.push({ itemIdentifier: messageId });
    });
  }
  return { batchItemFailures };
}

function unwrapped(body: string): string {
  try {
    return String((JSON.parse(body) as { Message?: unknown }).Message);
  } catch {
    return '';
  }
}
