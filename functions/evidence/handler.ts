import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { record, recordAsked } from './evidence.ts';
import { countMails } from './reputation.ts';
import { readAskedEvent, readMailEvent, type Sent } from './ses-event.ts';
import { wire } from './wire.ts';

const ports = wire();

/** SES events, as SNS hands them to the queue (raw or in its envelope); those that failed out, so that they come again. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  const recorded: Sent[] = [];
  for (const { messageId, body } of event.Records) {
    const [ofEdition, ofAsking] = [read(readMailEvent, body), read(readAskedEvent, body)];
    const about = ofEdition ?? ofAsking;
    if (!about) continue;
    try {
      if (ofEdition) await record(ports, ofEdition);
      else if (ofAsking) await recordAsked(ports, ofAsking);
      recorded.push(about);
    } catch (error) {
      console.error(JSON.stringify({ edition: ofEdition?.editionId, asked: ofAsking?.readerId, fault: String(error) }));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  await countMails(ports, recorded).catch((error: unknown) => console.error(JSON.stringify({ fault: String(error) })));
  return { batchItemFailures };
}

function read<Event>(reader: (text: string) => Event | undefined, body: string): Event | undefined {
  return reader(body) ?? reader(unwrapped(body));
}

function unwrapped(body: string): string {
  try {
    return String((JSON.parse(body) as { Message?: unknown }).Message);
  } catch {
    return '';
  }
}
