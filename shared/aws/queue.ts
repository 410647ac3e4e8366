import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** SQS takes so many messages in one call. */
const BATCH = 10;

/**
 * Puts messages into a queue, ten a call.
 * @param url The queue's URL.
 * @throws Error when the queue did not take one of them; those before it are in the queue.
 */
export async function enqueue(client: SQSClient, url: string, bodies: readonly string[]): Promise<void> {
  for (let start = 0; start < bodies.length; start += BATCH) {
    const Entries = bodies
      .slice(start, start + BATCH)
      .map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    if (Failed[0])
      throw new Error(
        `the queue did not take ${Failed.length} of ${Entries.length} messages: ${Failed[0].Message ?? Failed[0].Code}`,
      );
  }
}
