import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { record } from './evidence.ts';
import { countMails } from './reputation.ts';
import { type MailEvent, readMailEvent } from './ses-event.ts';
import { wire } from './wire.ts';

const ports = wire();

/** SES events, as SNS hands them to the queue (raw or in its envelope); those that failed out, so that they come again. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  const recorded: MailEvent[] = [];
  for (const { messageId, body } of event.Records) {
    const mailEvent = readMailEvent(body) ?? readMailEvent(unwrapped(body));
    if (!mailEvent) continue;
    try {
      await record(ports, mailEvent);
      recorded.push(mailEvent);
    } catch (error) {
      console.error(JSON.stringify({ edition: mailEvent.editionId, fault: String(error) }));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  await countMails(ports, recorded).catch((error: unknown) => console.error(JSON.stringify({ fault: String(error) })));
  return { batchItemFailures };
}

function unwrapped(body: string): string {
  try {
    return String((JSON.parse(body) as { Message?: unknown }).Message);
  } catch {
    return '';
  }
}
