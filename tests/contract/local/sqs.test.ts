import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

const MINUTE_MS = 60_000;

let local: LocalRun;
let QueueUrl: string;
beforeAll(async () => {
  local = await startLocal((resources) => {
    resources.Plain!.Properties.RedrivePolicy = {
      deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
      maxReceiveCount: 2,
    };
  });
  QueueUrl = local.cloud.outputs.PlainQueueUrl!;
});
afterAll(() => local[Symbol.asyncDispose]());
afterEach(async () => {
  for (const message of await receive()) await remove(message);
});

const send = (MessageBody: string, more: object = {}) =>
  local.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (more: object = {}): Promise<Message[]> => {
  const wanted = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All' as const], ...more };
  return (await local.clients.sqs.send(new ReceiveMessageCommand(wanted))).Messages ?? [];
};
const remove = ({ ReceiptHandle }: Message) =>
  local.clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
const pass = (ms: number) => local.cloud.clock.moveTo(local.cloud.clock.now() + ms);

describe('the local SQS', () => {
  it('hides what was received until its time is over, and counts the receives', async () => {
    await send('grüße 😀');
    const [first] = await receive();
    expect(first).toMatchObject({ Body: 'grüße 😀', Attributes: { ApproximateReceiveCount: '1' } });
    expect(await receive()).toEqual([]);
    pass(31_000);
    const [second] = await receive();
    expect(second!.Attributes!.ApproximateReceiveCount).toBe('2');
    await remove(second!);
    pass(MINUTE_MS);
    expect(await receive()).toEqual([]);
  });

  it('puts a message that was received too often with the dead letters', async () => {
    await send('poison');
    for (let tries = 0; tries < 2; tries++) {
      expect(await receive()).toHaveLength(1);
      pass(31_000);
    }
    expect(await receive()).toEqual([]);
    const [dead] = await receive({ QueueUrl: local.cloud.outputs.DeadQueueUrl });
    expect(dead!.Body).toBe('poison');
  });

  it('shows a delayed message when its time has come', async () => {
    await send('later', { DelaySeconds: 60 });
    expect(await receive()).toEqual([]);
    pass(61_000);
    expect(await receive()).toHaveLength(1);
  });

  it('waits for a message as long as it is asked to', async () => {
    const waiting = receive({ WaitTimeSeconds: 5 });
    await send('worth waiting');
    expect(await waiting).toHaveLength(1);
  });

  it('shows a message again at once when its receiver says so', async () => {
    await send('again');
    const [message] = await receive();
    const { ReceiptHandle } = message!;
    await local.clients.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    expect(await receive()).toHaveLength(1);
  });

  it('takes and deletes ten at once, and no more', async () => {
    const Entries = Array.from({ length: 11 }, (_, n) => ({ Id: `${n}`, MessageBody: `${n}` }));
    const sendAll = (entries: typeof Entries) =>
      local.clients.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries }));
    expect((await sendAll(Entries.slice(0, 10))).Successful).toHaveLength(10);
    await expect(sendAll(Entries)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    await expect(sendAll([Entries[0]!, Entries[0]!])).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
    const doomed = (await receive()).map(({ ReceiptHandle }, n) => ({ Id: `${n}`, ReceiptHandle }));
    const { Successful } = await local.clients.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: doomed }));
    expect(Successful).toHaveLength(10);
    const counted = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    const { Attributes } = await local.clients.sqs.send(counted);
    expect(Attributes!.ApproximateNumberOfMessages).toBe('0');
  });

  it('refuses what is too large, and characters that XML has not', async () => {
    await expect(send('x'.repeat(1024 * 1024 + 1))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(send('a\u0000b')).rejects.toMatchObject({ name: 'InvalidMessageContents' });
    await expect(send('x', { QueueUrl: `${QueueUrl}s` })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  it('forgets a message after its retention period', async () => {
    await send('old');
    pass(5 * 24 * 60 * MINUTE_MS);
    expect(await receive()).toEqual([]);
  });
});
