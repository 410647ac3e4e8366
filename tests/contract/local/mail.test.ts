import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { PublishCommand } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

let local: LocalRun;
beforeAll(async () => {
  local = await startLocal();
});
afterAll(() => local[Symbol.asyncDispose]());

const Headers = [
  { Name: 'List-Unsubscribe', Value: '<https://papers.example/u/1>' },
  { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
];
const simple = (more: object = {}) => ({
  Subject: { Data: 'Grüße 😀' },
  Body: { Text: { Data: 'Drei Aufsätze' }, Html: { Data: '<p>Drei Aufsätze</p>' } },
  Headers,
  ...more,
});
const send = (to: string, more: Partial<SendEmailCommandInput> = {}) =>
  local.clients.ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'Papers <digest@papers.example>',
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: 'digests',
      EmailTags: [{ Name: 'edition', Value: 'e-1' }],
      Content: { Simple: simple() },
      ...more,
    }),
  );
const eventsOf = async (kind: string): Promise<string[]> => {
  await local.cloud.settle();
  const { Items } = await local.clients.dynamodb.send(
    new QueryCommand({
      TableName: local.cloud.outputs.Table,
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :kind',
      ExpressionAttributeValues: { ':kind': { S: kind } },
    }),
  );
  return Items!.map(({ pk }) => pk!.S!.split(' ')[1]!);
};

describe('the local SES', () => {
  it('puts a mail in the inbox as others would get it', async () => {
    const { MessageId } = await send('reader@example.org');
    await local.cloud.settle();
    const mail = await PostalMime.parse(local.cloud.inbox.eml(MessageId!));
    expect(mail).toMatchObject({
      subject: 'Grüße 😀',
      from: { name: 'Papers', address: 'digest@papers.example' },
      to: [{ address: 'reader@example.org' }],
    });
    expect([mail.text!.trim(), mail.html!.trim()]).toEqual(['Drei Aufsätze', '<p>Drei Aufsätze</p>']);
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe('<https://papers.example/u/1>');
    expect(mail.messageId).toContain(MessageId);
  });

  it('tells what became of a mail: left and delivered, bounced, complained about, rejected', async () => {
    for (const who of ['reader', 'bounce', 'transientbounce', 'complaint', 'reject'])
      await send(`${who}@events.example`);
    const at = (address: string): boolean => address.endsWith('@events.example');
    const heard = async (kind: string) => (await eventsOf(kind)).filter(at).map((address) => address.split('@')[0]);
    expect((await heard('Send')).sort()).toEqual(['bounce', 'complaint', 'reader', 'reject', 'transientbounce']);
    expect((await heard('Delivery')).sort()).toEqual(['complaint', 'reader']);
    expect((await heard('Bounce')).sort()).toEqual(['bounce', 'transientbounce']);
    expect(await heard('Complaint')).toEqual(['complaint']);
    expect(await heard('Reject')).toEqual(['reject']);
  });

  it('throttles as the real one does', async () => {
    await expect(send('throttle@example.org')).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
  });

  it.each([
    ['a sender that nobody verified', { FromEmailAddress: 'me@other.example' }, 'MessageRejected'],
    ['a configuration set that does not exist', { ConfigurationSetName: 'other' }, 'NotFoundException'],
    ['nobody to send to', { Destination: {} }, 'BadRequestException'],
    ['more than 50 recipients', { Destination: { ToAddresses: Array(51).fill('a@b.example') } }, 'BadRequestException'],
    ['an address that is not ASCII', { Destination: { ToAddresses: ['ä@b.example'] } }, 'BadRequestException'],
    ['a sender name that is not ASCII', { FromEmailAddress: 'Grüße <digest@papers.example>' }, 'BadRequestException'],
    ['a tag with other characters', { EmailTags: [{ Name: 'edition', Value: 'a b' }] }, 'BadRequestException'],
    ['a line break in a header', header('X-A', 'a\r\nBcc: b@c.example'), 'BadRequestException'],
    ['a header that is not ASCII', header('X-A', 'ä'), 'BadRequestException'],
    ['a header that SES writes itself', header('Message-ID', '<a@b>'), 'BadRequestException'],
    ['a header that is too long', header('X-A', 'a'.repeat(996)), 'BadRequestException'],
    ['a mail without a body', { Content: { Simple: simple({ Body: {} }) } }, 'BadRequestException'],
  ] as [string, Partial<SendEmailCommandInput>, string][])('refuses %s', async (_, more, name) => {
    const before = local.cloud.inbox.list().length;
    await expect(send('reader@example.org', more)).rejects.toMatchObject({ name });
    expect(local.cloud.inbox.list()).toHaveLength(before);
  });
});

function header(Name: string, Value: string): Partial<SendEmailCommandInput> {
  return { Content: { Simple: simple({ Headers: [{ Name, Value }] }) } };
}

describe('the local SNS', () => {
  it('mails the operator, and hands other subscribers the wrapped message', async () => {
    const TopicArn = local.cloud.outputs.OperatorTopicArn;
    await local.clients.sns.send(new PublishCommand({ TopicArn, Subject: 'Look', Message: 'grüße & <so>' }));
    await local.cloud.settle();
    const [mail] = local.cloud.inbox.list();
    expect(mail).toMatchObject({ to: ['operator@papers.example'], subject: 'Look', text: 'grüße & <so>' });
    const wanted = new ReceiveMessageCommand({ QueueUrl: local.cloud.outputs.PlainQueueUrl });
    const [message] = (await local.clients.sqs.send(wanted)).Messages!;
    expect(JSON.parse(message!.Body!)).toMatchObject({
      Type: 'Notification',
      Subject: 'Look',
      Message: 'grüße & <so>',
      TopicArn,
    });
  });

  it('refuses a subject that SNS would refuse, and a topic that is not there', async () => {
    const TopicArn = local.cloud.outputs.OperatorTopicArn;
    const publish = (more: object) => local.clients.sns.send(new PublishCommand({ TopicArn, Message: 'm', ...more }));
    await expect(publish({ Subject: 'Grüße' })).rejects.toMatchObject({ name: /InvalidParameter/ });
    await expect(publish({ Subject: 'x'.repeat(100) })).rejects.toMatchObject({ name: /InvalidParameter/ });
    await expect(publish({ TopicArn: `${TopicArn}s` })).rejects.toMatchObject({ name: /NotFound/ });
  });
});
